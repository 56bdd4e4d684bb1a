// Which tasks are meant: the filters that listing and changing several share, and what they mean in the database.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { type Period, parsePeriod, todayOf } from '../dates.ts'
import { day, reference, text } from '../inputs.ts'
import { findMember } from '../people.ts'
import { findContactGroup, findRecord } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { holds, wordsOf } from '../words.ts'
import { prioritySchema } from './task-fields.ts'

const states = ['open', 'overdue', 'todo', 'in_progress', 'done', 'all'] as const

export const taskFilters = {
  query: text('Words of the title, or of the name of their project.').optional(),
  status: z.enum(states).optional().describe('Open ones if not said. Overdue: open and past their due date.'),
  due: day('When they are due: a day or a stretch such as "today", "this week", "until Friday".').optional(),
  without_due_date: z.boolean().optional().describe('True for those that have no due date.'),
  contact: reference('Only those of this contact; of a company also those of its people.').optional(),
  project: reference('Only those of this project.').optional(),
  priority: prioritySchema.optional().describe('Only those of this priority.'),
  assigned_to: reference('Whose tasks: a member of the team, or "me".').optional(),
  unassigned: z.boolean().optional().describe('True for those that nobody has been given.'),
  except: z
    .array(text('Words of a title, a contact, or a member of the team.'))
    .optional()
    .describe('Of those that fit, all but these: words of their titles, the contact they are for, or who does them.'),
}

export type TaskFilters = { [Filter in keyof typeof taskFilters]?: z.infer<(typeof taskFilters)[Filter]> }

/** A query or a change that is narrowed by conditions. */
interface Narrowable {
  or(conditions: string): this
}

/**
 * The filters as PostgREST conditions that must all hold. References are resolved at the same time, one request each.
 * @throws {CrmError} `not_found`, `ambiguous`, `invalid_input`
 */
export async function conditionsOf(filters: TaskFilters, context: ToolContext): Promise<string[]> {
  const { now, org, language } = context
  const clock = { now, timeZone: org.settings.time_zone, language }
  const due: Period = filters.due ? parsePeriod(filters.due, clock) : {}
  const words = wordsOf(filters.query ?? '')
  const [contacts, project, member, called] = await Promise.all([
    filters.contact ? findContactGroup(filters.contact, context) : undefined,
    filters.project ? findRecord(filters.project, ['projects'], context) : undefined,
    filters.assigned_to ? findMember(filters.assigned_to, context) : undefined,
    words.length > 0 && !filters.project ? projectsCalled(words, context) : [],
  ])
  const conditions = statusConditions(filters.status ?? 'open', todayOf(clock))
  if (due.from) conditions.push(`due_date.gte.${due.from}`)
  if (due.until) conditions.push(`due_date.lte.${due.until}`)
  if (filters.without_due_date) conditions.push('due_date.is.null')
  if (contacts) conditions.push(`contact_id.in.(${contacts.ids.join(',')})`)
  if (project) conditions.push(`project_id.eq.${project.id}`)
  if (filters.priority) conditions.push(`priority.eq.${filters.priority}`)
  if (member) conditions.push(ofPerson(member))
  if (filters.unassigned) conditions.push('assigned_to.is.null')
  if (words.length > 0) conditions.push(calledOrIn(words, called))
  const left = await Promise.all((filters.except ?? []).map(words => idsOf(words, conditions, context)))
  return left.length > 0 ? [...conditions, `id.not.in.(${left.flat().join(',')})`] : conditions
}

function ofPerson({ id }: { id: string }): string {
  return `or(assigned_to.eq.${id},and(assigned_to.is.null,created_by.eq.${id}))`
}

/** "those of Lea": only by a name that is hers, since near misses would leave out too few. */
async function memberCalled(words: string, context: ToolContext): Promise<{ id: string } | undefined> {
  try {
    const member = await findMember(words, context)
    const name = wordsOf(member.name)
    return wordsOf(words).every(word => name.includes(word)) ? member : undefined
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}

/** "the website tasks": those with the word in their title, and those of the project "Website relaunch". */
function calledOrIn(words: string[], projectIds: string[]): string {
  const called = `and(${titleConditions(words).join(',')})`
  return projectIds.length > 0 ? `or(${called},project_id.in.(${projectIds.join(',')}))` : called
}

async function projectsCalled(words: string[], { db }: ToolContext): Promise<string[]> {
  const conditions = words.map(word => holds('name', word))
  const rows = unwrap(await narrowed(db.from('projects').select('id'), conditions).limit(mostProjects + 1))
  return rows.length > mostProjects ? [] : rows.map(row => row.id)
}

/** Words that more projects share name none of them. */
const mostProjects = 20

function titleConditions(words: string[]): string[] {
  return words.map(word => holds('title', word))
}

/** An exception that is none of them was meant otherwise: better to ask than to change too many. */
async function idsOf(words: string, conditions: string[], context: ToolContext): Promise<string[]> {
  const fitting = async (exception: string[]) =>
    unwrap(await narrowed(context.db.from('tasks').select('id'), [...conditions, ...exception])).map(row => row.id)
  // Before titles, which are compared loosely: "Lea" would also leave out what is "late".
  const member = await memberCalled(words, context)
  const ofMember = member ? await fitting([ofPerson(member)]) : []
  if (ofMember.length > 0) return ofMember
  const named = await fitting(titleConditions(wordsOf(words)))
  if (named.length > 0) return named
  const contact = await findContactGroup(words, context)
  const ofContact = await fitting([`contact_id.in.(${contact.ids.join(',')})`])
  if (ofContact.length > 0) return ofContact
  throw new CrmError('not_found', `None of these tasks is called "${words}" or is for a contact of that name.`)
}

function statusConditions(status: (typeof states)[number], today: string): string[] {
  if (status === 'all') return []
  if (status === 'open') return ['status.neq.done']
  return status === 'overdue' ? ['status.neq.done', `due_date.lt.${today}`] : [`status.eq.${status}`]
}

/** All in one parameter: of two filters on one column with the same operator, the embedded backend keeps the last. */
export function narrowed<Query extends Narrowable>(query: Query, conditions: string[]): Query {
  return conditions.length > 0 ? query.or(`and(${conditions.join(',')})`) : query
}
