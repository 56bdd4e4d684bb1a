// What a file is, by what is in it. Its name only decides between kinds of text.
import { DocumentError } from '../../tools/documents/faults.ts'

export const fileTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  markdown: 'text/markdown',
  csv: 'text/csv',
  text: 'text/plain',
} as const
export type FileKind = keyof typeof fileTypes

export const maxFileBytes = 25 * 1024 * 1024

/** @throws {DocumentError} */
export function detectKind(bytes: Uint8Array, name: string): FileKind {
  if (bytes.length === 0) throw new DocumentError('empty')
  if (bytes.length > maxFileBytes) throw new DocumentError('too_large')
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\u0003\u0004')) {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml')) return 'docx'
    throw new DocumentError('unknown_kind')
  }
  const text = decodeText(bytes)
  if (/^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 4000))) return 'html'
  const extension = name.toLowerCase().split('.').at(-1) ?? ''
  if (/^html?$/.test(extension) && /<\w+[^>]*>/.test(text)) return 'html'
  if (/^(md|markdown)$/.test(extension)) return 'markdown'
  if (/^(csv|tsv)$/.test(extension)) return 'csv'
  return /^#{1,3} \S/m.test(text) ? 'markdown' : 'text'
}

/** UTF-8, UTF-16 with a mark, or the Western encoding of old. @throws {DocumentError} when it is no text */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells binary files
  if (/[\u0000-\u0008\u000e-\u001a]/.test(Buffer.from(bytes.subarray(0, 8192)).toString('latin1')))
    throw new DocumentError('unknown_kind')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
