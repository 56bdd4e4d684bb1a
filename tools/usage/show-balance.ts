// What is left of the tokens that answers cost.
import { unwrap } from '../../db/postgrest-errors.ts'
import { figuresCardSchema } from '../card.ts'
import { todayOf } from '../dates.ts'
import { toolInput } from '../inputs.ts'
import { defineTool } from '../tool.ts'

export const showBalance = defineTool({
  name: 'show_balance',
  title: 'Show token balance',
  description:
    'How many tokens the organization has left: of this month and of bought packs, the plan, and when the month ends. For what was used, by whom and when, use show_usage.',
  effect: 'read',
  input: toolInput({}),
  output: figuresCardSchema,
  examples: [
    { language: 'en', text: 'how many tokens do we have left?', input: {} },
    { language: 'en', text: 'token balance', input: {} },
    { language: 'en', text: 'what is left of the token packs we bought?', input: {} },
    { language: 'en', text: 'which plan are we on?', input: {} },
    { language: 'de', text: 'Wie viele Tokens haben wir noch?', input: {} },
    { language: 'de', text: 'Tokenguthaben anzeigen', input: {} },
    { language: 'fr', text: 'Combien de jetons nous reste-t-il ?', input: {} },
    { language: 'it', text: 'Quanti token ci restano?', input: {} },
    { language: 'pt', text: 'Quantos tokens ainda temos?', input: {} },
  ],
  async run(_, context) {
    const columns =
      'token_balance, token_pack_balance, current_period_end, subscription_status, cancel_at_period_end, plan:products(title)' as const
    const row = unwrap(await context.db.from('organizations').select(columns).eq('id', context.org.id).single())
    const end = todayOf({ now: new Date(row.current_period_end), timeZone: context.org.settings.time_zone })
    const rows = [
      { label: 'Left this month', value: row.token_balance, unit: 'tokens' },
      { label: 'Left of token packs', value: row.token_pack_balance, unit: 'tokens' },
      { label: 'Left in all', value: row.token_balance + row.token_pack_balance, unit: 'tokens' },
      { label: 'Plan', value: row.plan.title },
      { label: row.cancel_at_period_end ? 'Plan ends' : 'Period ends', value: end },
      ...(row.subscription_status === 'past_due' ? [{ label: 'Last payment', value: 'failed' }] : []),
    ]
    return { kind: 'figures' as const, title: 'Token balance', rows }
  },
})
