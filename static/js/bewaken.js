// A form that somebody types into: how much of it is unsaved, and a question before that is lost.

/** A text as a form sends it: with one kind of line end. */
const plain = (text) => text.replaceAll('\r\n', '\n')

/** Whether a field shows something that is not kept. After a refusal `data-bewaard` says what is kept; without it the page shows that. */
function isChanged(field) {
  const kept = field.dataset.bewaard
  if (field.closest('fieldset[data-onbewaard]')) return true // what was typed goes along unseen until it is chosen
  if (field.type === 'hidden') return false
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== (kept === undefined ? field.defaultChecked : kept !== '')
  if (field.options) {
    return kept === undefined ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.value !== kept
  }
  return field.defaultValue !== undefined && plain(field.value) !== plain(kept ?? field.defaultValue)
}

/** Count the lines that are unsaved, and whether anything else is. A form may say itself that what it carries was never kept. */
function countUnsaved(form) {
  const fields = [...form.elements].filter((field) => field.name && isChanged(field))
  const rows = new Set(fields.map((field) => field.closest('[data-rij]')).filter(Boolean))
  return { rows: rows.size, any: fields.length > 0 || form.hasAttribute('data-onbewaard') }
}

function tell(form, report) {
  const { rows, any } = countUnsaved(form)
  const text = rows === 0 ? (any ? report.dataset.anders : report.dataset.geen) : rows === 1 ? report.dataset.een : report.dataset.meer
  const said = text.replace('{n}', rows)
  if (report.textContent !== said) report.textContent = said
}

/** Say how many lines differ from what is kept, and ask before they are lost: exactly when something typed is unsaved. */
export function guardForm(form) {
  const report = form.querySelector('[data-wijzigingen]')
  let leaving = false
  const update = () => { if (report) tell(form, report) }
  form.addEventListener('input', update)
  form.addEventListener('change', update)
  form.addEventListener('submit', (event) => { leaving = !event.defaultPrevented })
  window.addEventListener('beforeunload', (event) => { if (!leaving && countUnsaved(form).any) event.preventDefault() })
  // Whoever comes back with the browser's own button finds what was typed put back after this script ran, and nothing is being sent.
  window.addEventListener('pageshow', () => { leaving = false; update() })
  update()
}
