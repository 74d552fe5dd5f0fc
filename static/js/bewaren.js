// Searches kept on this device: a title and an address each, in localStorage and nowhere else.

const KEY = 'wijzer.zoekvragen'
const MOST = 20

/** What is kept; anything that somebody else put there is passed over. Only addresses of this site count. */
function kept() {
  try {
    const found = JSON.parse(window.localStorage.getItem(KEY) ?? '[]')
    return found.filter(({ titel, adres }) => typeof titel === 'string' && new URL(adres, window.location.origin).origin === window.location.origin).slice(0, MOST)
  } catch {
    return []
  }
}

const keep = (searches) => window.localStorage.setItem(KEY, JSON.stringify(searches))

const pathOf = (address) => {
  const { pathname, search } = new URL(address, window.location.origin)
  return pathname + search
}

export function keepSearches() {
  const list = document.querySelector('[data-bewaarde-vragen]')
  if (list) showList(list)
  const row = document.querySelector('[data-bewaar]')
  if (row && canKeep()) showKeepButton(row, list)
}

/** A browser may refuse: then there is no button either. */
function canKeep() {
  try {
    window.localStorage.setItem(`${KEY}.proef`, '1')
    window.localStorage.removeItem(`${KEY}.proef`)
    return true
  } catch {
    return false
  }
}

function showKeepButton(row, list) {
  row.hidden = false
  const report = document.querySelector('[data-deelmelding]')
  row.querySelector('button').addEventListener('click', () => {
    const adres = pathOf(row.dataset.adres)
    const others = kept().filter((search) => search.adres !== adres)
    if (others.length >= MOST) {
      report.textContent = row.dataset.vol
      return
    }
    const titel = row.dataset.titel.charAt(0).toUpperCase() + row.dataset.titel.slice(1)
    keep([{ titel, adres }, ...others])
    report.textContent = row.dataset.bewaard
    if (list) showList(list)
  })
}

function showList(list) {
  const searches = kept()
  list.hidden = searches.length === 0
  list.querySelector('ul').replaceChildren(...searches.map((search) => line(list, search)))
}

function line(list, { titel, adres }) {
  const item = list.querySelector('template').content.firstElementChild.cloneNode(true)
  const link = item.querySelector('a')
  const button = item.querySelector('button')
  link.textContent = titel
  link.href = pathOf(adres)
  button.querySelector('span').textContent = ` ${titel}`
  button.addEventListener('click', () => {
    keep(kept().filter((search) => search.adres !== adres))
    showList(list)
    list.querySelector('button, h2')?.focus()
  })
  return item
}
