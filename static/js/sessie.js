/**
 * The warning two minutes before somebody is signed out, with a way to go on. The server is asked before anything is said:
 * another tab may have gone on meanwhile. Asking puts nothing off. The focus stays where it is.
 */
const WARN_S = 120
const AGAIN_S = 20

export function warnBeforeEnd() {
  const bar = document.querySelector('[data-sessie]')
  if (!bar) return
  const text = bar.querySelector('[data-sessietekst]')
  const button = bar.querySelector('[data-sessieknop]')
  let end = Date.now() + Number(bar.dataset.over) * 1000
  let timer
  let token

  const left = () => (end - Date.now()) / 1000
  const plan = (seconds) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(look, Math.max(1, seconds) * 1000)
  }
  const say = (words, withButton) => {
    button.hidden = !withButton
    if (text.textContent !== words) text.textContent = words
  }

  /** Take over what the server says, and speak only when the end is near. */
  function tell(state) {
    if (!state.aangemeld) {
      window.clearTimeout(timer)
      say(bar.dataset.overTekst, false)
      return
    }
    end = Date.now() + state.over_s * 1000
    token = state.token
    if (left() > WARN_S) {
      say('', false)
      plan(left() - WARN_S)
      return
    }
    say((state.verlengbaar ? bar.dataset.bijna : bar.dataset.laatste).replace('{tot}', state.tot), state.verlengbaar)
    plan(Math.min(AGAIN_S, left() + 1))
  }

  async function look() {
    if (left() > WARN_S) return plan(left() - WARN_S)
    try {
      tell(await (await fetch(bar.dataset.adres, { cache: 'no-store' })).json())
    } catch {
      plan(AGAIN_S)
    }
  }

  button.addEventListener('click', async () => {
    try {
      const body = new URLSearchParams({ csrf_token: token })
      const state = await (await fetch(bar.dataset.adres, { method: 'POST', body, cache: 'no-store' })).json()
      const inside = button === document.activeElement
      tell(state)
      if (!state.aangemeld || left() <= WARN_S) return
      say(bar.dataset.verlengd.replace('{tot}', state.tot), false)
      if (inside) text.focus({ preventScroll: true }) // the button that was pressed is gone
      window.setTimeout(() => { if (left() > WARN_S) say('', false) }, AGAIN_S * 1000)
    } catch {
      say(bar.dataset.mislukt, true)
      plan(AGAIN_S)
    }
  })
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look() })
  window.addEventListener('pageshow', (event) => { if (event.persisted) look() })
  plan(left() - WARN_S)
}
