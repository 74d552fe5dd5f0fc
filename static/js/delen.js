// Sharing a search: copy its address, and say on paper at what time it was printed.

export function shareSearch() {
  for (const button of document.querySelectorAll('[data-kopieer]')) showCopyButton(button)
  for (const time of document.querySelectorAll('[data-afdruktijd]')) {
    window.addEventListener('beforeprint', () => { time.textContent = ` ${clock(new Date())}` })
  }
  for (const row of document.querySelectorAll('[data-afdrukken-rij]')) row.hidden = false
}

const clock = (moment) => moment.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })

function showCopyButton(button) {
  const field = document.getElementById(button.dataset.kopieer)
  const report = document.querySelector('[data-deelmelding]')
  button.hidden = false
  button.addEventListener('click', async () => {
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
      report.textContent = button.dataset.gelukt
    } catch {
      field.focus() // it is selected now: the keys of the browser copy it
    }
  })
}
