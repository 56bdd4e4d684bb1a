// The person's conversations, newest first, over the log.
import type { ChatState } from '../chat.ts'
import { button, h, type VNode } from '../dom.ts'
import type { ViewContext } from './context.ts'

export function history({ threads, threadId }: ChatState, { say, format, actions }: ViewContext): VNode {
  const rows = threads?.map(({ id, title, updatedAt }) =>
    h(
      'li',
      { key: id, 'aria-current': id === threadId && 'true' },
      button(title, () => actions.follow(id)),
      h('small', null, format.moment(updatedAt)),
    ),
  )
  return h(
    'nav.history',
    { 'aria-label': say('Conversations') },
    rows ? h('ul.rows', null, rows) : h('p.busy', null, say('Working …')),
  )
}
