// The rarer cards: many records at once, figures, several lists, files to take away, and links out of the house.
import type { Card } from '../../../server/protocol.ts'
import { h, type VNode } from '../dom.ts'
import { type CardOf, frame, heading, listParts, rows } from '../view/cards.ts'
import type { ViewContext } from '../view/context.ts'
import { folded, pairs } from '../view/fields.ts'

export function card(card: Card, context: ViewContext, undoable: boolean): VNode | undefined {
  switch (card.kind) {
    case 'batch':
      return batchCard(card, context, undoable)
    case 'figures':
      return figuresCard(card, context)
    case 'file':
      return fileCard(card, context)
    case 'lists':
      return listsCard(card, context)
    case 'links':
      return linksCard(card, context)
    case 'passages':
      return h('p.muted', null, context.say('Documents looked through: {}', card.searched))
  }
  return undefined
}

function batchCard({ records, action, total }: CardOf<'batch'>, context: ViewContext, undoable: boolean): VNode {
  const header = heading(action, records[0]?.table ?? '', total, context, undoable)
  return frame(action, header, ...folded(rows(records, context), total, context))
}

function figuresCard({ title, rows }: CardOf<'figures'>, { format, say }: ViewContext): VNode {
  // A unit of three capitals is a currency.
  const figure = (value: string | number, unit: string) =>
    typeof value === 'string'
      ? `${value} ${unit}`
      : /^[A-Z]{3}$/.test(unit)
        ? format.value('amount', value, { currency: unit })
        : `${format.number(value)} ${unit}`
  const list = pairs(rows.map(({ label, value, unit = '' }) => [say(label), figure(value, unit)]))
  return frame('figures', h('header', null, h('strong', null, title)), list)
}

function listsCard({ title, lists }: CardOf<'lists'>, context: ViewContext): VNode {
  const parts = lists.flatMap(list => listParts(list, context, list.title))
  return frame('', h('header', null, h('h3', null, context.say(title))), ...parts)
}

/** A link with the file in it: nothing is fetched, and it works after a reload. */
function fileCard({ name, total, media_type, content }: CardOf<'file'>, { say }: ViewContext): VNode {
  const href = `data:${media_type};charset=utf-8,${encodeURIComponent(content)}`
  return frame(
    '',
    h('header', null, h('strong', null, name), h('span.muted', null, total)),
    h('a', { href, download: name }, say('Download')),
  )
}

/** Each opens beside the chat: what is paid there comes back as tokens here. */
function linksCard({ title, text, links }: CardOf<'links'>, { say }: ViewContext): VNode {
  const row = ({ label, url, detail }: (typeof links)[number]) =>
    h(
      'li',
      null,
      h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, say(label)),
      detail && ` ${detail}`,
    )
  return frame(
    '',
    h('header', null, h('strong', null, say(title))),
    h('ul.rows', null, links.map(row)),
    text && h('p.muted', null, say(text)),
  )
}
