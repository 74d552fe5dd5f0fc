// Cards or a table: the form that somebody chose is remembered on this device, and comes back where an address names none.

const KEY = 'wijzer.weergave'
const KEPT = ['lijst', 'tabel']

/** A browser may refuse to keep anything: then the address alone decides. */
function remember(form) {
  try {
    if (form === 'lijst') window.localStorage.removeItem(KEY)
    else window.localStorage.setItem(KEY, form)
  } catch { /* nothing is kept */ }
}

function remembered() {
  try {
    return window.localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function keepForm() {
  const choice = document.querySelector('[data-weergave]')
  if (!choice) return
  for (const kind of ['click', 'auxclick']) {
    choice.addEventListener(kind, (event) => {
      if (event.button > 1) return // the right button opens a menu, and chooses nothing
      const form = event.target.closest('[data-vorm]')?.dataset.vorm
      if (KEPT.includes(form)) remember(form)
    })
  }
  const address = new URL(window.location.href)
  if (choice.dataset.weergave === 'lijst' && !address.searchParams.has('weergave') && remembered() === 'tabel') {
    address.searchParams.set('weergave', 'tabel')
    window.location.replace(address)
  }
}
