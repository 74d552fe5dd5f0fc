// Comfort, never a condition: every page works without this script.
import { offerApp } from './app.js'
import { offerLocation } from './hier.js'
import { suggestWhileTyping } from './suggesties.js'
import { guardForm } from './bewaken.js'
import { returnToRow } from './rij.js'
import { keepSearches } from './bewaren.js'
import { shareSearch } from './delen.js'
import { countPicked } from './vergelijken.js'
import { rememberPractice } from './praktijk.js'
import { keepForm } from './weergave.js'
import { offerStreetMap } from './straatkaartknop.js'
import { warnBeforeEnd } from './sessie.js'
import { followCheck } from './controle.js'
import { offerExit } from './verlaat.js'

/** The further filters stand open where there is room for them. */
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

/** After a refused form the summary gets the focus, after a saved one what was done: so that it is read out first, where it stands. */
function focusAnswer() {
  const answer = document.querySelector('[data-foutlijst]') ?? document.querySelector('[data-bericht]')
  if (!answer) return
  answer.focus()
  // Once the page is there the browser puts the focus on the place that the address names; the answer stands just within that.
  if (location.hash) window.addEventListener('load', () => requestAnimationFrame(() => answer.focus()))
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

offerExit()
openFilters()
keepForm()
offerLocation()
suggestWhileTyping()
countPicked()
shareSearch()
keepSearches()
rememberPractice()
showPrintButtons()
focusAnswer()
sendOnce()
warnBeforeEnd()
followCheck()
offerStreetMap()
document.querySelectorAll('form[data-bewaakt]').forEach((form) => { guardForm(form); returnToRow(form) })
offerApp()
