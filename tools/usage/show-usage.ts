// What answers have cost: tokens by day, person or model.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { figuresCardSchema } from '../card.ts'
import { type Day, type Period, parsePeriod, todayOf } from '../dates.ts'
import { day, reference, toolInput } from '../inputs.ts'
import { findMember } from '../people.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const groups = ['day', 'user', 'model'] as const

const input = toolInput({
  by: z.enum(groups).optional().describe('One figure per day, person or model; one figure in all if not said.'),
  on: day('Which day or stretch of time; this month if not said.').optional(),
  member: reference('Whose usage: a member of the team, or "me".').optional(),
})

export const showUsage = defineTool({
  name: 'show_usage',
  title: 'Show token usage',
  description:
    'How many tokens were used in a period: in all, by day, by person or by model, or by one member of the team. Members see their own usage. For what is left use show_balance.',
  effect: 'read',
  input,
  output: figuresCardSchema,
  examples: [
    { language: 'en', text: 'how many tokens did we use this month?', input: { on: 'this month' } },
    { language: 'en', text: 'token usage by day', input: { by: 'day' } },
    {
      language: 'en',
      text: 'how many tokens did Jonas use last week?',
      input: { member: 'Jonas', on: 'last week' },
    },
    { language: 'en', text: 'token usage on 17 November?', input: { on: '17 November' } },
    {
      language: 'en',
      text: 'show the token usage by model from 1 to 20 November',
      input: { by: 'model', on: 'from 1 to 20 November' },
    },
    { language: 'en', text: 'who uses the most tokens?', input: { by: 'user' } },
    {
      language: 'de',
      text: 'Wie viele Tokens hat Lea diesen Monat verbraucht?',
      input: { member: 'Lea', on: 'diesen Monat' },
    },
    { language: 'de', text: 'Tokenverbrauch pro Modell', input: { by: 'model' } },
    { language: 'fr', text: 'Consommation de jetons par jour', input: { by: 'day' } },
    { language: 'it', text: 'Quanti token abbiamo usato oggi?', input: { on: 'oggi' } },
    { language: 'pt', text: 'Uso de tokens por pessoa', input: { by: 'user' } },
  ],
  async run({ by, on, member }, context) {
    const stretch = periodOf(on, context)
    const person = member ? await findMember(member, context) : undefined
    const sums = unwrap(
      await context.db.rpc('sum_usage', {
        p_by: by ?? 'model',
        p_time_zone: context.org.settings.time_zone,
        ...(stretch.from && { p_from: stretch.from }),
        ...(stretch.until && { p_until: stretch.until }),
        ...(person && { p_user_id: person.id }),
      }),
    )
    const rows = sums.map(({ label, tokens }) => ({ label: label || 'Former members', value: tokens, unit: 'tokens' }))
    const total = sums.reduce((all, { tokens }) => all + tokens, 0)
    const calls = sums.reduce((all, sum) => all + sum.calls, 0)
    const shown = by ? rows.slice(-shownRows) : []
    return {
      kind: 'figures' as const,
      title: titleOf(stretch, person?.name),
      rows: [...shown, { label: 'Total', value: total, unit: 'tokens' }, { label: 'Model calls', value: calls }],
    }
  },
})

/** A month of days. */
const shownRows = 31

function periodOf(text: string | undefined, { now, org, language }: ToolContext): Period {
  const clock = { now, timeZone: org.settings.time_zone, language, lean: 'past' as const }
  if (text) return parsePeriod(text, clock)
  const today = todayOf(clock)
  return { from: startOfMonth(today), until: today }
}

function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

function titleOf({ from, until }: Period, person: string | undefined): string {
  const stretch = from === until ? from : `${from ?? '…'} – ${until ?? '…'}`
  return ['Token usage', person, stretch].filter(Boolean).join(', ')
}
