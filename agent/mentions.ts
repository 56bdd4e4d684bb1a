// The records that a text names, for the offline model: one database request.
import type { Db } from '../db/database.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import { tableSchema } from '../tools/card.ts'
import type { Mention } from './models/offline/turn.ts'

const mentionLimit = 20

export async function findMentions(db: Db, text: string): Promise<Mention[]> {
  const rows = unwrap(await db.rpc('match_mentions', { p_text: text, p_limit: mentionLimit }))
  return rows.flatMap(({ table_name, id, title, subtitle, matched, score, exact }) => {
    const table = tableSchema.safeParse(table_name)
    return table.success ? [{ table: table.data, id, title, subtitle, matched, score, exact }] : []
  })
}
