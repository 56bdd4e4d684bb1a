// A tool's result as a card: one function per kind. The rarer kinds are drawn by `more`.
import type { Card } from '../../../server/protocol.ts'
import { button, type Child, h, type VNode } from '../dom.ts'
import type { ViewContext } from './context.ts'
import { changeList, fieldList, folded, keyColumns } from './fields.ts'

export type CardOf<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>

export function cardView(card: Card, context: ViewContext, undoable: boolean): VNode {
  switch (card.kind) {
    case 'change':
      return changeCard(card, context, undoable)
    case 'list':
      return frame('', ...listParts(card, context))
    case 'record':
      return recordCard(card, context)
    default:
      return context.more()?.card(card, context, undoable) ?? frame('', busy(context))
  }
}

export function frame(kind: string, ...children: Child[]): VNode {
  return h('article', { class: `card ${kind}` }, children)
}

/** Stands where something comes that is on its way. */
export function busy({ say }: ViewContext, what = 'Working …'): VNode {
  return h('p.busy', null, say(what))
}

function changeCard(
  { record, action, changes, conflicts = [] }: CardOf<'change'>,
  context: ViewContext,
  undoable: boolean,
): VNode {
  const { fields, title, table } = record
  const details = changes?.length
    ? changeList(changes, fields, context)
    : action !== 'deleted' && fieldList(fields, title, context)
  const overlapping = conflicts.length
    ? [h('p', null, context.say('At the same time')), ...folded(rows(conflicts, context), 0, context)]
    : []
  return frame(action, heading(action, table, 1, context, undoable), h('h3', null, title), details, ...overlapping)
}

/** "Created · Contact" and, at the end of the line, the way back. */
export function heading(
  action: CardOf<'change'>['action'],
  table: string,
  total: number,
  context: ViewContext,
  undoable: boolean,
): VNode {
  const { say, actions } = context
  const undo = say('Undo')
  const what = total === 1 ? singular(table, context) : `${total} ${say(table)}`
  return h(
    'header',
    null,
    h('span.badge', null, say(action)),
    h('span.muted', null, what),
    undoable && button(undo, () => actions.send(undo), { class: 'quiet' }),
  )
}

function singular(table: string, { say }: ViewContext): string {
  return say(table.replace(/s$/, ''))
}

export function listParts(
  { records, total, table }: CardOf<'list'>,
  context: ViewContext,
  heading = table as string,
): Child[] {
  const { say } = context
  const count = records.length < total ? say('{} of {}', records.length, total) : total
  const title = h('header', null, h('strong', null, say(heading)), h('span.muted', null, count))
  if (!records.length) return [title, h('p.muted', null, say('Nothing found.'))]
  return [title, ...folded(rows(records, context), 0, context)]
}

export function rows(records: CardOf<'list'>['records'], context: ViewContext): VNode[] {
  return records.map(({ id, title, fields }) =>
    h('li', { key: id }, h('b', null, title), keyColumns(fields, title, context)),
  )
}

function recordCard({ record, related = [] }: CardOf<'record'>, context: ViewContext): VNode {
  const { table, title, fields } = record
  return frame(
    '',
    h('header', null, h('span.muted', null, singular(table, context))),
    h('h3', null, title),
    fieldList(fields, title, context),
    ...related.filter(list => list.total).flatMap(list => listParts(list, context)),
  )
}
