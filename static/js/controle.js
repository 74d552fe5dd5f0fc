/**
 * How far a check is that runs, asked every few seconds for as long as it runs. Without this script the page has a link that loads
 * it again. What changes often is not read out; that it began, stands still or ended is.
 */
const WAIT = 3000
const MOST = 200

export function followCheck() {
  const panel = document.querySelector('[data-controle]')
  if (panel) later(panel, MOST)
}

function later(panel, left) {
  if (left > 0) window.setTimeout(() => ask(panel, left), WAIT)
  else halt(panel)
}

/** Say that what stands here is not renewed any more: a session that ended, or a page that stood open for long. */
const halt = (panel) => { panel.querySelector('[data-controle-tekst]').textContent += ` ${panel.dataset.stil}` }

async function ask(panel, left) {
  if (document.hidden) return later(panel, left)
  try {
    const answer = await fetch(panel.dataset.controle, { headers: { Accept: 'application/json' } })
    if (answer.status >= 500) return later(panel, left - 1) // too busy for a moment
    if (!answer.ok || answer.redirected) return halt(panel)
    if (show(panel, await answer.json())) later(panel, left - 1)
  } catch {
    later(panel, left - 1) // offline for a moment
  }
}

/** Whether it still runs. */
function show(panel, { fase, bezig, ernstig, zinnen, gedaan, totaal }) {
  const text = zinnen.join(' ')
  panel.querySelector('[data-controle-tekst]').textContent = text
  panel.classList.toggle('bw-controle--ernstig', ernstig)
  const bar = panel.querySelector('progress')
  bar.hidden = !bezig || totaal === 0
  bar.max = Math.max(totaal, 1)
  bar.value = gedaan
  if (panel.dataset.fase !== fase) {
    panel.dataset.fase = fase
    panel.querySelector('[role="status"]').textContent = text
  }
  if (!bezig) {
    panel.querySelector('[data-controle-ververs]').textContent = panel.dataset.klaar
  }
  return bezig
}
