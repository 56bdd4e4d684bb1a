// The part of the widget for documents: uploads with their state, and passages opened from a citation. Loaded at first need.
import type { Citation } from '../../../server/protocol.ts'
import { addStyles } from '../beside.ts'
import type { Language } from '../strings.ts'
import css from './documents.css?inline'
import { openReader } from './reader.ts'
import { createUploads } from './uploads.ts'
import { documentWords } from './words.ts'

export interface DocumentsHost {
  root: ShadowRoot
  language: Language
  /** An HTTP request to the server, signed in. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Says something in the person's name. */
  send(text: string): void
}

export interface Documents {
  /** Uploads files; without any, lets the person choose some. Of none at all: those of before a reload. */
  attach(files?: Iterable<File>): void
  read(citation: Citation): void
  /** When the person signs out. */
  forget(): void
}

const styled = new WeakSet<ShadowRoot>()

export function openDocuments(host: DocumentsHost): Documents {
  if (!styled.has(host.root)) addStyles(host.root, css)
  styled.add(host.root)
  const words = documentWords[host.language]
  const uploads = createUploads(host, words)
  const upload = (files: File[]) => void (files.length > 0 ? uploads.add(files) : uploads.resume())
  return {
    attach(files) {
      if (files) return upload([...files])
      const input = document.createElement('input')
      input.type = 'file'
      input.multiple = true
      input.accept = '.pdf,.docx,.md,.txt,.html,.htm,.csv'
      input.onchange = () => upload([...(input.files ?? [])])
      input.click()
    },
    forget: uploads.forget,
    read: citation => void openReader(host, words, citation),
  }
}
