/** The street map loads after a click and not before: until then nobody else knows that somebody looks. */
export function offerStreetMap() {
  const map = document.querySelector('[data-straatkaart]')
  const offer = map?.querySelector('[data-straatkaart-knop]')
  if (!offer) return
  const failed = () => { map.querySelector('[data-straatkaart-melding]').textContent = map.dataset.mislukt }
  offer.hidden = false
  map.querySelector('[data-straatkaart-zonder]').hidden = true
  offer.querySelector('button').addEventListener('click', () => {
    offer.hidden = true
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: map.dataset.stijl })
    const script = Object.assign(document.createElement('script'), { src: map.dataset.script, onerror: failed })
    style.addEventListener('load', () => document.head.append(script))
    style.addEventListener('error', failed)
    document.head.append(style)
  }, { once: true })
}
