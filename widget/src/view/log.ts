// The conversation: one element per entry. Not a live region: what happened is announced once, at the end of a turn.
import type { ChatState } from '../chat.ts'
import { button, h, type VNode } from '../dom.ts'
import { markdown } from '../markdown.ts'
import type { AssistantEntry, CallEntry, Entry } from '../transcript.ts'
import { busy, cardView } from './cards.ts'
import type { ViewContext } from './context.ts'
import { failureView } from './failure.ts'
import type { ProposalState } from './proposal.ts'

interface EntryFlags extends ProposalState {
  /** The person said nothing since. */
  current: boolean
  undoable: boolean
}

/** Draws entries, and draws none twice that is the same as before. */
export function createLog() {
  const drawn = new WeakMap<Entry, { key: string; context: ViewContext; node: VNode }>()

  return ({ transcript, unconfirmed }: ChatState, edited: string | undefined, context: ViewContext): VNode[] => {
    const { entries, running } = transcript
    const lastUser = entries.findLastIndex(entry => entry.kind === 'user')
    const lastChange = entries.findLastIndex(isChange)
    const decided = unconfirmed.flatMap(frame =>
      frame.type === 'resume' ? frame.resume.map(one => one.interruptId) : [],
    )
    return entries.map((entry, index) => {
      const proposalId = entry.kind === 'call' && entry.proposal?.id
      const flags: EntryFlags = {
        current: index > lastUser,
        undoable: index === lastChange && !running && !isUndo(entry),
        running,
        editing: proposalId === edited,
        sending: !!proposalId && decided.includes(proposalId),
      }
      const key = JSON.stringify(flags)
      const before = drawn.get(entry)
      if (before?.key === key && before.context === context) return before.node
      const view = entryView(entry, flags, context)
      const node = entry.cost
        ? h(
            'div.priced',
            null,
            view,
            h('small.muted', null, context.say('{} tokens', context.format.number(entry.cost))),
          )
        : view
      node.props.key = entry.id
      drawn.set(entry, { key, context, node })
      return node
    })
  }
}

/** What was like that already, or concerned nobody, left nothing to take back. */
function isChange(entry: Entry): boolean {
  const card = entry.kind === 'call' ? entry.outcome?.card : undefined
  if (card?.kind === 'batch') return card.total > 0
  return card?.kind === 'change' && card.changes?.length !== 0
}

/** Undo takes back the last change. What an undo did is not undone again, and nothing before it is next in line. */
function isUndo(entry: Entry): boolean {
  return entry.kind === 'call' && /undo/.test(entry.name)
}

function entryView(entry: Entry, flags: EntryFlags, context: ViewContext): VNode {
  const { say } = context
  switch (entry.kind) {
    case 'user':
      return userLine(entry.text, context)
    case 'assistant':
      return assistantLine(entry, context)
    case 'call':
      return callView(entry, flags, context)
    case 'failure':
      return failureView(entry, context, false)
    case 'stopped':
      return h('p.muted', null, say('Stopped.'))
  }
}

/** Numbers of citations in the order in which they appear; a number without a passage is left out. */
function assistantLine({ text, citations }: AssistantEntry, { say, actions }: ViewContext): VNode {
  const cite = (index: number) => {
    const place = citations?.findIndex(one => one.index === index) ?? -1
    const citation = citations?.[place]
    if (!citation) return ''
    const { document, page } = citation
    const title = page ? `${document}, ${say('page {}', page)}` : document
    return button(place + 1, () => actions.cite(citation), { class: 'cite', 'aria-label': title })
  }
  return h('div.assistant', null, markdown(text, citations && cite))
}

export function userLine(text: string, { say }: ViewContext, waiting = false): VNode {
  return h(
    'div',
    { class: waiting ? 'user waiting' : 'user' },
    h('span.unseen', null, `${say('You')}: `),
    text,
    waiting && h('small', null, say('Not sent yet')),
  )
}

function callView(entry: CallEntry, flags: EntryFlags, context: ViewContext): VNode {
  const { outcome, proposal } = entry
  return h(
    'div.call',
    null,
    proposal && (context.more()?.proposalView({ ...entry, proposal }, flags, context) ?? busy(context)),
    outcome?.card && cardView(outcome.card, context, flags.undoable),
    outcome?.error && failureView(outcome.error, context, flags.current && !flags.running),
    !outcome && !proposal && flags.running && busy(context, entry.title),
  )
}
