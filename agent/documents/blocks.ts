// A document as the extractors hand it over: what was said, in order, with what its layout told about it.

export interface Block {
  kind: 'heading' | 'text' | 'table'
  /** Of a table: one row per line, the first one names the columns. */
  text: string
  /** Of a heading, from 1. */
  level?: number
  /** From 1, where there are pages. */
  page?: number
}

/** Control and formatting characters that people don't see are no text; neither are runs of spaces. */
export function cleanText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, character => (/[\n\t]/.test(character) ? character : ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
