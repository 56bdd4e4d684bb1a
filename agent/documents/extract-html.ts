// HTML as blocks, without building a page: tags are read one after the other; scripts, styles and what is marked as hidden are left out.
import { type Block, cleanText } from './blocks.ts'

const silent = new Set(['script', 'style', 'head', 'template', 'noscript', 'svg', 'nav', 'iframe', 'object', 'select'])
const empty = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'source', 'wbr'])
const breaking =
  /^(p|div|section|article|header|footer|main|aside|ul|ol|li|dl|dt|dd|blockquote|pre|figure|table|hr|h[1-6])$/
const token = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|[^<]+|</g
const hidden = /\bhidden\b|aria-hidden\s*=\s*["']?true|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0/i
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  euro: '€',
}

export function extractHtml(html: string): Block[] {
  const blocks: Block[] = []
  let text = ''
  let heading = 0
  let rows: string[] | undefined
  let cells: string[] = []
  /** Open tags inside of one that is not shown. */
  let skipped: string[] = []

  const flush = () => {
    const said = cleanText(text)
    text = ''
    if (said === '') return
    if (heading > 0) blocks.push({ kind: 'heading', level: heading, text: said.replaceAll('\n', ' ') })
    else blocks.push({ kind: 'text', text: said })
  }
  const endCell = () => {
    if (rows !== undefined) cells.push(cleanText(text).replaceAll('\n', ' '))
    text = ''
  }
  const endRow = () => {
    if (rows !== undefined && cells.some(Boolean)) rows.push(cells.join(' | '))
    cells = []
  }
  const close = (tag: string) => {
    if (tag === 'td' || tag === 'th') endCell()
    else if (tag === 'tr') endRow()
    else if (tag === 'table' && rows !== undefined) {
      blocks.push({ kind: 'table', text: rows.join('\n') })
      rows = undefined
      text = ''
    } else if (rows === undefined && breaking.test(tag)) flush()
    if (/^h[1-6]$/.test(tag)) heading = 0
  }
  const open = (tag: string, attributes: string) => {
    if (silent.has(tag) || hidden.test(attributes)) {
      if (!empty.has(tag) && !attributes.endsWith('/')) skipped = [tag]
      return
    }
    if (tag === 'br') text += '\n'
    if (rows !== undefined || !breaking.test(tag)) return
    flush()
    if (tag === 'table') rows = []
    if (/^h[1-6]$/.test(tag)) heading = Number(tag[1])
  }

  for (const [piece, slash, name, attributes = ''] of html.matchAll(token)) {
    const tag = name?.toLowerCase()
    if (tag !== undefined && skipped.length > 0) {
      if (slash && skipped.includes(tag)) skipped = skipped.slice(0, skipped.lastIndexOf(tag))
      else if (!slash && skipped[0] === tag && !empty.has(tag)) skipped.push(tag)
    } else if (tag !== undefined) slash ? close(tag) : open(tag, attributes)
    else if (skipped.length === 0 && !piece.startsWith('<!--')) text += decode(piece).replace(/\s+/g, ' ')
  }
  if (rows !== undefined) close('table')
  flush()
  return blocks
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (found, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? found
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
