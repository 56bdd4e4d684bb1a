// What a description of a task says: "Carlos's most urgent task", "la tâche la plus urgente de Fatima", "my next task".
import { unwrap } from '../../db/postgrest-errors.ts'
import { findOrder, type Order } from '../ordering.ts'
import { findMember } from '../people.ts'
import { ranks } from '../ranking.ts'
import type { Match } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { wordsOf } from '../words.ts'
import { conditionsOf, narrowed } from './task-filters.ts'

/** Words for a task that say nothing about which one. */
const nouns = new Set(
  (
    'task tasks todo to do the of s a one aufgabe pendenz die der das von tache la le les l de du d attivita compito il lo di del della ' +
    'tarefa o da do'
  ).split(' '),
)
const own = new Set('my mine mein meine meiner ma mon mes mia mio miei minha meu minhas'.split(' '))

export interface TaskDescription {
  order: Order
  /** Whose it is; "me" is the person who asks. */
  whose: string
}

export function readTaskDescription(reference: string): TaskDescription | undefined {
  const text = reference.normalize('NFC')
  const order = findOrder(text)
  if (!order) return undefined
  const rest = wordsOf(`${text.slice(0, order.start)} ${text.slice(order.end)}`.replace(/['’]s\b/g, ''))
  const telling = rest.filter(word => !nouns.has(word) && !own.has(word)).join(' ')
  return { order: order.order, whose: telling || (rest.some(word => own.has(word)) ? 'me' : '') }
}

/**
 * The open task that is picked: the most urgent by priority, else by its due date. Where several are equally so, all of
 * them, to be asked about.
 * @throws {CrmError} `not_found` when there is nobody of that name
 */
export async function describedTasks({ order, whose }: TaskDescription, context: ToolContext): Promise<Match[]> {
  if (whose) await findMember(whose, context)
  const conditions = await conditionsOf({ status: 'open', ...(whose && { assigned_to: whose }) }, context)
  const query = narrowed(context.db.from('tasks').select('id, title, due_date, priority'), conditions)
  const ordered =
    order === 'urgent'
      ? query.order('priority', { ascending: false }).order('due_date', { nullsFirst: false })
      : query.not('due_date', 'is', null).order('due_date')
  const rows = unwrap(await ordered.order('id').limit(limit))
  const place = { first: 0, next: 0, urgent: 0, second: 1, third: 2, last: rows.length - 1 }[order]
  const one = rows[place]
  const equal = rows.filter(
    row => row.due_date === one?.due_date && (order !== 'urgent' || row.priority === one?.priority),
  )
  return equal.map(({ id, title, due_date }) => ({
    table: 'tasks' as const,
    id,
    title,
    subtitle: due_date,
    rank: ranks.described,
    exact: false,
    described: true,
  }))
}

const limit = 1_000
