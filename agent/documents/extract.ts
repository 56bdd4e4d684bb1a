// From a file to its text in blocks. What can't be read ends in a fault.
import { DocumentError } from '../../tools/documents/faults.ts'
import type { Block } from './blocks.ts'
import { extractCsv } from './extract-csv.ts'
import { extractHtml } from './extract-html.ts'
import { extractMarkdown, extractPlain } from './extract-text.ts'
import { decodeText, type FileKind } from './file-type.ts'

/** @throws {DocumentError} */
export async function extract(bytes: Uint8Array, kind: FileKind): Promise<Block[]> {
  const blocks = await readBlocks(bytes, kind)
  const found = blocks.filter(block => block.text !== '')
  if (found.some(block => /[\p{L}\p{N}]/u.test(block.text))) return found
  throw new DocumentError(kind === 'pdf' ? 'scanned' : 'no_text')
}

/** The readers of PDF and Word are large, so each is loaded at its first file. */
async function readBlocks(bytes: Uint8Array, kind: FileKind): Promise<Block[]> {
  if (kind === 'pdf') return (await import('./extract-pdf.ts')).extractPdf(bytes)
  if (kind === 'docx') return (await import('./extract-docx.ts')).extractDocx(bytes)
  const text = decodeText(bytes)
  if (kind === 'html') return extractHtml(text)
  if (kind === 'markdown') return extractMarkdown(text)
  return kind === 'csv' ? extractCsv(text) : extractPlain(text)
}
