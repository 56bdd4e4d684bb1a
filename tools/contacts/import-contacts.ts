// Adds the contacts of a CSV table, after a person has seen what would become of its rows.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { figuresCardSchema, type Preview } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { changesBetween, viewOf } from '../records.ts'
import { defineTool } from '../tool.ts'
import { tagsSchema } from './contact-fields.ts'
import { importFieldSchema } from './import-columns.ts'
import { type ImportPlan, planImport } from './import-plan.ts'

const input = toolInput({
  csv: z
    .string()
    .optional()
    .describe('The table. Leave out what the person pasted into the chat: it is read from their message.'),
  columns: z
    .record(z.string(), importFieldSchema)
    .optional()
    .describe('What a column means, by its heading, only where the heading does not say it or the person said so.'),
  existing: z
    .enum(['fill_gaps', 'overwrite', 'skip'])
    .optional()
    .describe('What to do with contacts that are there already. Not said: fill their gaps.'),
  tags: tagsSchema.optional().describe('Tags for all of them.'),
})

export const importContacts = defineTool({
  name: 'import_contacts',
  title: 'Import contacts',
  description:
    'Imports contacts from a CSV table, pasted into the chat or given as text: proposes what each column means, shows what would be created, updated, skipped and what has errors, and does all of it at once when approved. Rows that double a contact update it.',
  effect: 'confirm',
  input,
  output: figuresCardSchema,
  examples: [
    { language: 'en', text: 'import these contacts', input: {} },
    { language: 'en', text: 'import this CSV and tag them all fair', input: { tags: ['fair'] } },
    { language: 'en', text: 'please add everyone from this list, skip those we have', input: { existing: 'skip' } },
    { language: 'de', text: 'Importiere diese Kontakte', input: {} },
    {
      language: 'de',
      text: 'Kontakte importieren, vorhandene überschreiben',
      input: { existing: 'overwrite' },
    },
    { language: 'fr', text: 'Importe ces contacts', input: {} },
    { language: 'it', text: 'Importa questi contatti', input: {} },
    { language: 'pt', text: 'Importa estes contactos', input: {} },
  ],
  async preview(given, context) {
    const plan = await planImport(given, context)
    requireWork(plan)
    return previewOf(plan)
  },
  async run(given, context) {
    const plan = await planImport(given, context)
    const changes = plan.updated.map(({ change }) => change)
    unwrap(await context.db.rpc('import_contacts', { p_new: plan.created, p_changes: changes }))
    const rows = [
      { label: 'Created', value: plan.created.length },
      { label: 'Updated', value: plan.updated.length },
      { label: 'Skipped', value: plan.skipped.length },
      { label: 'With errors', value: plan.failed.length },
      ...plan.failed
        .slice(0, shownProblems)
        .map(({ line, problem }) => ({ label: `Row ${line}`, value: problem ?? '' })),
    ]
    return { kind: 'figures' as const, title: 'Imported contacts', rows }
  },
})

const shownProblems = 10
const shownRows = 7

function requireWork({ created, updated, skipped, failed }: ImportPlan): void {
  if (created.length + updated.length > 0) return
  throw new CrmError('invalid_input', 'There is nothing to import in this table.', {
    hint: `${skipped.length} rows are there already, ${failed.length} have errors${failed[0] ? ` (row ${failed[0].line}: ${failed[0].problem})` : ''}.`,
  })
}

type Line = Preview['records'][number]

/** Figures and columns first, then samples of what is new, of what changes, and of what can't be read. */
function previewOf({ columns, created, updated, skipped, failed }: ImportPlan): Preview {
  const counts = `${created.length} new, ${updated.length} updated, ${skipped.length} skipped, ${failed.length} with errors`
  const records: Line[] = [
    { record: { table: 'contacts', id: 'import', title: counts, fields: { columns } } },
    ...created.slice(0, shownRows).map(contact => ({ record: viewOf('contacts', contact, 'brief') })),
    ...updated.slice(0, shownRows).map(({ before, change }) => ({
      record: viewOf('contacts', before, 'brief'),
      changes: changesBetween(before, { ...before, ...change }),
    })),
    ...failed.slice(0, shownRows).map(({ line, problem }) => ({
      record: { table: 'contacts' as const, id: `row-${line}`, title: `Row ${line}`, fields: { error: problem ?? '' } },
    })),
  ]
  return { action: 'import', total: created.length + updated.length, records }
}
