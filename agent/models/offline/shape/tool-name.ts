// What a tool's name says: the action and the noun, as the lexicons call them.
import { singular, tableOfNoun } from './nouns.ts'

/** Verbs of tools that people say in the words of another action. */
const saidAs: Record<string, string> = {
  list: 'search',
  find: 'search',
  sum: 'search',
  show: 'get',
  move: 'update',
  remove: 'delete',
}

/** "mark … paid": what the record is marked as says what is done. */
const markedAs: Record<string, string> = { paid: 'pay', done: 'complete', sent: 'send' }

export interface ToolName {
  /** The action of the lexicons that it answers to: `pay` of `mark_invoice_paid`, `search` of `list_members`. */
  verb: string
  /** Singular: `invoice` of `mark_invoice_paid`, `member` of `update_member_role`, `change` of `undo_last_change`. */
  noun: string
  /** What of the noun it is about: `role` of `update_member_role`. */
  aspect: string | undefined
  /** The noun was written in the plural: it works on many records. */
  plural: boolean
}

export function readToolName(name: string): ToolName {
  const [first = name, ...rest] = name.split('_')
  const mark = first === 'mark' ? markedAs[rest.at(-1) ?? ''] : undefined
  const words = mark ? rest.slice(0, -1) : rest
  const whole = words.join('_')
  const verb = mark ?? saidAs[first] ?? first
  const plural = singular(whole) !== whole
  if (words.length <= 1 || tableOfNoun[singular(whole)])
    return { verb, noun: singular(whole), aspect: undefined, plural }
  const isAboutRecord = tableOfNoun[words[0] ?? ''] !== undefined
  const noun = singular((isAboutRecord ? words[0] : words.at(-1)) ?? '')
  return { verb, noun, aspect: isAboutRecord ? words.slice(1).join('_') : undefined, plural }
}
