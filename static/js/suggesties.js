/**
 * Suggestions while typing, for any text field with `data-suggesties="<address>"`: a combobox with a list (ARIA APG). Without
 * this script, or without an answer, the field is a plain field. What is chosen is filled in and searched at once;
 * a filter is ticked in the form instead, so that whatever else stands there goes along.
 */
const WAIT = 150
const SHORTEST = 2
let fields = 0

class Suggestions {
  constructor(field) {
    this.field = field
    this.items = []
    this.active = -1
    this.list = element('ul', { id: `suggesties-${++fields}`, role: 'listbox', className: 'bw-suggesties', hidden: true })
    this.list.setAttribute('aria-label', field.dataset.suggestiesNaam)
    this.report = element('p', { className: 'bw-verborgen', role: 'status' })
    const frame = element('div', { className: 'bw-suggestieveld' })
    field.replaceWith(frame)
    frame.append(field, this.list, this.report)
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', this.list.id]]) {
      field.setAttribute(name, value)
    }
    field.addEventListener('input', () => this.later())
    field.addEventListener('keydown', (event) => this.key(event))
    field.addEventListener('blur', () => this.close())
    // A press in the list would take the focus, and with it the list, away before the click.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.list.addEventListener('click', (event) => this.pick(this.items.indexOf(event.target.closest('[role=option]'))))
  }

  later() {
    clearTimeout(this.timer)
    this.request?.abort()
    if (this.field.value.trim().length < SHORTEST) this.close()
    else this.timer = setTimeout(() => this.ask(), WAIT)
  }

  /** What somebody is typing may be a story that nobody else should read: the browser keeps no part of it. */
  async ask() {
    this.request = new AbortController()
    const { suggesties, suggestiesGeen, suggestiesEen, suggestiesMeer } = this.field.dataset
    try {
      const answer = await fetch(`${suggesties}?${new URLSearchParams({ zoek: this.field.value.trim() })}`, { signal: this.request.signal, cache: 'no-store' })
      const found = answer.ok ? (await answer.json()).suggesties : []
      if (document.activeElement !== this.field) return
      this.show(found)
      const counted = found.length === 1 ? suggestiesEen : suggestiesMeer.replace('#', found.length)
      this.report.textContent = found.length ? counted : suggestiesGeen
    } catch { /* aborted, or offline: the field is a plain field */ }
  }

  show(found) {
    this.items = found.map(({ naam, bij, soortnaam, zoek, filter = '' }, index) => {
      const item = element('li', { id: `${this.list.id}-${index}`, role: 'option', className: 'bw-suggestie' })
      Object.assign(item.dataset, { zoek, filter })
      item.setAttribute('aria-selected', 'false')
      const what = element('span', { className: 'bw-suggestie__naam', textContent: naam })
      if (!filter) what.lang = 'nl' // the name of a filter is a text of the page, in its language
      const kind = element('span', { className: 'bw-suggestie__soort', textContent: bij ? `${soortnaam}: ${bij}` : soortnaam })
      item.append(what, ' ', kind)
      return item
    })
    this.list.replaceChildren(...this.items)
    this.open(found.length > 0)
  }

  open(wide) {
    this.list.hidden = !wide
    this.field.setAttribute('aria-expanded', String(wide))
    this.mark(-1)
  }

  close() {
    clearTimeout(this.timer)
    this.request?.abort()
    this.report.textContent = ''
    this.open(false)
  }

  mark(index) {
    this.items[this.active]?.setAttribute('aria-selected', 'false')
    this.active = index
    const item = this.items[index]
    if (!item) return this.field.removeAttribute('aria-activedescendant')
    item.setAttribute('aria-selected', 'true')
    item.scrollIntoView({ block: 'nearest' })
    this.field.setAttribute('aria-activedescendant', item.id)
  }

  pick(index) {
    if (index < 0) return
    const { zoek, filter } = this.items[index].dataset
    this.field.value = zoek
    if (filter && this.field.form) tick(this.field.form, filter)
    this.close()
    if (this.field.dataset.suggestiesKies !== 'blijf') this.field.form?.requestSubmit()
  }

  key(event) {
    const count = this.items.length
    if (event.isComposing || this.list.hidden || !count) {
      if (event.key === 'ArrowDown' && !event.altKey && count && this.field.value) { event.preventDefault(); this.open(true); this.mark(0) }
      return
    }
    if (event.key === 'ArrowDown') this.mark((this.active + 1) % count)
    else if (event.key === 'ArrowUp') this.mark(this.active <= 0 ? count - 1 : this.active - 1)
    else if (event.key === 'Enter' && this.active >= 0) this.pick(this.active)
    else if (event.key === 'Escape') this.close()
    else return
    event.preventDefault()
  }
}

/** Tick a filter in a form; one that has no box for it sends it along. */
function tick(form, name) {
  const box = form.elements[name] ?? element('input', { type: 'hidden', name, value: 'true' })
  if (box.type === 'hidden') form.append(box)
  else box.checked = true
}

function element(tag, properties) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'role') made.setAttribute(name, value)
    else made[name] = value
  }
  return made
}

/** Give every field that asks for it its suggestions. */
export function suggestWhileTyping() {
  for (const field of document.querySelectorAll('[data-suggesties]')) new Suggestions(field)
}
