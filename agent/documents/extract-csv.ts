// A table as lines that read on their own: every row with the names of its columns.
import { CrmError } from '../../db/errors.ts'
import { readCsv } from '../../tools/csv.ts'
import { type Block, cleanText } from './blocks.ts'
import { extractPlain } from './extract-text.ts'

export function extractCsv(text: string): Block[] {
  try {
    const { header, rows } = readCsv(text)
    const lines = rows.map(row =>
      row
        .map((cell, index) => named(header[index], cell))
        .filter(Boolean)
        .join('; '),
    )
    return lines.map(line => ({ kind: 'text' as const, text: cleanText(line) }))
  } catch (thrown) {
    // One column or one line is text with another name.
    if (thrown instanceof CrmError) return extractPlain(text)
    throw thrown
  }
}

function named(column: string | undefined, cell: string): string {
  if (cell === '') return ''
  return column ? `${column}: ${cell}` : cell
}
