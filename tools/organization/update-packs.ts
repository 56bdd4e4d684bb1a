// Switches packs on and off: groups of tools that an organization uses or does without.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { packNames } from '../packs.ts'
import { changesBetween } from '../records.ts'
import { requireOwner } from '../roles.ts'
import { defineTool } from '../tool.ts'
import { asShown, organizationView, readOrganization } from './organization-rows.ts'

const packsSchema = z.array(z.enum(packNames)).min(1)

const input = toolInput({
  enable: packsSchema.optional().describe('Packs to switch on: scheduling (bookings), invoicing (invoices).'),
  disable: packsSchema.optional().describe('Packs to switch off.'),
})

export const updatePacks = defineTool({
  name: 'update_packs',
  title: 'Switch packs',
  description:
    'Switches packs of functions on or off for the whole organization: scheduling (bookings, appointments) and invoicing (invoices, payments). No data is lost. Owners only. Which ones are on is in get_organization.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'switch off the scheduling pack', input: { disable: ['scheduling'] } },
    { language: 'en', text: 'enable the invoicing pack', input: { enable: ['invoicing'] } },
    { language: 'en', text: 'turn the invoicing pack off', input: { disable: ['invoicing'] } },
    { language: 'en', text: 'turn scheduling back on please', input: { enable: ['scheduling'] } },
    { language: 'de', text: 'Schalte das Paket Scheduling aus', input: { disable: ['scheduling'] } },
    { language: 'de', text: 'Aktiviere das Paket Invoicing', input: { enable: ['invoicing'] } },
    { language: 'fr', text: 'Désactive le module scheduling', input: { disable: ['scheduling'] } },
    { language: 'it', text: 'Attiva il pacchetto invoicing', input: { enable: ['invoicing'] } },
    { language: 'pt', text: 'Desliga o pacote scheduling', input: { disable: ['scheduling'] } },
  ],
  async run({ enable = [], disable = [] }, context) {
    requireOwner(context, 'switch packs')
    const both = enable.filter(pack => disable.includes(pack))
    if (enable.length + disable.length === 0 || both.length > 0)
      throw new CrmError('invalid_input', 'Say which pack to switch on, and which one off.')
    const before = await readOrganization(context)
    const wanted = [...before.enabled_packs, ...enable].filter(pack => !disable.some(off => off === pack))
    unwrap(await context.db.rpc('set_packs', { p_packs: packNames.filter(pack => wanted.includes(pack)) }))
    const after = await readOrganization(context)
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: organizationView(after),
      changes: changesBetween(asShown(before), asShown(after)),
    }
  },
})
