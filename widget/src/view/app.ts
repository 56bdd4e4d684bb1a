// The whole widget: launcher bubble and panel.
import type { ChatState } from '../chat.ts'
import { button, h, type VNode } from '../dom.ts'
import { composer } from './composer.ts'
import type { ViewContext } from './context.ts'
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

const examples = [
  'Add Anna Müller from Acme AG as a lead, email anna@acme.ch',
  'Remind me to call her next Friday',
  'Show open tasks',
  'What’s overdue?',
]

export function app(state: AppState, context: ViewContext): VNode[] {
  return state.inline ? [panel(state, context)] : [launcher(state, context), panel(state, context)]
}

function launcher({ open, unread }: AppState, { say, actions }: ViewContext): VNode {
  const label = unread ? `${say('Open chat')}, ${say('{} new', unread)}` : say('Open chat')
  return h(
    'button.launcher',
    { hidden: open, 'aria-label': label, onclick: () => actions.toggle(true) },
    icon('chat'),
    unread > 0 && h('span.unread', null, unread),
  )
}

function panel(state: AppState, context: ViewContext): VNode {
  const { chat, inline, open, historyOpen } = state
  // While something is only held over the panel, its files are not told.
  const drop = (event: DragEvent) => {
    event.preventDefault()
    if (event.dataTransfer?.files.length) context.actions.attach(event.dataTransfer.files)
  }
  return h(
    'section',
    {
      class: inline ? 'panel' : 'panel floating',
      role: inline ? 'region' : 'dialog',
      'aria-label': 'OrbitCRM',
      hidden: !inline && !open,
      ondragover: drop,
      ondrop: drop,
    },
    header(state, context),
    historyOpen && context.more()?.history(chat, context),
    h(
      'div.scroll',
      {
        role: 'log',
        'aria-live': 'off',
        'aria-label': context.say('Conversation'),
        tabindex: 0,
        inert: historyOpen,
      },
      log(state, context),
    ),
    footer(state, context),
    h('div.reader'),
    h('div.unseen', { role: 'status' }, state.announcement),
  )
}

function header({ inline, historyOpen }: AppState, { say, actions }: ViewContext): VNode {
  return h(
    'header.top',
    null,
    iconButton('history', say('Conversations'), actions.toggleHistory, { 'aria-expanded': String(historyOpen) }),
    h('h2', null, h('slot', { name: 'title' }, 'OrbitCRM')),
    h('slot', { name: 'actions' }),
    iconButton('create', say('New conversation'), () => actions.follow()),
    !inline && iconButton('close', say('Close'), () => actions.toggle(false)),
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
    thinking && h('p.busy', null, context.say('Working …')),
    unconfirmed.map(frame => frame.type === 'message' && userLine(frame.text, context, status !== 'online')),
  )
}

function welcome({ say, actions }: ViewContext): VNode {
  const suggestion = (text: string) =>
    h(
      'li',
      null,
      button(text, () => actions.send(text)),
    )
  return h(
    'div.welcome',
    null,
    h('h3', null, say('What can I do for you?')),
    h('p.muted', null, say('Say it in your own words. Every change is shown and can be undone.')),
    h(
      'ul',
      null,
      examples.map(key => suggestion(say(key))),
    ),
  )
}

function footer({ chat }: AppState, context: ViewContext): VNode {
  const { say } = context
  const { status, error, transcript } = chat
  return h(
    'footer',
    null,
    error && h('p.banner', { role: 'alert' }, `${error.message} ${error.hint ?? ''}`),
    status !== 'online' && status !== 'idle' && h('p.banner', { role: 'status' }, say(status)),
    // Filled by the part for documents.
    h('div.uploads'),
    composer(transcript.running && status === 'online', context),
    context.more()?.below(chat, context) ?? h('p.usage'),
  )
}
