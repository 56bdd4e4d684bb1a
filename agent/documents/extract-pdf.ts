// PDF: lines out of placed pieces of text, headings by their size, pages kept. Metadata, annotations and forms are not read.
import { getDocumentProxy } from 'unpdf'
import { DocumentError } from '../../tools/documents/faults.ts'
import { type Block, cleanText } from './blocks.ts'
import { headingLevel } from './extract-text.ts'

interface Line {
  text: string
  size: number
  /** From the bottom of the page. */
  y: number
  page: number
}

const maxPages = 2000

/** @throws {DocumentError} */
export async function extractPdf(bytes: Uint8Array): Promise<Block[]> {
  const document = await open(bytes)
  try {
    if (document.numPages > maxPages) throw new DocumentError('too_many_pages')
    const lines: Line[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      lines.push(
        ...linesOf(
          items.flatMap(item => ('str' in item ? [item] : [])),
          number,
        ),
      )
      page.cleanup()
    }
    return blocksOf(lines)
  } catch (thrown) {
    throw thrown instanceof DocumentError ? thrown : new DocumentError('damaged_pdf', thrown)
  } finally {
    await document.destroy()
  }
}

async function open(bytes: Uint8Array) {
  try {
    // A copy: the reader keeps the buffer for itself.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, isEvalSupported: false })
  } catch (thrown) {
    const isProtected = thrown instanceof Error && thrown.name === 'PasswordException'
    throw new DocumentError(isProtected ? 'protected' : 'damaged_pdf', thrown)
  }
}

interface Placed {
  str: string
  /** The last two are its place. */
  transform: readonly number[]
  height: number
  width: number
  hasEOL: boolean
}

function linesOf(items: Placed[], page: number): Line[] {
  const lines: (Line & { end: number })[] = []
  let line: (Line & { end: number }) | undefined
  for (const item of items) {
    const [, , , scale = 0, x = 0, y = 0] = item.transform
    const size = item.height || Math.abs(scale)
    if (line !== undefined && Math.abs(line.y - y) > Math.max(size, line.size) * 0.5 && item.str.trim() !== '') {
      lines.push(line)
      line = undefined
    }
    if (line === undefined) {
      if (item.str.trim() === '') continue
      line = { text: item.str, size, y, page, end: x + item.width }
    } else {
      const gap = x - line.end
      // Columns of a table stand apart.
      const space = gap > size * 2 ? ' | ' : gap > size * 0.15 && !/\s$/.test(line.text) ? ' ' : ''
      if (item.str.trim() !== '') line.text += space + item.str
      line.size = Math.max(line.size, item.str.trim() === '' ? 0 : size)
      line.end = Math.max(line.end, x + item.width)
    }
    if (item.hasEOL) {
      lines.push(line)
      line = undefined
    }
  }
  if (line !== undefined) lines.push(line)
  return lines
    .map(({ end: _end, ...rest }) => ({ ...rest, text: cleanText(rest.text) }))
    .filter(({ text }) => text !== '')
}

function blocksOf(lines: Line[]): Block[] {
  const body = bodySize(lines)
  const blocks: Block[] = []
  let before: Line | undefined
  for (const line of lines) {
    const level = levelOf(line, body)
    const last = blocks.at(-1)
    if (level !== undefined) blocks.push({ kind: 'heading', level, text: line.text, page: line.page })
    else if (last?.kind === 'text' && before !== undefined && continues(before, line))
      last.text = joined(last.text, line.text)
    else blocks.push({ kind: 'text', text: line.text, page: line.page })
    before = line
  }
  return blocks
}

/** The size of most letters. */
function bodySize(lines: Line[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of lines)
    letters.set(Math.round(size * 2), (letters.get(Math.round(size * 2)) ?? 0) + text.length)
  const [most] = [...letters].sort((left, right) => right[1] - left[1])
  return (most?.[0] ?? 20) / 2
}

function levelOf({ text, size }: Line, body: number): number | undefined {
  if (text.length > 120 || !/\p{L}{2}/u.test(text)) return undefined
  if (size >= body * 1.6) return 1
  if (size >= body * 1.15) return 2
  const numbered = headingLevel(text)
  return numbered === undefined ? undefined : numbered + 1
}

/** On the same page, directly below; a line that ends a sentence far above the next ends its paragraph, too. */
function continues(before: Line, line: Line): boolean {
  return before.page === line.page && before.y - line.y < Math.max(before.size, line.size) * 1.7 && before.y >= line.y
}

/** A word that was divided at the end of its line is one word again. */
function joined(text: string, next: string): string {
  if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next
  return `${text}\n${next}`
}
