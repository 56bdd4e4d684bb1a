// What can be bought, and what the organization has.
import { linksCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { offerOf, readAccount, readProducts } from '../shop.ts'
import { defineTool } from '../tool.ts'

export const showPlans = defineTool({
  name: 'show_plans',
  title: 'Show plans and prices',
  description:
    'The plans (free, pro, business), token packs and packs of functions that can be bought, with prices, and which the organization has. For what is left of the tokens use show_balance.',
  effect: 'read',
  input: toolInput({}),
  output: linksCardSchema,
  examples: [
    { language: 'en', text: 'which plans are there?', input: {} },
    { language: 'en', text: 'what does the pro plan cost?', input: {} },
    { language: 'en', text: 'show plans and prices', input: {} },
    { language: 'de', text: 'Welche Abos gibt es?', input: {} },
    { language: 'de', text: 'Was kostet das Pro-Abo?', input: {} },
    { language: 'fr', text: 'Quels abonnements existent ?', input: {} },
    { language: 'it', text: 'Quali abbonamenti ci sono?', input: {} },
    { language: 'pt', text: 'Que planos existem?', input: {} },
  ],
  async run(_, context) {
    const [products, account] = await Promise.all([readProducts(context.db), readAccount(context)])
    const owned = new Set([account.subscription_tier, ...account.owned_packs])
    const links = products.map(product => ({
      label: product.title,
      offer: { ...offerOf(product), ...(owned.has(product.key) && { owned: true }) },
    }))
    return { kind: 'links' as const, title: 'Plans and packs', links }
  },
})
