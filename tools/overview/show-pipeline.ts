// How many contacts stand at which stage, and what those of a stage still owe.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { figuresCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { defineTool } from '../tool.ts'

const labels = { lead: 'Leads', opportunity: 'Opportunities', client: 'Clients', churned: 'Churned' } as const

export const showPipeline = defineTool({
  name: 'show_pipeline',
  title: 'Show pipeline',
  description:
    'The pipeline: how many contacts are leads, opportunities, clients and churned, and what each stage still owes, per currency. To see the contacts of a stage use search_contacts; for revenue use sum_invoices.',
  effect: 'read',
  input: toolInput({}),
  output: figuresCardSchema,
  examples: [
    { language: 'en', text: 'show me the pipeline', input: {} },
    { language: 'en', text: 'how many leads, and how many clients?', input: {} },
    { language: 'en', text: 'contacts by stage', input: {} },
    { language: 'de', text: 'Zeig mir die Pipeline', input: {} },
    { language: 'de', text: 'Wie viele Kontakte haben wir pro Status?', input: {} },
    { language: 'fr', text: 'montre-moi le pipeline', input: {} },
    { language: 'it', text: 'fammi vedere la pipeline', input: {} },
    { language: 'pt', text: 'mostra o funil de vendas', input: {} },
  ],
  async run(_, { db }) {
    const stages = unwrap(await db.rpc('pipeline'))
    const counts = stages.map(({ stage, contacts }) => ({ label: labels[stage], value: contacts }))
    const unpaid = stages.flatMap(({ stage, unpaid }) =>
      // A card's figure is a number; up to here it was a decimal, and two digits of it survive.
      Object.entries(amountsSchema.parse(unpaid)).map(([unit, total]) => ({
        label: `${labels[stage]}, unpaid`,
        value: Number(total),
        unit,
      })),
    )
    return { kind: 'figures' as const, title: 'Pipeline', rows: [...counts, ...unpaid] }
  },
})

const amountsSchema = z.record(z.string(), z.string())
