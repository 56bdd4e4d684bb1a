// What can be bought, and what the organization has.
import { figuresCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { type Product, priceOf, readAccount, readProducts } from '../shop.ts'
import { defineTool } from '../tool.ts'

export const showPlans = defineTool({
  name: 'show_plans',
  title: 'Show plans and prices',
  description:
    'The plans (free, pro, business), token packs and packs of functions that can be bought, with prices, and which the organization has. For what is left of the tokens use show_balance.',
  effect: 'read',
  input: toolInput({}),
  output: figuresCardSchema,
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
    const rows = products.map(product => ({
      label: product.title,
      value: [wordsOf(product), owned.has(product.key) ? 'yours' : ''].filter(Boolean).join(' · '),
    }))
    return { kind: 'figures' as const, title: 'Plans and packs', rows }
  },
})

function wordsOf(product: Product): string {
  const { kind, tokens } = product
  if (kind === 'plan') return `${tokens.toLocaleString('en')} tokens a month, ${priceOf(product)}`
  return kind === 'tokens' ? priceOf(product) : `pack, ${priceOf(product)}`
}
