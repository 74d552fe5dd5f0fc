// "Leave this site": the page is blank at once, and its place in the history goes to the other site. Escape three times does the same.
const TIMES = 3
const WITHIN_MS = 3000

function leave(link, report) {
  report.textContent = report.dataset.weg
  document.title = ' '
  for (const part of document.body.children) part.hidden = true
  document.documentElement.classList.add('bw-blank')
  window.location.replace(link.href)
}

export function offerExit() {
  const link = document.querySelector('[data-verlaat]')
  if (!link) return
  const report = document.querySelector('[data-verlaat-stand]')
  const hint = document.querySelector('[data-verlaat-toets]')
  if (hint) hint.hidden = false
  let presses = []
  link.addEventListener('click', (event) => {
    event.preventDefault()
    leave(link, report)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.repeat) return
    const now = Date.now()
    presses = [...presses.filter((moment) => now - moment < WITHIN_MS), now]
    if (presses.length >= TIMES) leave(link, report)
    else report.textContent = report.dataset.nog.replace('{n}', TIMES - presses.length)
  })
  // Whoever comes back all the same sees nothing of what stood here: it is asked anew.
  window.addEventListener('pageshow', (event) => { if (event.persisted) window.location.reload() })
}
