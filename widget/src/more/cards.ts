// The rarer cards: many records at once, figures, several lists, files to take away, and links out of the house. Titles
// and labels of figures, lists and links come in the person's language.
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

function figuresCard({ title, rows }: CardOf<'figures'>, context: ViewContext): VNode {
  const { format } = context
  // A unit of three capitals is a currency.
  const figure = (value: string | number, unit: string) => {
    if (typeof value === 'string') return worded(value, context)
    if (/^[A-Z]{3}$/.test(unit)) return format.value('amount', value, { currency: unit })
    return [format.number(value), unit].filter(Boolean).join(' ')
  }
  const list = pairs(rows.map(({ label, value, unit = '' }) => [worded(label, context), figure(value, unit)]))
  const [name = '', ...about] = title.split(', ')
  const heading = [h('strong', null, worded(name, context)), h('span.muted', null, worded(about.join(', '), context))]
  return frame('figures', h('header', null, heading), list)
}

/** Days as they are read. */
function worded(text: string, { format }: ViewContext): string {
  return text.replace(/\d{4}-\d\d-\d\d/g, day => format.value('', day))
}

function listsCard({ title, lists }: CardOf<'lists'>, context: ViewContext): VNode {
  const parts = lists.flatMap(list => listParts(list, context, list.title))
  return frame('', h('header', null, h('h3', null, title)), ...parts)
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
function linksCard({ title, text, links }: CardOf<'links'>, context: ViewContext): VNode {
  const { say } = context
  const row = ({ label, url, ...about }: Link) =>
    h(
      'li',
      null,
      url
        ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label)
        : h('b', null, label, about.offer?.owned && h('span.badge', null, say('Yours'))),
      h('span.muted', null, detailsOf(about, context).join(' · ')),
    )
  return frame(
    '',
    h('header', null, h('strong', null, title)),
    h('ul.rows', null, links.map(row)),
    text && h('p.muted', null, text),
  )
}

type Link = CardOf<'links'>['links'][number]

function detailsOf({ offer, until }: Pick<Link, 'offer' | 'until'>, { say, format }: ViewContext): string[] {
  if (until) return [say('Nothing changes before {}', format.value('', until))]
  if (!offer) return []
  const { price, currency, monthly, tokens } = offer
  const money = format.value('price', price, { currency })
  const details = [
    tokens && say(price > 0 ? '{} tokens' : '{} tokens a month', format.number(tokens)),
    price > 0 && (monthly ? say('{} a month', money) : money),
  ]
  return details.filter(detail => typeof detail === 'string')
}
