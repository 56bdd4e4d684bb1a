// Switches a pack on or off: a group of tools that an organization uses or does without.
import { z } from 'zod'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { packNames } from '../packs.ts'
import { changesBetween } from '../records.ts'
import { requireOwner } from '../roles.ts'
import { defineTool } from '../tool.ts'
import { asShown, organizationView, readOrganization } from './organization-rows.ts'

const input = toolInput({
  pack: z.enum(packNames).describe('Scheduling: bookings, appointments. Invoicing: invoices, payments.'),
  state: z.enum(['on', 'off']).describe('Whether it is to be on or off.'),
})

export const updatePacks = defineTool({
  name: 'update_packs',
  title: 'Switch a pack',
  description:
    'Switches a pack of functions on or off for the whole organization: scheduling (bookings, appointments) and invoicing (invoices, payments). No data is lost. Owners only. Which ones are on is in get_organization.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'switch off the scheduling pack', input: { pack: 'scheduling', state: 'off' } },
    { language: 'en', text: 'enable the invoicing pack', input: { pack: 'invoicing', state: 'on' } },
    { language: 'en', text: 'turn the invoicing pack off', input: { pack: 'invoicing', state: 'off' } },
    { language: 'en', text: 'turn scheduling back on please', input: { pack: 'scheduling', state: 'on' } },
    { language: 'de', text: 'Schalte das Paket Scheduling aus', input: { pack: 'scheduling', state: 'off' } },
    { language: 'de', text: 'Aktiviere das Paket Invoicing', input: { pack: 'invoicing', state: 'on' } },
    { language: 'fr', text: 'Désactive le module scheduling', input: { pack: 'scheduling', state: 'off' } },
    { language: 'it', text: 'Attiva il pacchetto invoicing', input: { pack: 'invoicing', state: 'on' } },
    { language: 'pt', text: 'Desliga o pacote scheduling', input: { pack: 'scheduling', state: 'off' } },
  ],
  async run({ pack, state }, context) {
    requireOwner(context, 'switch packs')
    const before = await readOrganization(context)
    const wanted = packNames.filter(name => (name === pack ? state === 'on' : before.enabled_packs.includes(name)))
    unwrap(await context.db.rpc('set_packs', { p_packs: wanted }))
    const after = await readOrganization(context)
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: organizationView(after),
      changes: changesBetween(asShown(before), asShown(after)),
    }
  },
})
