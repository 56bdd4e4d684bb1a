// A passage in its place: document, page and heading, what stands before and after it, and the sentence that was cited marked.
import type { Citation, PassageInPlace } from '../../../server/protocol.ts'
import { button, h, patch, type VNode } from '../dom.ts'
import type { DocumentsHost } from './documents.ts'
import type { DocumentWords } from './words.ts'

const drawn = new WeakMap<Element, VNode[]>()

export async function openReader(host: DocumentsHost, words: DocumentWords, citation: Citation): Promise<void> {
  const place = host.root.querySelector('.reader')
  if (!place) return
  const before = host.root.activeElement
  const show = (nodes: VNode[]) => {
    patch(place, drawn.get(place) ?? [], nodes)
    drawn.set(place, nodes)
  }
  const close = () => {
    show([])
    if (before instanceof HTMLElement) before.focus()
  }
  const frame = (...children: Parameters<typeof h>[2][]) => [
    h(
      'section.passage',
      {
        role: 'dialog',
        'aria-label': citation.document,
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          close()
        },
      },
      h(
        'header',
        null,
        h('h3', null, citation.document),
        button('×', close, { class: 'quiet', 'aria-label': words.close }),
      ),
      ...children,
    ),
  ]
  show(frame())
  place.querySelector<HTMLElement>('.passage button')?.focus()
  const found = await content(host, words, citation)
  if (!place.firstChild) return
  show(frame(...found))
  place.querySelector('mark')?.scrollIntoView({ block: 'center' })
}

async function content(host: DocumentsHost, words: DocumentWords, { document_id: id, chunk_id, quote }: Citation) {
  try {
    const response = await host.request(`/documents/${id}/passages/${chunk_id}`)
    if (response.status === 404) return [h('p.gone', { role: 'alert' }, words.deleted)]
    if (!response.ok) return [h('p.gone', { role: 'alert' }, words.unreachable)]
    const passage: PassageInPlace = await response.json()
    const where = [passage.page && words.page.replace('{}', String(passage.page)), passage.heading]
      .filter(Boolean)
      .join(' · ')
    return [
      where && h('p.muted', null, where),
      h(
        'div.text',
        { tabindex: 0 },
        passage.before && h('p.muted', null, passage.before),
        h('p', null, marked(passage.content, quote)),
        passage.after && h('p.muted', null, passage.after),
      ),
      h(
        'footer',
        null,
        button(words.download, () => void download(host, id, passage.document.name)),
      ),
    ]
  } catch {
    return [h('p.gone', { role: 'alert' }, words.unreachable)]
  }
}

/** The quote may have been one line where the text has several. */
function marked(text: string, quote: string) {
  const pattern = quote
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+')
  const found = quote.trim() ? new RegExp(pattern).exec(text) : null
  if (!found) return [text]
  const end = found.index + found[0].length
  return [text.slice(0, found.index), h('mark', null, found[0]), text.slice(end)]
}

async function download(host: DocumentsHost, id: string, name: string): Promise<void> {
  const response = await host.request(`/documents/${id}/file`)
  if (!response.ok) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
