// The person's conversations, newest first, over the log.
import type { ChatState } from '../chat.ts'
import { button, h, type VNode } from '../dom.ts'
import type { ViewContext } from './context.ts'

export function history({ threads, threadId }: ChatState, { strings, format, actions }: ViewContext): VNode {
  const rows = threads?.map(({ id, title, updatedAt }) => {
    const current = id === threadId && 'true'
    const row = button(h('b', null, title), () => actions.follow(id), { 'aria-current': current })
    return h('li', { key: id }, row, h('small', null, format.moment(updatedAt)))
  })
  return h(
    'nav.history',
    { 'aria-label': strings.text('history') },
    button(strings.text('create'), () => actions.follow(), { class: 'primary' }),
    rows ? h('ul.rows', null, rows) : h('p.busy', null, strings.text('working')),
  )
}
