// Comfort, never a condition: every page works without this script.
import { offerApp } from './app.js'
import { offerLocation } from './hier.js'
import { suggestWhileTyping } from './suggesties.js'
import { keepSearches } from './bewaren.js'
import { shareSearch } from './delen.js'
import { countPicked } from './vergelijken.js'
import { offerStreetMap } from './straatkaartknop.js'
import { warnBeforeEnd } from './sessie.js'
import { followCheck } from './controle.js'

/** Filters stand open where there is room for them. */
function openFilters() {
  const wide = window.matchMedia('(min-width: 60rem)')
  for (const details of document.querySelectorAll('details[data-open-breed]')) {
    if (wide.matches) details.open = true
  }
}

/** A print button only exists where it can do something. */
function showPrintButtons() {
  for (const button of document.querySelectorAll('button[data-afdrukken]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

/** Say how many lines differ from what is stored, and ask before they are lost. */
function guardForm(form) {
  const report = form.querySelector('[data-wijzigingen]')
  let leaving = false
  const changed = (field) => {
    if (field.type === 'hidden') return false
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected)
    return field.defaultValue !== undefined && field.value !== field.defaultValue
  }
  const count = () => {
    const rows = new Set()
    for (const field of form.elements) {
      if (field.name && changed(field)) rows.add(field.closest('[data-rij]') ?? field)
    }
    return rows.size
  }
  const tell = () => {
    if (!report) return
    const rows = count()
    report.textContent = rows === 0 ? report.dataset.geen : (rows === 1 ? report.dataset.een : report.dataset.meer).replace('{n}', rows)
  }
  form.addEventListener('input', tell)
  form.addEventListener('change', tell)
  form.addEventListener('submit', () => { leaving = true })
  window.addEventListener('beforeunload', (event) => { if (!leaving && count() > 0) event.preventDefault() })
  tell()
}

/** After a refused form the summary gets the focus, so that it is read out first. */
function focusErrors() {
  document.querySelector('[data-foutlijst]')?.focus()
}

/** A form that was sent twice by a double click is sent once. */
function sendOnce() {
  for (const form of document.querySelectorAll('form[method="post" i]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.verstuurd) event.preventDefault()
      form.dataset.verstuurd = 'ja'
      window.setTimeout(() => delete form.dataset.verstuurd, 5000)
    })
  }
}

openFilters()
offerLocation()
suggestWhileTyping()
countPicked()
shareSearch()
keepSearches()
showPrintButtons()
focusErrors()
sendOnce()
warnBeforeEnd()
followCheck()
offerStreetMap()
document.querySelectorAll('form[data-bewaakt]').forEach(guardForm)
offerApp()
