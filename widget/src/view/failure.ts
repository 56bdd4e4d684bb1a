// Something that did not work, in the tone its code deserves, with choices to click where there are any.
import type { ToolFailure } from '../../../server/protocol.ts'
import { button, h, type VNode } from '../dom.ts'
import { frame } from './cards.ts'
import type { ViewContext } from './context.ts'

/** Questions rather than failures: the person can answer. */
const asking = /ambiguous|not_found|duplicate|invalid_input/
/** Ours to mend; everything else passes, or waits for somebody's decision. */
const broken = /internal|_error/

/** `answerable`: nothing was said since, so a choice still answers this question. */
export function failureView(
  { code, message, hint, choices = [] }: ToolFailure,
  { actions }: ViewContext,
  answerable: boolean,
): VNode {
  const tone = asking.test(code) ? 'asking' : broken.test(code) ? 'broken' : 'passing'
  return frame(
    `failure ${tone}`,
    h('p', null, message),
    hint && h('p.muted', null, hint),
    choices.length > 0 &&
      h(
        'div.buttons',
        null,
        choices.map(({ label }) => button(label, () => actions.send(label), { disabled: !answerable })),
      ),
  )
}
