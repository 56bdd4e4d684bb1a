// The conversation as text for a terminal: cards, proposals, choices and errors.
import type { RecordView } from '../tools/card.ts'
import type { AGUIEvent, Card, Citation, CustomEvents, Preview, ToolOutcome } from './protocol.ts'

export interface Style {
  bold(text: string): string
  dim(text: string): string
  good(text: string): string
  bad(text: string): string
}

const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`
const plain = (text: string) => text

export function createStyle(colours: boolean): Style {
  if (!colours) return { bold: plain, dim: plain, good: plain, bad: plain }
  return { bold: paint(1), dim: paint(2), good: paint(32), bad: paint(31) }
}

/** What an event adds to the screen; words of the answer come in pieces. */
export function renderEvent(event: AGUIEvent, style: Style): string {
  switch (event.type) {
    case 'TEXT_MESSAGE_CONTENT':
      return event.delta
    case 'TEXT_MESSAGE_END':
      return '\n'
    case 'RUN_ERROR':
      return `${style.bad(event.message)}${hintOf(event.metadata?.hint)}\n`
    case 'CUSTOM':
      if (event.name === 'orbit.citations') return citationLines(event.value.citations, style)
      return event.name === 'orbit.outcome' ? renderOutcome(event.value, style) : ''
    default:
      return ''
  }
}

function citationLines(citations: Citation[], style: Style): string {
  const lines = citations.map(({ index, document, page, heading }) => {
    const place = [document, page && `page ${page}`, heading].filter(Boolean).join(', ')
    return style.dim(`  [${index}] ${place}`)
  })
  return `${lines.join('\n')}\n`
}

function hintOf(hint: unknown): string {
  return typeof hint === 'string' ? ` ${hint}` : ''
}

function renderOutcome({ title, outcome }: CustomEvents['orbit.outcome'], style: Style): string {
  const lines = outcomeLines(title, outcome, style)
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}

function outcomeLines(title: string, { status, card, error, proposal }: ToolOutcome, style: Style): string[] {
  if (proposal && status === 'awaiting_approval')
    return [style.bold(`? ${title}`), ...previewLines(proposal.preview, style)]
  if (error) return errorLines(title, error, style)
  if (card) return cardLines(card, style)
  return [style.dim(`- ${title}: ${status.replace('_', ' ')}`)]
}

function errorLines(title: string, error: NonNullable<ToolOutcome['error']>, style: Style): string[] {
  const choices = error.choices?.map((choice, index) => `  ${index + 1}. ${choice.label}`) ?? []
  return [`${style.bad('✗')} ${title}: ${error.message}${hintOf(error.hint)}`, ...choices]
}

function previewLines(preview: Preview, style: Style): string[] {
  const shown = preview.records.flatMap(({ record, changes }) => [
    `  ${record.title}`,
    ...(changes ?? []).map(({ field, from, to }) => style.dim(`    ${label(field)}: ${show(from)} → ${show(to)}`)),
  ])
  return [...shown, ...more(preview.total, preview.records.length, style)]
}

function cardLines(card: Card, style: Style): string[] {
  switch (card.kind) {
    case 'change':
      return [`${style.good('✓')} ${card.action}: ${style.bold(card.record.title)}`, ...fieldLines(card.record, style)]
    case 'batch': {
      const titles = card.records.map(record => `  ${record.title}`)
      return [`${style.good('✓')} ${card.action}: ${card.total}`, ...titles, ...more(card.total, titles.length, style)]
    }
    case 'list':
      return [...card.records.map(record => lineOf(record, style)), ...more(card.total, card.records.length, style)]
    case 'record': {
      const related =
        card.related?.flatMap(list => [style.dim(`  ${label(list.table)}:`), ...cardLines(list, style)]) ?? []
      return [style.bold(card.record.title), ...fieldLines(card.record, style), ...related]
    }
    case 'figures':
      return [
        style.bold(card.title),
        ...card.rows.map(row => `  ${row.label}: ${row.value}${row.unit ? ` ${row.unit}` : ''}`),
      ]
    case 'lists':
      return card.lists.flatMap(list => [style.bold(list.title), ...cardLines(list, style)])
    case 'file':
      return [`${style.bold(card.name)} (${card.total})`, card.content]
    case 'passages':
      return [style.dim(`- documents looked through: ${card.searched}`)]
  }
}

function lineOf({ title, fields }: RecordView, style: Style): string {
  const details = Object.entries(fields).map(([field, value]) => `${label(field)} ${show(value)}`)
  return `- ${title}${details.length > 0 ? style.dim(`  ${details.join(' · ')}`) : ''}`
}

function fieldLines({ fields }: RecordView, style: Style): string[] {
  return Object.entries(fields).map(([field, value]) => style.dim(`    ${label(field)}: ${show(value)}`))
}

function more(total: number, shown: number, style: Style): string[] {
  return total > shown ? [style.dim(`  … and ${total - shown} more`)] : []
}

/** `due_date` → `due date`. */
function label(field: string): string {
  return field.replaceAll('_', ' ')
}

function show(value: RecordView['fields'][string]): string {
  if (value === null || value === '') return '–'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
