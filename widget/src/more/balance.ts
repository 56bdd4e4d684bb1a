// What is left of the tokens, with a warning before they are used up, and the way out when they are.
import type { ChatState } from '../chat.ts'
import { button, h, type VNode } from '../dom.ts'
import type { ViewContext } from '../view/context.ts'

/** From this share of the month's tokens on, people are warned. */
const warnAt = 0.8

export function balance(
  { balance: now, identity }: ChatState,
  { say, format, actions }: ViewContext,
): VNode | undefined {
  if (!identity || !now) return undefined
  const { monthly, packs } = now
  const { monthlyTokens } = identity.plan
  const left = monthly + packs
  const used = monthlyTokens ? 1 - monthly / monthlyTokens : 0
  const line = say('{} tokens left', format.number(Math.max(left, 0)))
  if (used < warnAt) return h('p.usage', null, line)
  const owner = identity.user.role === 'owner'
  const warning =
    left <= 0
      ? say(owner ? 'All tokens are used up.' : 'All tokens are used up. An owner can buy more.')
      : used >= 1
        ? say('The month’s tokens are used up; packs: {} left.', format.number(packs))
        : say('{} % of the month’s tokens are used; {} left.', Math.floor(used * 100), format.number(left))
  return h(
    'p',
    { class: left <= 0 ? 'usage empty' : 'usage low', role: 'status' },
    warning,
    owner && ' ',
    owner && button(say('Buy tokens'), () => actions.send(say('Buy tokens'))),
  )
}
