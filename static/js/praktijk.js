// Mijn praktijk: a place and the medische verwijzing, kept on this device and nowhere else. What is kept is applied to a
// search only by who presses, and then stands in its address.

const KEY = 'wijzer.praktijk'

/** What the name of a place is made of; no mark that turns or hides the text around it. */
const PLACE = /^[\p{L}\p{M} .'’()-]{0,60}$/u

const keyOf = (region) => `${KEY}.${region}`

/** What is kept for a region; anything that somebody else put there is passed over. */
function kept(region) {
  try {
    const { plaats = '', medisch = false } = JSON.parse(window.localStorage.getItem(keyOf(region)) ?? '{}') ?? {}
    if (typeof plaats !== 'string' || !PLACE.test(plaats)) return null
    return plaats || medisch === true ? { plaats, medisch: medisch === true } : null
  } catch {
    return null
  }
}

/** Keep a choice, or nothing at all; false where a browser refuses. */
function keep(region, choice) {
  try {
    if (choice) window.localStorage.setItem(keyOf(region), JSON.stringify(choice))
    else window.localStorage.removeItem(keyOf(region))
    return true
  } catch {
    return false
  }
}

function canKeep() {
  try {
    window.localStorage.setItem(`${KEY}-proef`, '1')
    window.localStorage.removeItem(`${KEY}-proef`)
    return true
  } catch {
    return false
  }
}

function tell(element, { plaats, medisch }) {
  const text = element.querySelector('[data-praktijk-tekst]')
  text.textContent = [plaats, medisch && text.dataset.medisch].filter(Boolean).join(' · ')
}

export function rememberPractice() {
  const bar = document.querySelector('[data-praktijk-balk]')
  if (bar && canKeep()) firstPage(bar)
  const offer = document.querySelector('[data-praktijk-aanbod]')
  if (offer) offerPractice(offer)
}

function firstPage(bar) {
  const region = bar.dataset.praktijkBalk
  const details = document.querySelector('[data-praktijk-keuze]')
  const report = document.querySelector('[data-praktijk-melding]')
  const place = details.querySelector('select')
  const medical = details.querySelector('input[type="checkbox"]')
  const [barPlace, barMedical] = bar.querySelectorAll('input[type="hidden"]')

  /** A gemeente that the region does not have (any more) counts as nothing. */
  function current() {
    const choice = kept(region)
    return choice && [...place.options].some(({ value }) => value === choice.plaats) ? choice : null
  }

  function show() {
    const choice = current()
    bar.hidden = !choice
    details.hidden = Boolean(choice)
    barPlace.value = choice?.plaats ?? ''
    barPlace.disabled = !choice?.plaats
    barMedical.disabled = !choice?.medisch
    if (!choice) return
    tell(bar, choice)
    place.value = choice.plaats
    medical.checked = choice.medisch
  }

  const remember = details.querySelector('[data-praktijk-onthoud]')
  remember.hidden = false
  details.querySelector('[data-praktijk-uitleg]').hidden = false
  remember.addEventListener('click', () => {
    if (!place.value && !medical.checked) return place.focus()
    if (!keep(region, { plaats: place.value, medisch: medical.checked })) return undefined
    details.open = false
    report.textContent = report.dataset.onthouden
    show()
    bar.querySelector('input[type="search"]').focus({ preventScroll: true })
    return bar.scrollIntoView({ block: 'center' })
  })
  bar.querySelector('[data-praktijk-wijzig]').addEventListener('click', () => {
    report.textContent = ''
    details.hidden = false
    details.open = true
    place.focus()
  })
  bar.querySelector('[data-praktijk-vergeet]').addEventListener('click', () => {
    keep(region, null)
    place.value = ''
    medical.checked = false
    report.textContent = report.dataset.vergeten
    show()
    details.querySelector('summary').focus()
  })
  show()
}

/** The same search with what is kept in its address; nothing is offered where it stands there already. */
function offerPractice(offer) {
  const choice = kept(offer.dataset.praktijkAanbod)
  if (!choice) return
  const address = new URL(window.location.href)
  const before = address.search
  if (choice.plaats) {
    for (const name of ['lat', 'lon']) address.searchParams.delete(name)
    address.searchParams.set('plaats', choice.plaats)
  }
  if (choice.medisch) address.searchParams.set('medischeVerwijzing', 'true')
  if (new URLSearchParams(before).toString() === address.searchParams.toString()) return
  address.searchParams.delete('pagina')
  tell(offer, choice)
  offer.querySelector('a').href = address.pathname + address.search
  offer.hidden = false
}
