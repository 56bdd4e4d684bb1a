// Columns of a record: label and value, or before → after.
import type { Preview } from '../../../server/protocol.ts'
import { h, type VNode } from '../dom.ts'
import type { Fields } from '../format.ts'
import type { ViewContext } from './context.ts'

type FieldChange = NonNullable<Preview['records'][number]['changes']>[number]
type Column = readonly [name: string, label: string, value: string]

/** Columns that say nothing to people, or stand elsewhere on the card. */
const silent = /(^|_)id$|^(currency|is_company)$/

/** Values that are not worth a place on a line. */
const usual = /^(todo|medium)$/

/** What is worth showing, in words. `title` is on the card already. */
export function columns(fields: Fields, title: string, { say, format }: ViewContext): Column[] {
  return Object.entries(fields)
    .filter(([name, value]) => !silent.test(name) && value !== null && value !== '' && value !== title)
    .map(([name, value]) => [name, say(name), format.value(name, value, fields)])
}

export function pairs(rows: (readonly [label: string, value: VNode | string | (VNode | string)[]])[]): VNode {
  return h(
    'dl',
    null,
    rows.map(([label, value]) => h('div', null, h('dt', null, label), h('dd', null, value))),
  )
}

export function fieldList(fields: Fields, title: string, context: ViewContext): VNode {
  return pairs(columns(fields, title, context).map(([, label, value]) => [label, value]))
}

export function changeList(changes: FieldChange[], fields: Fields, { say, format }: ViewContext): VNode {
  return pairs(
    changes.map(({ field, from, to }) => [
      say(field),
      [h('del', null, format.value(field, from, fields)), ' → ', h('ins', null, format.value(field, to, fields))],
    ]),
  )
}

/** The few columns that fit on a line under a record's title, but for those that change. Being late or urgent stands out. */
export function keyColumns(fields: Fields, title: string, context: ViewContext, changes: FieldChange[] = []): VNode {
  const parts = columns(fields, title, context)
    .filter(([name]) => !usual.test(String(fields[name])) && !changes.some(({ field }) => field === name))
    .slice(0, 4)
  return h(
    'span.muted',
    null,
    parts.flatMap(([name, label, value], index) => [
      index > 0 && ' · ',
      h('span', { title: label, class: /overdue|urgent/.exec(String(fields[name]))?.[0] }, value),
    ]),
  )
}

/** All rows, the first few at once and the rest behind one click; then how many are not on the card at all. */
export function folded(rows: VNode[], total: number, { say }: ViewContext): (VNode | false)[] {
  const atOnce = rows.length > 7 ? 5 : 7
  const rest = rows.slice(atOnce)
  return [
    h('ul.rows', null, rows.slice(0, atOnce)),
    rest.length > 0 &&
      h('details', null, h('summary', null, say('and {} more', rest.length)), h('ul.rows', null, rest)),
    total > rows.length && h('p.muted', null, say('{} of {}', rows.length, total)),
  ]
}
