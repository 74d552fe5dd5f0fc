// The service worker of the installed app. Pages come from the network; without one, the last start page and the last
// list of results are shown as they were, with the moment of it, and anything else says that there is no connection.
//
// Whom to call in need is kept by every device, whoever looked: that it is there tells nothing of anybody. It comes anew with
// each start page.
//
// It keeps only what the server marks as fit to keep (`Wijzer-Offline`): pages that hold no address and nobody's session.
// VERSIE and BESTANDEN are filled in by the build; another version begins with nothing.

const LADE = `wijzer-${VERSIE}`
const SOORT = 'Wijzer-Offline'
const BEWAARD_OP = 'Wijzer-Bewaard-Op'
const ONBEKEND = 'Plaatsen-Onbekend'
const GELDIG_MS = 7 * 24 * 60 * 60 * 1000
const BUITEN = /^\/(en\/)?(aanbieder|account|beheer|inloggen|uitloggen|uitnodiging|wachtwoord|meldingen|api|hsds)(\/|$)|^\/(en\/)?[^/]+\/meldingen?(\/|$)/
const ZONDER_NET = { nl: '/offline', en: '/en/offline' }
const SPOED = { nl: '/spoed', en: '/en/spoed' }
const IS_SPOED = /^\/(en\/)?([^/]+\/)?spoed$/

const taalOf = (url) => (/^\/en(\/|$)/.test(url.pathname) ? 'en' : 'nl')

/** Whether an answer may stay on this device, and as what: 'start' or 'lijst'. */
function keepableAs(answer) {
  const open = answer.ok && answer.type === 'basic' && !answer.redirected
  const refused = (answer.headers.get('Cache-Control') ?? '').includes('no-store')
  return open && !refused ? answer.headers.get(SOORT) : null
}

/** Keep a page with the moment it came; the earlier one of its kind goes. A site that does not know its places now takes the list along. */
async function keep(address, answer) {
  const lade = await caches.open(LADE)
  const pages = await kept(lade)
  if (answer.headers.has(ONBEKEND)) await Promise.all(pages.filter((each) => each.soort === 'lijst').map((each) => lade.delete(each.request)))
  const soort = keepableAs(answer)
  if (!soort) return
  const headers = new Headers(answer.headers)
  headers.set(BEWAARD_OP, new Date().toISOString())
  const page = new Response(await answer.text(), { headers })
  await Promise.all(pages.filter((each) => each.soort === soort).map((each) => lade.delete(each.request)))
  await lade.put(address, page)
  if (soort === 'start') await lade.addAll(Object.values(SPOED)).catch(() => {})
}

/** The pages on this device. What is older than a week is thrown away on sight. */
async function kept(lade) {
  const found = []
  for (const request of await lade.keys()) {
    const page = await lade.match(request)
    const moment = page?.headers.get(BEWAARD_OP)
    if (!moment) continue
    if (Date.now() - new Date(moment) > GELDIG_MS) await lade.delete(request)
    else found.push({ request, page, soort: page.headers.get(SOORT), url: new URL(request.url) })
  }
  return found
}

/** A kept page, with the words that say so and of when it is. */
async function asKept(page) {
  const html = await page.text()
  const taal = /<html[^>]* lang="en"/.test(html) ? 'en-GB' : 'nl-NL'
  const moment = new Date(page.headers.get(BEWAARD_OP))
  const text = moment.toLocaleString(taal, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' })
  const marked = html.replace('data-offline hidden', 'data-offline').replace('data-moment>', `data-moment>${text}`)
  return new Response(marked, { headers: page.headers })
}

/** The page that says that there is no connection, with the way to the list that is still here. */
async function notHere(page, lijst) {
  const html = await page.text()
  const way = lijst ? (lijst.url.pathname + lijst.url.search).replaceAll('&', '&amp;') : ''
  const text = lijst ? html.replace('data-lijst hidden', 'data-lijst').replace(/data-weg href="[^"]*"/, () => `href="${way}"`) : html
  return new Response(text, { headers: page.headers })
}

/** Without a network: this very page, the start page for whoever opens the app, or the word that it is not here. */
async function withoutNetwork(url) {
  const lade = await caches.open(LADE)
  if (IS_SPOED.test(url.pathname)) return (await lade.match(SPOED[taalOf(url)])) ?? Response.error()
  const pages = await kept(lade)
  const same = pages.find((each) => each.url.href === url.href)
  const opening = /^\/(en)?$/.test(url.pathname) && pages.find((each) => each.soort === 'start' && taalOf(each.url) === taalOf(url))
  const page = (same || opening || undefined)?.page
  if (page) return asKept(page)
  const otherwise = await lade.match(ZONDER_NET[taalOf(url)])
  return otherwise ? notHere(otherwise, pages.find((each) => each.soort === 'lijst')) : Response.error()
}

async function visit(event, url) {
  let answer
  try {
    answer = await fetch(event.request)
  } catch {
    return withoutNetwork(url)
  }
  event.waitUntil(keep(url.href, answer.clone()))
  return answer
}

/** A file by its name; without a network an older page gets today's file of the same name. */
async function file(request) {
  const lade = await caches.open(LADE)
  const found = await lade.match(request)
  if (found) return found
  try {
    return await fetch(request)
  } catch (error) {
    const plain = (address) => address.replace(/\.[0-9a-f]{10}\./, '.')
    const other = BESTANDEN.find((each) => plain(each) === plain(new URL(request.url).pathname))
    if (other) return lade.match(other)
    throw error
  }
}

async function install() {
  const lade = await caches.open(LADE)
  await lade.addAll([...BESTANDEN, ...Object.values(ZONDER_NET), ...Object.values(SPOED)])
  await self.skipWaiting()
}

/** What an earlier version kept goes. The pages that stand open came before this one could see them: ask them again. */
async function activate() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== LADE).map((name) => caches.delete(name)))
  await self.clients.claim()
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
    const url = new URL(client.url)
    url.hash = ''
    if (!BUITEN.test(url.pathname)) await fetch(url).then((answer) => keep(url.href, answer)).catch(() => {})
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || BUITEN.test(url.pathname)) return
  if (url.pathname.startsWith('/static/')) event.respondWith(file(request))
  else if (request.mode === 'navigate') event.respondWith(visit(event, url))
})
