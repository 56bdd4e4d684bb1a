// What stands below the composer: the tokens that are left. With it come back the uploads of before a reload.
import type { ChatState } from '../chat.ts'
import { keptUploads } from '../documents/kept.ts'
import type { VNode } from '../dom.ts'
import type { Actions, ViewContext } from '../view/context.ts'
import { balance } from './balance.ts'

const resumed = new WeakSet<Actions>()

export function below(chat: ChatState, context: ViewContext): VNode | undefined {
  const { actions } = context
  if (chat.identity && !resumed.has(actions)) {
    resumed.add(actions)
    if (keptUploads().length > 0) actions.attach([])
  }
  return balance(chat, context)
}
