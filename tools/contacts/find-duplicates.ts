// Contacts that look like the same one, in pairs.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { listsCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { pageSize } from '../paging.ts'
import { viewOf } from '../records.ts'
import { asRow } from '../targets.ts'
import { defineTool } from '../tool.ts'

const sharedSchema = z.enum(['email', 'phone', 'company_uid', 'name'])

const reasons: Record<z.infer<typeof sharedSchema>, string> = {
  email: 'Same e-mail address',
  phone: 'Same phone number',
  company_uid: 'Same company identifier',
  name: 'Same or nearly the same name',
}

export const findDuplicates = defineTool({
  name: 'find_duplicates',
  title: 'Find duplicate contacts',
  description:
    'Lists pairs of contacts that may be the same one: same e-mail, phone or company identifier, or nearly the same name and company. Changes nothing; merge_contacts makes a pair one.',
  effect: 'read',
  input: toolInput({}),
  output: listsCardSchema,
  examples: [
    { language: 'en', text: 'do we have any duplicates?', input: {} },
    { language: 'en', text: 'find duplicate contacts', input: {} },
    { language: 'en', text: 'are there contacts we have twice?', input: {} },
    { language: 'de', text: 'Gibt es doppelte Kontakte?', input: {} },
    { language: 'de', text: 'Such bitte nach Dubletten', input: {} },
    { language: 'fr', text: 'y a-t-il des contacts en double ?', input: {} },
    { language: 'it', text: 'ci sono contatti doppi?', input: {} },
    { language: 'pt', text: 'há contactos duplicados?', input: {} },
  ],
  async run(_, { db }) {
    const pairs = unwrap(await db.rpc('find_duplicate_contacts', { p_limit: pageSize }))
    const lists = pairs.map(({ older, newer, shared }) => ({
      kind: 'list' as const,
      title: reasons[sharedSchema.parse(shared)],
      table: 'contacts' as const,
      total: 2,
      records: [older, newer].map(row => viewOf('contacts', asRow(row) ?? {}, 'brief')),
    }))
    return { kind: 'lists' as const, title: titleFor(pairs[0]?.total ?? 0, lists.length), lists }
  },
})

function titleFor(total: number, shown: number): string {
  if (total === 0) return 'No duplicates found'
  const count = shown < total ? `${shown} of ${total}` : total
  return total === 1 ? '1 pair that may be the same contact' : `${count} pairs that may be the same contact`
}
