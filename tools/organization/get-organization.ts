// The organization's profile and settings, with its team.
import { unwrap } from '../../db/postgrest-errors.ts'
import { recordCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { pageSize } from '../paging.ts'
import { viewOf } from '../records.ts'
import { defineTool, type ToolContext } from '../tool.ts'
import { organizationView, readOrganization } from './organization-rows.ts'

export const getOrganization = defineTool({
  name: 'get_organization',
  title: 'Show organization',
  description:
    'The own organization (our firm): name, address, IBAN, VAT number, currency, payment terms, time zone, language, plan, enabled packs, team. Answers "what is our …?". Not about customers: those are contacts.',
  effect: 'read',
  input: toolInput({}),
  output: recordCardSchema,
  examples: [
    { language: 'en', text: 'what is our IBAN?', input: {} },
    { language: 'en', text: 'what payment terms do we use?', input: {} },
    { language: 'en', text: 'show our company settings', input: {} },
    { language: 'en', text: 'which packs are switched on?', input: {} },
    { language: 'en', text: "what's our default currency", input: {} },
    { language: 'de', text: 'Wie lautet unsere IBAN?', input: {} },
    { language: 'de', text: 'Zeig mir unsere Einstellungen', input: {} },
    { language: 'de', text: 'Welche Pakete sind bei uns aktiv?', input: {} },
    { language: 'fr', text: "Quelle est l'adresse de notre entreprise ?", input: {} },
    { language: 'it', text: 'Qual è il nostro IBAN?', input: {} },
    { language: 'pt', text: 'Qual é a nossa morada?', input: {} },
  ],
  async run(_, context) {
    const [row, team, invited] = await Promise.all([readOrganization(context), readTeam(context), readInvited(context)])
    const related = [team, invited].filter(list => list.total > 0)
    return { kind: 'record' as const, record: organizationView(row), related }
  },
})

async function readTeam({ db, org }: ToolContext) {
  const query = db.from('profiles').select('id, full_name, email, role', { count: 'exact' }).eq('org_id', org.id)
  const response = await query.order('role').order('full_name').limit(pageSize)
  const records = unwrap(response).map(row => viewOf('profiles', row, 'brief'))
  return { kind: 'list' as const, table: 'profiles' as const, total: response.count ?? 0, records }
}

/** Owners see who was invited and has not joined yet; of others RLS shows none. */
async function readInvited({ db, now }: ToolContext) {
  const query = db.from('org_invites').select('id, email, role, expires_at', { count: 'exact' })
  const open = query.is('accepted_at', null).gt('expires_at', now.toISOString())
  const response = await open.order('created_at').limit(pageSize)
  const records = unwrap(response).map(row => viewOf('org_invites', row, 'brief'))
  return { kind: 'list' as const, table: 'org_invites' as const, total: response.count ?? 0, records }
}
