// More tokens, once: links to the token packs. They never expire.
import { z } from 'zod'
import { linksCardSchema } from '../card.ts'
import { toolInput } from '../inputs.ts'
import { requireOwner } from '../roles.ts'
import { buyerOf, offerOf, readAccount, readProducts, requireShop, shopNotes } from '../shop.ts'
import { defineTool } from '../tool.ts'

export const buyTokens = defineTool({
  name: 'buy_tokens',
  title: 'Buy tokens',
  description:
    'Gives an owner links to buy token packs: tokens on top of those of the month, that never expire. For what is left use show_balance, for a larger plan buy_plan.',
  effect: 'read',
  wayOutOf: 'quota_exhausted',
  input: toolInput({
    amount: z.int().positive().optional().describe('How many tokens are wanted, if the person says so.'),
  }),
  output: linksCardSchema,
  examples: [
    { language: 'en', text: 'buy tokens', input: {} },
    { language: 'en', text: 'we need more tokens', input: {} },
    { language: 'en', text: 'buy a token pack', input: {} },
    { language: 'en', text: 'purchase 500000 tokens', input: { amount: 500_000 } },
    { language: 'de', text: 'Tokens kaufen', input: {} },
    { language: 'de', text: 'Wir brauchen mehr Tokens', input: {} },
    { language: 'fr', text: 'Achète des jetons', input: {} },
    { language: 'it', text: 'Compra altri token', input: {} },
    { language: 'pt', text: 'Comprar mais tokens', input: {} },
  ],
  async run({ amount = 0 }, context) {
    requireOwner(context, 'buy tokens')
    const shop = requireShop(context)
    const [products, account] = await Promise.all([readProducts(context.db), readAccount(context)])
    const buyer = buyerOf(context, account)
    const packs = products.filter(({ kind }) => kind === 'tokens')
    // The smallest that is enough, or all of them when none is, or none was asked for.
    const enough = packs.filter(({ tokens }) => amount > 0 && tokens >= amount).slice(0, 1)
    const links = (enough.length > 0 ? enough : packs).map(async product => ({
      label: product.title,
      url: await shop.checkout(buyer, product),
      offer: offerOf(product),
    }))
    return {
      kind: 'links' as const,
      title: 'Buy tokens',
      text: shopNotes[shop.mode],
      links: await Promise.all(links),
    }
  },
})
