// Invoices, cards and the subscription itself: a link to the portal where they are looked after.
import { linksCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { requireOwner } from '../roles.ts'
import { buyerOf, readAccount, readProducts, requireShop, shopNotes } from '../shop.ts'
import { defineTool } from '../tool.ts'

export const manageBilling = defineTool({
  name: 'manage_billing',
  title: 'Manage billing',
  description:
    'Gives an owner the link to the billing portal for the OrbitCRM subscription: payment methods, receipts, cancellation. Not for the invoices that the organization sends to its own customers.',
  effect: 'read',
  input: toolInput({}),
  output: linksCardSchema,
  examples: [
    { language: 'en', text: 'manage billing', input: {} },
    { language: 'en', text: 'open the billing portal', input: {} },
    { language: 'en', text: 'change our credit card', input: {} },
    { language: 'en', text: 'cancel our subscription', input: {} },
    { language: 'de', text: 'Abrechnung verwalten', input: {} },
    { language: 'de', text: 'Unser Abo kündigen', input: {} },
    { language: 'fr', text: "Gérer l'abonnement", input: {} },
    { language: 'it', text: "Gestisci l'abbonamento", input: {} },
    { language: 'pt', text: 'Gerir a subscrição', input: {} },
  ],
  async run(_, context) {
    requireOwner(context, 'manage billing')
    const shop = requireShop(context)
    const [products, account] = await Promise.all([readProducts(context.db), readAccount(context)])
    const url = await shop.portal(buyerOf(context, account), products)
    return {
      kind: 'links' as const,
      title: 'Manage billing',
      text: shopNotes[shop.mode],
      links: [{ label: 'Billing portal', url }],
    }
  },
})
