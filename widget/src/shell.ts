// What the person sees and does, between the chat and the view: open or closed, drafts, focus, scrolling, announcements.

import { announcementOf } from './announce.ts'
import { addStyles, loadBeside } from './beside.ts'
import type { Chat, ChatState } from './chat.ts'
import type { Documents } from './documents/documents.ts'
import { patch, type VNode } from './dom.ts'
import { createFormat } from './format.ts'
import { chooseLanguage, loadStrings, type Strings } from './strings.ts'
import type { WireEvent } from './transcript.ts'
import { app, type UiState } from './view/app.ts'
import type { Actions, More, ViewContext } from './view/context.ts'
import { createLog } from './view/log.ts'

export interface ShellOptions {
  root: ShadowRoot
  chat(): Chat
  inline(): boolean
  /** Wanted languages, best first. */
  languages(): readonly string[]
  /** Where the language files are. */
  base: string
  onOpened(): void
  emit(type: string, detail: unknown): void
  /** An HTTP request to the server, signed in. */
  request(path: string, init?: RequestInit): Promise<Response>
}

export interface Shell {
  actions: Actions
  isOpen(): boolean
  changed(state: ChatState): void
  live(event: WireEvent, state: ChatState): void
  escape(): void
  reset(): void
  /** Draws with the next frame, in the wanted language. */
  refresh(): Promise<void>
}

const closedUi: UiState = {
  open: false,
  unread: 0,
  historyOpen: false,
  editing: undefined,
  announcement: '',
}
/** Pixels from the end within which new content keeps scrolling along. */
const nearEnd = 48
/** Where a person types. */
const input = '.composer textarea'

export function createShell(options: ShellOptions): Shell {
  const { root, emit } = options
  const drawLog = createLog()
  let ui = closedUi
  let drawn: VNode[] = []
  let scheduled = false
  let follow = true
  let context: ViewContext | undefined
  let drawnFor: ChatState['identity']
  /** Nothing is drawn before the words are there. */
  let strings: Strings | undefined
  let last: Partial<ChatState> = {}
  let part: Promise<typeof import('./documents/documents.ts')> | undefined
  let loading: Promise<void> | undefined
  let loaded: More | undefined

  function update(change: Partial<UiState>) {
    ui = { ...ui, ...change }
    schedule()
  }

  function schedule() {
    if (scheduled) return
    scheduled = true
    requestAnimationFrame(() => scheduled && render())
  }

  function render() {
    scheduled = false
    if (!strings) return
    const chat = options.chat().state()
    // A new context redraws everything.
    if (context?.say !== strings.say || drawnFor !== chat.identity) {
      drawnFor = chat.identity
      context = { say: strings.say, format: createFormat(strings, drawnFor?.org), actions, more }
    }
    const log = () => root.querySelector('.scroll') ?? root.host
    const { scrollHeight, scrollTop, clientHeight } = log()
    follow ||= scrollHeight - scrollTop - clientHeight < nearEnd
    const next = app({ ...ui, chat, inline: options.inline(), drawLog }, context)
    patch(root, drawn, next)
    drawn = next
    if (follow) log().scrollTop = log().scrollHeight
    follow = false
  }

  function loadMore() {
    loading ??= loadBeside('more.js', options.base).then(
      (module: More) => {
        loaded = module
        addStyles(root, module.css)
        context = undefined
        schedule()
      },
      // Blocked or gone: the chat works without.
      () => {},
    )
    return loading
  }

  function more() {
    void loadMore()
    return loaded
  }

  async function refresh() {
    const wanted = chooseLanguage(options.languages())
    const loaded = await loadStrings(wanted, options.base)
    if (wanted === chooseLanguage(options.languages())) strings = loaded
    schedule()
  }

  async function documents(): Promise<Documents> {
    part ??= loadBeside('documents.js', options.base)
    const { language = 'en' } = strings ?? {}
    return (await part).openDocuments({ root, language, request: options.request, send: actions.send })
  }

  function focus(selector: string) {
    render()
    // On touch screens a focused field raises the keyboard, over what there is to see.
    if (!matchMedia('(pointer:coarse)').matches) root.querySelector<HTMLElement>(selector)?.focus()
  }

  function toggle(open: boolean) {
    if (open === ui.open) return
    update({ open, historyOpen: false, unread: 0 })
    if (open) {
      options.onOpened()
      follow = true
      focus(input)
    } else focus('.launcher')
    emit('orbit-open', { open })
    if (open) emit('orbit-unread', { count: 0 })
  }

  const actions: Actions = {
    toggle,
    send(text) {
      follow = true
      options.chat().send(text)
      focus(input)
    },
    decide(id, approved, edited) {
      options.chat().decide(id, approved, edited)
      update({ editing: undefined })
      focus(input)
    },
    async edit(editing) {
      if (editing) await loadMore()
      update({ editing })
      focus(editing ? '.proposal input' : '.open .buttons button')
    },
    stop: () => options.chat().stop(),
    follow(threadId) {
      follow = true
      options.chat().follow(threadId)
      update({ historyOpen: false, editing: undefined, announcement: '' })
      focus(input)
    },
    async toggleHistory() {
      await loadMore()
      const historyOpen = !ui.historyOpen
      update({ historyOpen })
      if (historyOpen) options.chat().listThreads()
      focus(historyOpen ? '.history button' : '.top button')
    },
    attach: files => void documents().then(part => part.attach(files)),
    cite: citation => void documents().then(part => part.read(citation)),
  }

  return {
    actions,
    refresh,
    isOpen: () => ui.open,
    changed(state) {
      const { error, status, identity } = state
      if (error && error !== last.error) emit('orbit-error', error)
      if (status !== last.status && /signed_out|refused/.test(status)) emit('orbit-error', { code: status })
      if (identity && identity !== last.identity) emit('orbit-connected', identity)
      last = state
      schedule()
    },
    live(event, { transcript }) {
      if (event.type === 'CUSTOM' && event.name === 'orbit.user_message')
        emit('orbit-message', { role: 'user', text: event.value.text })
      if (event.type !== 'RUN_FINISHED' && event.type !== 'RUN_ERROR') return
      const announcement = announcementOf(transcript)
      const unread = ui.open || options.inline() ? 0 : ui.unread + 1
      update({ announcement, unread })
      emit('orbit-message', { role: 'assistant', text: announcement })
      if (unread) emit('orbit-unread', { count: unread })
    },
    escape() {
      if (ui.historyOpen) actions.toggleHistory()
      else if (ui.editing) actions.edit()
      else if (!options.inline()) toggle(false)
    },
    reset() {
      update({ ...closedUi, open: ui.open })
      if (part) void documents().then(one => one.forget())
    },
  }
}
