// Files on their way: one line each above the composer, until the person has seen that they can be asked about. A reload
// of the page finds them again.
import type { DocumentState, HttpFailure, UploadedDocument } from '../../../server/protocol.ts'
import { button, h, patch, type VNode } from '../dom.ts'
import type { DocumentsHost } from './documents.ts'
import { keepUploads, keptUploads } from './kept.ts'
import type { DocumentWords } from './words.ts'

interface Line {
  key: number
  name: string
  status: 'uploading' | 'pending' | 'processing' | 'complete' | 'failed'
  /** The document, once the server has it. */
  id?: string
  detail?: string | undefined
  /** From 0 to 1. */
  progress?: number | undefined
  canShare?: boolean
}

/** Milliseconds between two looks at a document that is being read. */
const lookMs = 700
const drawn = new WeakMap<Element, VNode[]>()
const linesOf = new WeakMap<Element, Line[]>()
let keys = 0

export function createUploads(host: DocumentsHost, words: DocumentWords) {
  const place = () => host.root.querySelector('.uploads')
  const path = (rest = '') => `/documents${rest}?language=${host.language}`

  function draw(): void {
    const element = place()
    if (!element) return
    const next = (linesOf.get(element) ?? []).map(lineView)
    patch(element, drawn.get(element) ?? [], next)
    drawn.set(element, next)
  }

  function lineView(line: Line): VNode {
    const { key, name, status, detail, progress, canShare } = line
    const share = () => {
      remove(line)
      host.send(words.shareCommand.replace('{}', name))
    }
    return h(
      'div.upload',
      { key, class: `upload ${status}`, role: 'status' },
      h('b', null, name),
      h('span.muted', null, detail ?? words[status]),
      progress !== undefined && h('progress', { value: progress, 'aria-label': words[status] }),
      canShare && button(words.share, share, { class: 'quiet' }),
      button('×', () => remove(line), { class: 'quiet close', 'aria-label': words.close }),
    )
  }

  function setLines(lines: Line[]): void {
    const element = place()
    if (!element) return
    linesOf.set(element, lines)
    keepUploads(lines.flatMap(line => (line.status === 'complete' ? [] : (line.id ?? []))))
    draw()
  }

  const lines = () => linesOf.get(place() ?? host.root.host) ?? []
  const remove = (line: Line) => setLines(lines().filter(other => other !== line))

  function change(line: Line, more: Partial<Line>): void {
    Object.assign(line, more)
    setLines(lines())
  }

  async function send(line: Line, file: File): Promise<void> {
    try {
      const body = new FormData()
      body.append('file', file)
      const { id, known }: UploadedDocument = await answer(await host.request(path(), { method: 'POST', body }))
      change(line, { id })
      void follow(line, id, known)
    } catch (thrown) {
      change(line, { status: 'failed', detail: thrown instanceof Refusal ? thrown.message : words.unreachable })
    }
  }

  /** Until it is read, or nobody looks any more. A server that is away for a moment is asked again. */
  async function follow(line: Line, id: string, known: boolean): Promise<void> {
    while (lines().includes(line)) {
      try {
        const state: DocumentState = await answer(await host.request(path(`/${id}`)))
        change(line, seen(state, known))
        if (/complete|error/.test(state.status)) return
      } catch (thrown) {
        // Deleted, or somebody else is signed in.
        if (thrown instanceof Refusal) return remove(line)
        change(line, { detail: words.unreachable })
      }
      await new Promise(resolve => setTimeout(resolve, lookMs))
    }
  }

  function seen({ name, status, error, visibility, pieces, read }: DocumentState, known: boolean): Partial<Line> {
    if (status === 'error') return { name, status: 'failed', detail: error, progress: undefined }
    if (status !== 'complete')
      return {
        name,
        status: status === 'processing' ? status : 'pending',
        detail: undefined,
        progress: pieces > 0 ? read / pieces : 0,
      }
    const detail = known ? `${words.complete}. ${words.known}` : undefined
    return { name, status, detail, progress: undefined, canShare: visibility === 'internal' }
  }

  return {
    /** Nobody who signs in next sees them. */
    forget: () => setLines([]),
    /** Those of before the reload. */
    resume(): void {
      if (lines().length > 0) return
      const found = keptUploads().map(id => ({ id, line: { ...newLine('…', 'pending', id), detail: '' } }))
      setLines(found.map(({ line }) => line))
      for (const { id, line } of found) void follow(line, id, false)
    },
    /** One after the other goes up. */
    async add(files: File[]): Promise<void> {
      const added = files.map(({ name }) => newLine(name, 'uploading'))
      setLines([...lines(), ...added])
      place()?.lastElementChild?.scrollIntoView({ block: 'nearest' })
      for (const [index, line] of added.entries()) {
        const file = files[index]
        if (file) await send(line, file)
      }
    },
  }
}

function newLine(name: string, status: Line['status'], id?: string): Line {
  return { key: keys++, name, status, ...(id !== undefined && { id }) }
}

class Refusal extends Error {}

async function answer<Body>(response: Response): Promise<Body> {
  if (response.ok) return response.json()
  const { error }: HttpFailure = await response.json()
  throw new Refusal([error.message, error.hint].filter(Boolean).join(' '))
}
