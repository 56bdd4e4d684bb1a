// Files on their way: one line each above the composer, until the person has seen that they can be asked about.
import type { DocumentState, HttpFailure, UploadedDocument } from '../../../server/protocol.ts'
import { button, h, patch, type VNode } from '../dom.ts'
import type { DocumentsHost } from './documents.ts'
import type { DocumentWords } from './words.ts'

interface Line {
  key: number
  name: string
  status: keyof DocumentWords
  detail?: string
  /** From 0 to 1. */
  progress?: number
  state?: DocumentState
}

/** Milliseconds between two looks at a document that is being read. */
const lookMs = 700
const drawn = new WeakMap<Element, VNode[]>()
const linesOf = new WeakMap<Element, Line[]>()
let keys = 0

export function createUploads(host: DocumentsHost, words: DocumentWords) {
  const place = () => host.root.querySelector('.uploads')

  function draw(): void {
    const element = place()
    if (!element) return
    const next = (linesOf.get(element) ?? []).map(lineView)
    patch(element, drawn.get(element) ?? [], next)
    drawn.set(element, next)
  }

  function lineView(line: Line): VNode {
    const { key, name, status, detail, progress, state } = line
    const canShare = status === 'complete' && state?.visibility === 'internal'
    return h(
      `div.upload`,
      { key, class: `upload ${status}`, role: 'status' },
      h('b', null, name),
      h(
        'span.muted',
        null,
        status === 'failed' && detail ? detail : [words[status], detail].filter(Boolean).join('. '),
      ),
      progress !== undefined && h('progress', { value: progress, 'aria-label': words[status] }),
      canShare &&
        button(
          words.share,
          () => {
            remove(line)
            host.send(words.shareCommand.replace('{}', name))
          },
          { class: 'quiet' },
        ),
      button('×', () => remove(line), { class: 'quiet', 'aria-label': words.close }),
    )
  }

  function remove(line: Line): void {
    const element = place()
    if (element)
      linesOf.set(
        element,
        (linesOf.get(element) ?? []).filter(other => other !== line),
      )
    draw()
  }

  async function send(line: Line, file: File): Promise<void> {
    const change = (more: Partial<Line>) => {
      Object.assign(line, more)
      draw()
    }
    try {
      const body = new FormData()
      body.append('file', file)
      const uploaded: UploadedDocument = await answer(await host.request('/documents', { method: 'POST', body }))
      for (;;) {
        const state: DocumentState = await answer(await host.request(`/documents/${uploaded.id}`))
        change(seen(state, uploaded.known))
        if (/complete|error/.test(state.status)) return
        await new Promise(resolve => setTimeout(resolve, lookMs))
      }
    } catch (thrown) {
      change({
        status: 'failed',
        detail: thrown instanceof Refusal ? thrown.message : words.unreachable,
        progress: undefined as never,
      })
    }
  }

  function seen(state: DocumentState, known: boolean): Partial<Line> {
    if (state.status === 'error')
      return { status: 'failed', detail: state.error ?? '', progress: undefined as never, state }
    const status = state.status as keyof DocumentWords
    const done = status === 'complete'
    return {
      status,
      state,
      detail: done && known ? words.known : '',
      progress: (done ? undefined : state.pieces > 0 ? state.read / state.pieces : 0) as never,
    }
  }

  return {
    add(files: File[]): void {
      const element = place()
      if (!element) return
      for (const file of files) {
        const line: Line = { key: keys++, name: file.name, status: 'uploading' }
        linesOf.set(element, [...(linesOf.get(element) ?? []), line])
        void send(line, file)
      }
      draw()
    },
  }
}

class Refusal extends Error {}

async function answer<Body>(response: Response): Promise<Body> {
  if (response.ok) return response.json()
  const { error }: HttpFailure = await response.json()
  throw new Refusal([error.message, error.hint].filter(Boolean).join(' '))
}
