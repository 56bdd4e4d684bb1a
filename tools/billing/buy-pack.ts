// A pack of functions for the organization's trade: a link to where it is bought.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { linksCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { packNames } from '../packs.ts'
import { requireOwner } from '../roles.ts'
import { buyerOf, offerOf, readAccount, readProducts, requireShop, shopNotes } from '../shop.ts'
import { defineTool } from '../tool.ts'

export const buyPack = defineTool({
  name: 'buy_pack',
  title: 'Buy a pack',
  description:
    'Gives an owner the link to buy a pack of functions that the organization does not have yet, such as reporting. A pack that it has is switched with update_packs.',
  effect: 'read',
  input: toolInput({ pack: z.enum(packNames).describe('Which pack. Reporting: sales reports.') }),
  output: linksCardSchema,
  examples: [
    { language: 'en', text: 'buy the reporting pack', input: { pack: 'reporting' } },
    { language: 'en', text: 'we want to purchase the reporting pack', input: { pack: 'reporting' } },
    { language: 'de', text: 'Kaufe das Paket Reporting', input: { pack: 'reporting' } },
    { language: 'fr', text: 'Achète le module reporting', input: { pack: 'reporting' } },
    { language: 'it', text: 'Compra il pacchetto reporting', input: { pack: 'reporting' } },
    { language: 'pt', text: 'Compra o pacote reporting', input: { pack: 'reporting' } },
  ],
  async run({ pack }, context) {
    requireOwner(context, 'buy packs')
    const shop = requireShop(context)
    const [products, account] = await Promise.all([readProducts(context.db), readAccount(context)])
    const product = products.find(({ kind, key }) => kind === 'pack' && key === pack)
    if (!product || account.owned_packs.includes(pack))
      throw new CrmError('conflict', `Your organization has the pack "${pack}" already.`, {
        hint: `Say "enable the ${pack} pack" to switch it on.`,
      })
    const url = await shop.checkout(buyerOf(context, account), product)
    return {
      kind: 'links' as const,
      title: 'Buy a pack',
      text: shopNotes[shop.mode],
      links: [{ label: product.title, url, offer: offerOf(product) }],
    }
  },
})
