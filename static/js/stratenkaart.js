// The street map: the pins that the page lists, on tiles of PDOK. Loaded after the click; everything it says stands in the page.
import { DomUtil, divIcon, featureGroup, map as makeMap, marker, tileLayer, control } from 'leaflet'

const section = document.querySelector('[data-straatkaart]')
const sheet = section.querySelector('[data-straatkaart-blad]')
const say = (text) => { section.querySelector('[data-straatkaart-melding]').textContent = text }
const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** One pin per point of the list; its popup is a copy of what the list says. */
function pinOf(item) {
  const { lat, lon, aantal } = item.dataset
  const icon = divIcon({ className: 'bw-speld', html: aantal, iconSize: [36, 36] })
  const name = item.querySelector('h3').textContent
  const pin = marker([Number(lat), Number(lon)], { icon, title: name })
  pin.bindPopup(() => contentsOf(item), { minWidth: 200, maxWidth: 260, maxHeight: 240 })
  pin.on('add', () => {
    const element = pin.getElement()
    element.setAttribute('aria-label', `${name}, ${item.querySelector('strong').textContent}`)
    if ('plek' in item.dataset) DomUtil.addClass(element, 'bw-speld--plek')
  })
  return pin
}

function contentsOf(item) {
  const copy = document.createElement('div')
  copy.append(...[...item.children].map((child) => child.cloneNode(true)))
  return copy
}

function show() {
  sheet.hidden = false
  const map = makeMap(sheet, {
    zoomControl: false, zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, minZoom: 7, maxZoom: 17,
  })
  control.zoom({ zoomInTitle: section.dataset.dichterbij, zoomOutTitle: section.dataset.verderaf }).addTo(map)
  map.attributionControl.setPrefix('Leaflet').addAttribution('CC BY Kadaster')
  tileLayer(section.dataset.tegels, { minZoom: 6, maxZoom: 17 })
    .once('tileerror', () => say(section.dataset.mislukt)).addTo(map)
  map.on('popupopen', ({ popup }) => {
    popup.getElement().querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', section.dataset.sluiten)
  })
  const pins = featureGroup([...document.querySelectorAll('[data-speld]')].map(pinOf))
  map.fitBounds(pins.getBounds(), { maxZoom: 13, padding: [32, 32], animate: false })
  pins.addTo(map)
  sheet.setAttribute('role', 'region')
  sheet.setAttribute('aria-label', section.dataset.naam)
  sheet.focus({ preventScroll: true })
}

show()
