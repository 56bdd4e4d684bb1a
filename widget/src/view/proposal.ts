// Something that needs a person's yes: what would happen, and Approve / Edit / Reject.
import type { Proposal } from '../../../server/protocol.ts'
import { button, h, type VNode } from '../dom.ts'
import type { CallEntry } from '../transcript.ts'
import { frame } from './cards.ts'
import type { ViewContext } from './context.ts'
import { changeList, fieldList, folded, keyColumns } from './fields.ts'
import { proposalForm } from './proposal-form.ts'
import { simpleArguments } from './simple-arguments.ts'

export interface ProposalState {
  /** This tab's decision is on its way. */
  sending: boolean
  running: boolean
  editing: boolean
}

export function proposalView(
  { title, verdict, proposal }: CallEntry & { proposal: Proposal },
  state: ProposalState,
  context: ViewContext,
): VNode {
  const { say, format } = context
  const busy = state.sending || state.running
  return frame(
    `proposal ${verdict ?? 'open'}`,
    h(
      'header',
      null,
      h('span.badge', null, say(verdict ?? 'Needs your approval')),
      !verdict && h('span.muted', null, say('Open until {}', format.moment(proposal.expiresAt))),
    ),
    h('h3', null, say(title)),
    ...previewRows(proposal, context),
    !verdict && (state.editing ? proposalForm(proposal, busy, context) : buttons(proposal, busy, context)),
  )
}

/** The records concerned; of a tool that doesn't show any, what it would be called with. */
function previewRows({ preview: { records, total }, arguments: given }: Proposal, context: ViewContext) {
  if (!records.length) return [fieldList(Object.fromEntries(simpleArguments(given)), '', context)]
  const rows = records.map(({ record: { id, title, fields }, changes }) =>
    h(
      'li',
      { key: id },
      h('b', null, title),
      keyColumns(fields, title, context, changes),
      changes?.length && changeList(changes, fields, context),
    ),
  )
  return folded(rows, total, context)
}

function buttons({ id, arguments: given, title }: Proposal, disabled: boolean, { say, actions }: ViewContext): VNode {
  const choice = (key: string, onclick: () => void, props = {}) =>
    button(say(key), onclick, { disabled, 'aria-label': `${say(key)}: ${title}`, ...props })
  return h(
    'div.buttons',
    null,
    choice('Approve', () => actions.decide(id, true), { class: 'primary' }),
    simpleArguments(given).length > 0 && choice('Edit', () => actions.edit(id)),
    choice('Reject', () => actions.decide(id, false)),
  )
}
