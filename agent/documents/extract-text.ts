// Plain text and Markdown: paragraphs, headings, tables.
import { type Block, cleanText } from './blocks.ts'

const tableRow = /^\s*\|.*\|\s*$/
const ruler = /^[\s|:=-]+$/

export function extractMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  let fenced = false
  let paragraph: string[] = []
  const flush = () => {
    const lines = paragraph
    paragraph = []
    if (lines.length === 0) return
    const rows = lines.filter(line => !ruler.test(line))
    if (lines.every(line => tableRow.test(line))) blocks.push({ kind: 'table', text: rows.map(cells).join('\n') })
    else blocks.push({ kind: 'text', text: cleanText(rows.map(plainLine).join('\n')) })
  }
  for (const line of source.replace(/^---\n[\s\S]*?\n---\n/, '').split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
    const heading = fenced ? null : /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line)
    if (!heading) {
      if (line.trim() === '') flush()
      else paragraph.push(line)
      continue
    }
    flush()
    blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: cleanText(plainLine(heading[2] ?? '')) })
  }
  flush()
  return blocks
}

function cells(row: string): string {
  const inner = row.trim().replace(/^\||\|$/g, '')
  return inner
    .split('|')
    .map(cell => cleanText(plainLine(cell)))
    .join(' | ')
}

/** Without marks of emphasis; of a link or picture only its text. */
function plainLine(line: string): string {
  return line
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/^\s*>\s?/, '')
}

/** Paragraphs between empty lines. A short line that stands alone and has a number or capitals only is a heading. */
export function extractPlain(source: string): Block[] {
  const paragraphs = source.split(/\r?\n[^\S\n]*\r?\n/)
  return paragraphs.flatMap((paragraph): Block[] => {
    const text = cleanText(paragraph.replaceAll('\r', ''))
    const [first = '', ...rest] = text.split('\n')
    const level = headingLevel(first)
    if (level === undefined) return [{ kind: 'text', text }]
    return [
      { kind: 'heading', level, text: first },
      { kind: 'text', text: rest.join('\n') },
    ]
  })
}

/** "4.2 Notice period" → 2, "TERMS OF DELIVERY" → 1. */
export function headingLevel(line: string): number | undefined {
  if (line.length > 80 || /[.;,:!?]$/.test(line) || !/\p{L}{2}/u.test(line)) return undefined
  const numbered = /^(?:(?:§|Art\.?|Article|Artikel|Section|Abschnitt)\s*)?(\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/u.exec(
    line,
  )
  if (numbered?.[1] !== undefined) return numbered[1].split('.').length
  return line === line.toUpperCase() && line !== line.toLowerCase() ? 1 : undefined
}
