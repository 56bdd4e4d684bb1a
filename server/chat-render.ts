// The conversation as text for a terminal: cards, proposals, choices and errors.
import type { RecordView } from '../tools/card.ts'
import { fieldLabel, type ValueFormat } from './chat-format.ts'
import type { AGUIEvent, Card, Citation, CustomEvents, Preview, ToolOutcome } from './protocol.ts'

export interface Style {
  bold(text: string): string
  dim(text: string): string
  good(text: string): string
  bad(text: string): string
}

type LinkOf = Extract<Card, { kind: 'links' }>['links'][number]

/** How a screen shows things. */
export interface Screen extends Style {
  format: ValueFormat
}

const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`
const plain = (text: string) => text

export function createStyle(colours: boolean): Style {
  if (!colours) return { bold: plain, dim: plain, good: plain, bad: plain }
  return { bold: paint(1), dim: paint(2), good: paint(32), bad: paint(31) }
}

/** What an event adds to the screen; words of the answer come in pieces. */
export function renderEvent(event: AGUIEvent, screen: Screen): string {
  switch (event.type) {
    case 'TEXT_MESSAGE_CONTENT':
      return event.delta
    case 'TEXT_MESSAGE_END':
      return '\n'
    case 'RUN_ERROR':
      return `${screen.bad(event.message)}${hintOf(event.metadata?.hint)}\n`
    case 'CUSTOM':
      if (event.name === 'orbit.citations') return citationLines(event.value.citations, screen)
      return event.name === 'orbit.outcome' ? renderOutcome(event.value, screen) : ''
    default:
      return ''
  }
}

function citationLines(citations: Citation[], screen: Screen): string {
  const lines = citations.map(({ index, document, page, heading }) => {
    const place = [document, page && `page ${page}`, heading].filter(Boolean).join(', ')
    return screen.dim(`  [${index}] ${place}`)
  })
  return `${lines.join('\n')}\n`
}

function hintOf(hint: unknown): string {
  return typeof hint === 'string' ? ` ${hint}` : ''
}

function renderOutcome({ title, outcome }: CustomEvents['orbit.outcome'], screen: Screen): string {
  const lines = outcomeLines(title, outcome, screen)
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}

function outcomeLines(title: string, { status, card, error, proposal }: ToolOutcome, screen: Screen): string[] {
  if (proposal && status === 'awaiting_approval')
    return [screen.bold(`? ${title}`), ...previewLines(proposal.preview, screen)]
  if (error) return errorLines(title, error, screen)
  if (card) return cardLines(card, screen)
  return [screen.dim(`- ${title}: ${status.replace('_', ' ')}`)]
}

function errorLines(title: string, error: NonNullable<ToolOutcome['error']>, screen: Screen): string[] {
  const choices = error.choices?.map((choice, index) => `  ${index + 1}. ${choice.label}`) ?? []
  return [`${screen.bad('✗')} ${title}: ${error.message}${hintOf(error.hint)}`, ...choices]
}

function previewLines(preview: Preview, screen: Screen): string[] {
  const shown = preview.records.flatMap(({ record, changes }) => [
    `  ${record.title}`,
    ...(changes ?? []).map(({ field, from, to }) =>
      screen.dim(
        `    ${fieldLabel(field)}: ${screen.format.value(field, from, record.fields)} → ${screen.format.value(field, to, record.fields)}`,
      ),
    ),
  ])
  return [...shown, ...more(preview.total, preview.records.length, screen)]
}

function cardLines(card: Card, screen: Screen): string[] {
  switch (card.kind) {
    case 'change':
      return [
        `${screen.good('✓')} ${card.action}: ${screen.bold(card.record.title)}`,
        ...fieldLines(card.record, screen),
      ]
    case 'batch': {
      const titles = card.records.map(record => `  ${record.title}`)
      return [
        `${screen.good('✓')} ${card.action}: ${card.total}`,
        ...titles,
        ...more(card.total, titles.length, screen),
      ]
    }
    case 'list':
      return [...card.records.map(record => lineOf(record, screen)), ...more(card.total, card.records.length, screen)]
    case 'record': {
      const related =
        card.related?.flatMap(list => [screen.dim(`  ${fieldLabel(list.table)}:`), ...cardLines(list, screen)]) ?? []
      return [screen.bold(card.record.title), ...fieldLines(card.record, screen), ...related]
    }
    case 'figures':
      return [
        screen.bold(card.title),
        ...card.rows.map(row => `  ${row.label}: ${row.value}${row.unit ? ` ${row.unit}` : ''}`),
      ]
    case 'lists':
      return card.lists.flatMap(list => [screen.bold(list.title), ...cardLines(list, screen)])
    case 'links':
      return [
        screen.bold(card.title),
        ...(card.text ? [screen.dim(`  ${card.text}`)] : []),
        ...card.links.map(link => linkLine(link, screen)),
      ]
    case 'file':
      return [`${screen.bold(card.name)} (${card.total})`, card.content]
    case 'passages':
      return [screen.dim(`- documents looked through: ${card.searched}`)]
  }
}

function linkLine({ label, url, offer, until }: LinkOf, { dim, format }: Screen): string {
  const money = offer && format.value('price', offer.price, { currency: offer.currency })
  const details = [
    offer?.tokens && `${offer.tokens.toLocaleString('en')} tokens`,
    money && (offer.monthly ? `${money} a month` : money),
    offer?.owned && 'yours',
    until && `nothing changes before ${until}`,
  ]
  return `  ${label}${dim(details.map(detail => (detail ? `  ${detail}` : '')).join(''))}${url ? `  ${url}` : ''}`
}

function lineOf({ title, fields }: RecordView, screen: Screen): string {
  const details = screen.format
    .entries(fields)
    .map(([label, value]) => (needsLabel.test(label) ? `${label} ${value}` : value))
  return `- ${title}${details.length > 0 ? screen.dim(`  ${details.join(' · ')}`) : ''}`
}

/** In a list most values tell by themselves what they are; days and people don't. */
const needsLabel = /date|time|deadline|paid|created|assigned|number/

function fieldLines({ fields }: RecordView, screen: Screen): string[] {
  return screen.format.entries(fields).map(([label, value]) => screen.dim(`    ${label}: ${value}`))
}

function more(total: number, shown: number, screen: Screen): string[] {
  return total > shown ? [screen.dim(`  … and ${total - shown} more`)] : []
}
