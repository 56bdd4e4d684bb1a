// Reads the bracketed form bodies that Stripe's API takes: `items[0][price]=x` → { items: { 0: { price: 'x' } } }.

export interface Form {
  [key: string]: string | Form
}

export function readForm(text: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) put(form, name.split(/[[\]]+/).filter(Boolean), value)
  return form
}

function put(form: Form, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    form[key] = value
    return
  }
  const inner = form[key]
  const next = typeof inner === 'object' ? inner : {}
  form[key] = next
  put(next, rest, value)
}

/** A text of the form, by its path; empty when it is not there. */
export function textAt(form: Form, ...path: (string | number)[]): string {
  let at: string | Form | undefined = form
  for (const step of path) at = typeof at === 'object' ? at[step] : undefined
  return typeof at === 'string' ? at : ''
}

/** Strings of a map in the form, such as metadata. */
export function mapAt(form: Form, key: string): Record<string, string> {
  const found = form[key]
  const entries = typeof found === 'object' ? Object.entries(found) : []
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
