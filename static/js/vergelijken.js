// Picking results to compare: count them, keep the button in view, and take what was picked along to another page.

export function countPicked() {
  const form = document.querySelector('form[data-vergelijken]')
  const bar = form?.querySelector('[data-kiesbalk]')
  if (!bar) return
  const report = bar.querySelector('[data-gekozen]')
  const nothing = report.textContent
  const most = Number(bar.dataset.hoogstens)
  const picked = () => new FormData(form).getAll('aanbod')

  const tell = () => {
    const number = picked().length
    bar.classList.toggle('bw-kiesbalk--vast', number > 0)
    const { een, meer, vol } = report.dataset
    const text = number === 0 ? nothing : number === 1 ? een : number > most ? vol : meer
    report.textContent = text.replace('{n}', number)
  }

  /** The next page of results, another order and another form remember what was picked on this one. */
  const takeAlong = (event) => {
    const link = event.target.closest('a.bw-paginas__link, a[data-vorm], thead a')
    if (!link || picked().length === 0) return
    const address = new URL(link.href)
    address.searchParams.delete('aanbod')
    for (const id of picked()) address.searchParams.append('aanbod', id)
    link.href = address.href
  }

  form.addEventListener('change', tell)
  document.addEventListener('click', takeAlong)
  if (picked().length > 0) tell()
}
