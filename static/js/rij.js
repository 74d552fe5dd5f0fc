/** Whoever presses Enter in a line comes back at that line: tell the server which one, where no button says so. */
export function returnToRow(form) {
  if (!form.elements.rij) return
  form.addEventListener('submit', (event) => {
    form.elements.rij.value = event.submitter?.name ? '' : document.activeElement?.closest('[data-rij]')?.id ?? ''
  })
}
