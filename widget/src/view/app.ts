// The whole widget: launcher bubble and panel.
import type { ChatState } from '../chat.ts'
import { button, h, type VNode } from '../dom.ts'
import { composer } from './composer.ts'
import type { ViewContext } from './context.ts'
import { history } from './history.ts'
import { icon, iconButton } from './icons.ts'
import { type createLog, userLine } from './log.ts'

/** What this tab's person has open. */
export interface UiState {
  open: boolean
  unread: number
  historyOpen: boolean
  /** The proposal whose form is shown. */
  editing: string | undefined
  /** What a screen reader says now. */
  announcement: string
}

export interface AppState extends UiState {
  chat: ChatState
  inline: boolean
  drawLog: ReturnType<typeof createLog>
}

const examples = ['example1', 'example2', 'example3', 'example4'] as const

export function app(state: AppState, context: ViewContext): VNode[] {
  return state.inline ? [panel(state, context)] : [launcher(state, context), panel(state, context)]
}

function launcher({ open, unread }: AppState, { strings, actions }: ViewContext): VNode {
  const label = unread ? `${strings.text('open')}, ${strings.text('unread', unread)}` : strings.text('open')
  const props = { key: 'launcher', class: 'launcher', hidden: open, 'aria-label': label }
  return h(
    'button',
    { ...props, onclick: () => actions.toggle(true) },
    icon('chat'),
    unread > 0 && h('span.unread', null, unread),
  )
}

function panel(state: AppState, context: ViewContext): VNode {
  const { chat, inline, open, historyOpen } = state
  return h(
    'section.panel',
    { key: 'panel', role: inline ? 'region' : 'dialog', 'aria-label': 'OrbitCRM', hidden: !inline && !open },
    header(state, context),
    historyOpen && history(chat, context),
    h(
      'div.scroll',
      {
        role: 'log',
        'aria-live': 'off',
        'aria-label': context.strings.text('log'),
        tabindex: 0,
        inert: historyOpen,
      },
      log(state, context),
    ),
    footer(state, context),
    h('div.unseen', { role: 'status' }, state.announcement),
  )
}

function header({ inline, historyOpen }: AppState, { strings, actions }: ViewContext): VNode {
  return h(
    'header.top',
    null,
    iconButton('history', strings.text('history'), actions.toggleHistory, { 'aria-expanded': String(historyOpen) }),
    h('h2', null, historyOpen ? strings.text('history') : 'OrbitCRM'),
    iconButton('create', strings.text('create'), () => actions.follow()),
    !inline && iconButton('close', strings.text('close'), () => actions.toggle(false)),
  )
}

function log({ chat, drawLog, editing }: AppState, context: ViewContext): VNode {
  const { transcript, unconfirmed, status } = chat
  const last = transcript.entries.at(-1)
  const thinking = transcript.running && (last?.kind === 'user' || (last?.kind === 'call' && last.outcome))
  return h(
    'div.log',
    null,
    !transcript.entries.length && !unconfirmed.length && welcome(context),
    h('div.entries', null, drawLog(chat, editing, context)),
    thinking && h('p.busy', null, context.strings.text('working')),
    unconfirmed.map(frame => frame.type === 'message' && userLine(frame.text, context, status !== 'online')),
  )
}

function welcome({ strings, actions }: ViewContext): VNode {
  const suggestion = (text: string) =>
    h(
      'li',
      null,
      button(text, () => actions.send(text)),
    )
  return h(
    'div.welcome',
    null,
    h('h3', null, strings.text('welcome')),
    h('p.muted', null, strings.text('intro')),
    h(
      'ul',
      null,
      examples.map(key => suggestion(strings.text(key))),
    ),
  )
}

function footer({ chat }: AppState, context: ViewContext): VNode {
  const { strings, format } = context
  const { status, error, identity, transcript } = chat
  const balance = transcript.usage?.balance ?? identity?.balance
  return h(
    'footer',
    null,
    error && h('p.banner', { role: 'alert' }, `${error.message} ${error.hint ?? ''}`),
    status !== 'online' &&
      status !== 'idle' &&
      h('p', { class: `banner ${status}`, role: 'status' }, strings.text(status)),
    composer(transcript.running, context),
    h('p.usage', null, balance && strings.text('tokens', format.number(balance.monthly + balance.packs))),
  )
}
