/**
 * "Use my location": asked of the browser only after the button is pressed, and rounded to about a kilometre before
 * anything is sent. Without this script the button is not there.
 */
const PLACES = 2

function ask(form, button, report) {
  report.textContent = button.dataset.bezig
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => go(form, coords.latitude.toFixed(PLACES), coords.longitude.toFixed(PLACES)),
    () => { report.textContent = button.dataset.mislukt },
    { maximumAge: 300000, timeout: 15000 },
  )
}

/** Send the form with the rounded point instead of a place. */
function go(form, lat, lon) {
  for (const name of ['plaats', 'postcode', 'lat', 'lon']) {
    for (const field of form.querySelectorAll(`[name="${name}"]`)) field.disabled = true
  }
  for (const [name, value] of [['lat', lat], ['lon', lon], ['sorteer', 'afstand']]) {
    const field = form.querySelector(`select[name="${name}"]`)
    if (field) field.value = value
    else form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  form.requestSubmit()
}

/** Put the button in each form that has a place for it, where the browser knows how to look. */
export function offerLocation() {
  if (!navigator.geolocation) return
  for (const template of document.querySelectorAll('template[data-mijn-locatie]')) {
    const form = template.closest('form')
    const part = template.content.cloneNode(true)
    const button = part.querySelector('button')
    const report = part.querySelector('[role="status"]')
    button.addEventListener('click', () => ask(form, button, report))
    template.replaceWith(part)
  }
}
