// The small form behind "Edit": the simple arguments of a proposed call. Approving it sends all arguments, the edited ones changed.
import type { Proposal } from '../../../server/protocol.ts'
import { button, h, type VNode } from '../dom.ts'
import { dateOnly } from '../format.ts'
import type { ViewContext } from './context.ts'
import { type Simple, simpleArguments } from './simple-arguments.ts'

/** The whole set of arguments after the form was filled in. An emptied field is left out. */
export function editedArguments(
  given: Record<string, unknown>,
  form: { get(name: string): unknown },
): Record<string, unknown> {
  const edited = { ...given }
  for (const [name, before] of simpleArguments(given)) {
    const typed = form.get(name)
    if (typeof before === 'boolean') edited[name] = typed !== null
    else if (typeof typed !== 'string' || !typed.trim()) delete edited[name]
    else edited[name] = typeof before === 'number' ? Number(typed) : typed.trim()
  }
  return edited
}

export function proposalForm(proposal: Proposal, disabled: boolean, { say, actions }: ViewContext): VNode {
  const onsubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.target instanceof HTMLFormElement)) return
    actions.decide(proposal.id, true, editedArguments(proposal.arguments, new FormData(event.target)))
  }
  return h(
    'form',
    { onsubmit },
    simpleArguments(proposal.arguments).map(([name, value]) => h('label', null, say(name), input(name, value))),
    h(
      'div.buttons',
      null,
      h('button.primary', { disabled }, say('Approve')),
      button(say('Close'), () => actions.edit()),
    ),
  )
}

function input(name: string, value: Simple): VNode {
  if (typeof value === 'boolean') return h('input', { name, type: 'checkbox', checked: value })
  if (typeof value === 'number') return h('input', { name, type: 'number', step: 'any', value })
  return h('input', { name, type: dateOnly.test(value) ? 'date' : 'text', value })
}
