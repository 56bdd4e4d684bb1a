// From what people call a record to the record: one database request, one answer, or a question.
import { CrmError } from '../db/errors.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import { type Table, tableSchema } from './card.ts'
import { isDescribedBySubtitle, rank, ranks, readReference } from './ranking.ts'
import { titleOf } from './records.ts'
import type { ToolContext } from './tool.ts'

export interface Found {
  table: Table
  id: string
  title: string
  subtitle: string | null
}

/** A record that answers to a reference, and how well (`ranks`). */
export interface Match extends Found {
  rank: number
  /** The database's own verdict: equal to a full name, e-mail, phone or number. */
  exact: boolean
  /** Found through its company or place, not its own name. */
  described: boolean
}

/** What references can be made to. */
export type Referable = 'contacts' | 'tasks' | 'projects' | 'invoices' | 'bookings' | 'documents'

type Reader = Pick<ToolContext, 'db'>

const nouns: Record<Table, string> = {
  contacts: 'contact',
  tasks: 'task',
  projects: 'project',
  invoices: 'invoice',
  bookings: 'booking',
  documents: 'document',
  organizations: 'organization',
  profiles: 'person',
  org_invites: 'invitation',
}
const candidateLimit = 25
const shownLimit = 6
/** More are asked about at once. */
const mostNamesakes = 12
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isId = (reference: string): boolean => uuid.test(reference.trim())

/** Everything that answers to a reference, the best first; an id answers to itself only. */
export async function findMatches(
  reference: string,
  tables: Referable[],
  { db }: Reader,
  limit = candidateLimit,
): Promise<Match[]> {
  if (isId(reference)) return findById(reference.trim(), tables, { db })
  const wanted = readReference(reference)
  const args = { p_query: wanted.query, p_tables: tables, p_limit: limit }
  const rows = unwrap(await db.rpc('search_records', args))
  return rows
    .map(({ table_name, id, title, subtitle, exact }) => {
      const candidate = { title, subtitle, exact, isContact: table_name === 'contacts' }
      const described = isDescribedBySubtitle(candidate, wanted)
      return {
        table: tableSchema.parse(table_name),
        id,
        title,
        subtitle,
        exact,
        described,
        rank: rank(candidate, wanted),
      }
    })
    .sort((a, b) => b.rank - a.rank)
}

async function findById(id: string, tables: Referable[], { db }: Reader): Promise<Match[]> {
  const answers = await Promise.all(
    tables.map(async table => ({ table, rows: unwrap(await db.from(table).select().eq('id', id)) })),
  )
  return answers.flatMap(({ table, rows }) =>
    rows.map(row => ({
      table,
      id,
      title: titleOf(table, row),
      subtitle: null,
      rank: ranks.named,
      exact: true,
      described: false,
    })),
  )
}

/**
 * The one record that a reference means.
 * @throws {CrmError} `ambiguous` with choices, `not_found` with near matches
 */
export async function findRecord(reference: string, tables: Referable[], context: Reader): Promise<Found> {
  return chooseOne(reference, tables, await findMatches(reference, tables, context))
}

/** Decides between matches. @throws {CrmError} `ambiguous`, `not_found` */
export function chooseOne<One extends Match>(reference: string, tables: Referable[], matches: One[]): One {
  const best = bestOf(matches)
  const [top] = best
  if (!top) throw notFound(reference, tables, matches)
  if (best.length === 1) return top
  throw ambiguous(reference, tables, best)
}

/** Those that answer to the reference equally well, and better than all others. */
function bestOf<One extends Match>(matches: One[]): One[] {
  const top = matches[0]
  return top && top.rank !== ranks.unlike ? matches.filter(match => match.rank === top.rank) : []
}

/**
 * A look-up by a contact's name that several have: it is about the one of them for whom there is something.
 * Takes one more request, and one look-up for each of them; none when the name is one's alone.
 * @throws {CrmError} what the look-up throws; `ambiguous` with those of the name that have something
 */
export async function lookUpNamesakes<
  Filters extends { contact?: string | undefined },
  Answer extends { total: number },
>(filters: Filters, context: Reader, lookUp: (filters: Filters) => Promise<Answer>): Promise<Answer> {
  try {
    return await lookUp(filters)
  } catch (error) {
    if (!filters.contact || !(error instanceof CrmError) || error.code !== 'ambiguous') throw error
    const namesakes = bestOf(await findMatches(filters.contact, ['contacts'], context))
    if (namesakes.length < 2 || namesakes.length > mostNamesakes) throw error
    const answers = await Promise.all(
      namesakes.map(async one => ({ one, answer: await lookUp({ ...filters, contact: one.id }) })),
    )
    const having = answers.filter(({ answer }) => answer.total > 0)
    const [only = answers[0], ...others] = having
    if (!only || others.length > 0)
      throw ambiguous(
        filters.contact,
        ['contacts'],
        having.map(({ one }) => one),
      )
    return only.answer
  }
}

/**
 * The contacts that a filter such as "tasks for Acme" means: the one of that name, with the people who work there.
 * @throws {CrmError} `ambiguous`, `not_found`
 */
export async function findContactGroup(reference: string, context: Reader): Promise<{ ids: string[]; title: string }> {
  const matches = await findMatches(reference, ['contacts'], context)
  const people = matches.filter(match => match.described && match.rank === ranks.described)
  const ownName = matches.some(match => match.rank > ranks.described)
  if (!ownName && people.length > 0) return { ids: people.map(match => match.id), title: reference }
  const one = chooseOne(reference, ['contacts'], matches)
  return { ids: [one, ...people].map(match => match.id), title: one.title }
}

export function notFound(reference: string, tables: Referable[], near: Found[] = []): CrmError {
  const noun = tables.map(table => nouns[table]).join(' or ')
  if (isId(reference)) {
    return new CrmError('not_found', `There is no ${noun} with this id.`, {
      hint: `Ids can't be guessed: look the ${noun} up by its name.`,
    })
  }
  const names = near.slice(0, shownLimit).map(labelOf)
  return new CrmError('not_found', `I can't find a ${noun} called "${reference}".`, {
    ...(names.length > 0 && { hint: `Similar: ${names.join(', ')}.` }),
    choices: choicesOf(near),
  })
}

export function ambiguous(reference: string, tables: Referable[], fitting: Found[]): CrmError {
  const noun = tables.map(table => nouns[table]).join(' or ')
  return new CrmError('ambiguous', `"${reference}" fits more than one ${noun}.`, {
    hint: 'Say which one is meant.',
    choices: choicesOf(fitting),
  })
}

/** Text that tells a record from others of its name, and that `findRecord` understands. */
export function labelOf({ title, subtitle }: Found): string {
  const detail = subtitle?.split(' · ')[0]
  return detail ? `${title} (${detail})` : title
}

function choicesOf(records: Found[]) {
  const shown = records.slice(0, shownLimit)
  const count = (text: string, texts: string[]) => texts.filter(other => other === text).length
  const titles = records.map(record => record.title)
  const labels = records.map(labelOf)
  return shown.map(record => {
    const label = labelOf(record)
    if (count(record.title, titles) === 1) return { label, value: record.title }
    if (count(label, labels) === 1) return { label, value: label }
    return { label: record.subtitle ? `${record.title} (${record.subtitle})` : record.title, value: record.id }
  })
}
