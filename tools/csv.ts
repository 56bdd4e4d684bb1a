// CSV in and out, as spreadsheets write and read it.
import papa from 'papaparse'
import { CrmError } from '../db/errors.ts'
import type { Language } from './tool.ts'

/** Longest text that is read, in characters: some 50,000 rows. */
const maxLength = 10_000_000

/**
 * Header and rows. Delimiter, quotes, line ends and a byte order mark don't matter; rows without content are left out.
 * @throws {CrmError} `invalid_input`
 */
export function readCsv(text: string): { header: string[]; rows: string[][] } {
  if (text.length > maxLength) throw new CrmError('invalid_input', 'This file is too large.', { hint: 'Split it up.' })
  const clean = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, '')
  const { data } = papa.parse<string[]>(clean, {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  })
  const [header = [], ...rows] = data.map(row => row.map(cell => withoutEscape(cell.trim())))
  if (header.length < 2 || rows.length === 0) {
    throw new CrmError('invalid_input', "This doesn't look like a table.", {
      hint: 'The first line has to name the columns, separated by commas or semicolons.',
    })
  }
  return { header, rows }
}

/** Our own export marks cells that a spreadsheet would calculate with an apostrophe. */
function withoutEscape(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell
}

/**
 * With a byte order mark, so that umlauts survive in Excel, and with the delimiter that it expects. Cells that a
 * spreadsheet would take for a formula are marked as text.
 */
export function writeCsv(header: string[], rows: unknown[][], language: Language): string {
  const delimiter = language === 'en' ? ',' : ';'
  const cells = rows.map(row => row.map(cellOf))
  return `\uFEFF${papa.unparse({ fields: header, data: cells }, { delimiter, newline: '\r\n', escapeFormulae: true })}\r\n`
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** The table in a message: without what is said in front of it, and without a code fence around it. */
export function findTable(message: string): string | undefined {
  const lines = message.split(/\r?\n/).filter(line => !/^\s*```/.test(line))
  for (const delimiter of [';', '\t', '|', ',']) {
    const isRow = (line: string | undefined) => line?.includes(delimiter) === true
    const start = lines.findIndex((line, index) => isRow(line) && isRow(lines[index + 1]) && !line.trim().endsWith(':'))
    if (start >= 0) return lines.slice(start).join('\n')
  }
  return undefined
}
