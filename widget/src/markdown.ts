// The little Markdown that models write, as elements. Text only ever becomes text nodes: no HTML, no images, no hidden link targets.
import { h, type VNode } from './dom.ts'

const fence = /^```/
const marked = /^\s*(?:([-*•])|(\d+)[.)]|#{1,6})\s+(.*)/
// Bounded, so that no text takes long, whatever it is made of.
const inline =
  /`([^`]+)`|\*\*(.{1,500}?)\*\*|(?: ?\[(\d{1,3})\](?!\())|!?\[([^\]]{0,300})\]\(([^)\s]{1,999})\)|(?:https?:\/\/|mailto:)[^\s<>"'`]{0,999}[^\s<>"'`.,;:!?)]/g
const safe = /^(https?:\/\/|mailto:)/i

/** What stands for `[1]`. */
export type Cite = (index: number) => VNode | string

interface Block {
  tag: string
  lines: string[]
  start?: string | undefined
}

/** Paragraphs, lists, headings (as bold lines), code blocks. */
export function markdown(source: string, cite?: Cite): VNode[] {
  const blocks: Block[] = []
  let fenced = false
  for (const line of source.split(/\r?\n/)) {
    if (fence.test(line)) {
      fenced = !fenced
      blocks.push({ tag: 'pre', lines: [] })
      continue
    }
    const block = fenced ? { tag: 'pre', lines: [line] } : blockOf(line)
    const last = blocks.at(-1)
    if (last?.tag === block.tag) last.lines.push(...block.lines)
    else blocks.push(block)
  }
  return blocks.filter(({ tag, lines }) => tag && lines.length).map(block => draw(block, cite))
}

function blockOf(line: string): Block {
  const [, bullet, number, text = ''] = marked.exec(line) ?? []
  if (bullet) return { tag: 'ul', lines: [text] }
  if (number) return { tag: 'ol', lines: [text], start: number }
  if (text) return { tag: 'strong', lines: [text] }
  return { tag: line.trim() && 'p', lines: [line] }
}

function draw({ tag, lines, start }: Block, cite?: Cite): VNode {
  const text = lines.join('\n')
  if (tag === 'pre') return h('pre', null, h('code', null, text))
  if (tag === 'p') return h('p', null, spans(text, cite))
  if (tag === 'strong') return h('p', null, h('strong', null, spans(text, cite)))
  return h(
    tag,
    { start },
    lines.map(line => h('li', null, spans(line, cite))),
  )
}

function spans(text: string, cite?: Cite): (VNode | string)[] {
  const parts: (VNode | string)[] = []
  let at = 0
  for (const { 0: all, 1: code, 2: bold, 3: number, 4: label, 5: target = all, index } of text.matchAll(inline)) {
    parts.push(text.slice(at, index))
    if (number) parts.push(cite ? cite(+number) : all)
    else parts.push(code ? h('code', null, code) : bold ? h('strong', null, spans(bold, cite)) : link(target, label))
    at = index + all.length
  }
  return [...parts, text.slice(at)]
}

/** The address is always readable, whatever the text says. */
function link(target: string, label: string | undefined): VNode | string {
  const text = label && label !== target ? `${label} (${target})` : target
  return safe.test(target) ? h('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, text) : text
}
