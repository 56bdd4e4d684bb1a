// Another plan: a link to where it is paid, changed or cancelled. Nothing changes before the person confirms it there.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { linksCardSchema } from '../card.ts'
import { todayOf } from '../dates.ts'
import { toolInput } from '../inputs.ts'
import { requireOwner } from '../roles.ts'
import {
  type Account,
  buyerOf,
  offerOf,
  type Product,
  readAccount,
  readProducts,
  requireShop,
  shopNotes,
} from '../shop.ts'
import { defineTool, type ToolContext } from '../tool.ts'

const plans = ['free', 'pro', 'business'] as const

export const buyPlan = defineTool({
  name: 'buy_plan',
  title: 'Change plan',
  description:
    'Gives an owner the link to subscribe to another plan, to change the plan up or down, or to cancel it (free). Nothing is bought before the person confirms it there. For token packs use buy_tokens.',
  effect: 'read',
  input: toolInput({
    plan: z
      .enum(plans)
      .optional()
      .describe('Which plan is wanted; "free" cancels the subscription. Leave out to offer all.'),
  }),
  output: linksCardSchema,
  examples: [
    { language: 'en', text: 'upgrade us to pro', input: { plan: 'pro' } },
    { language: 'en', text: 'we want the business plan', input: { plan: 'business' } },
    { language: 'en', text: 'downgrade to free', input: { plan: 'free' } },
    { language: 'en', text: 'upgrade our plan', input: {} },
    { language: 'en', text: 'subscribe to the pro plan', input: { plan: 'pro' } },
    { language: 'de', text: 'Wechsle auf das Pro-Abo', input: { plan: 'pro' } },
    { language: 'de', text: 'Upgrade auf Business', input: { plan: 'business' } },
    { language: 'de', text: 'Unser Abo wechseln', input: {} },
    { language: 'fr', text: "Passe à l'abonnement pro", input: { plan: 'pro' } },
    { language: 'it', text: "Passa all'abbonamento pro", input: { plan: 'pro' } },
    { language: 'pt', text: 'Muda para o plano pro', input: { plan: 'pro' } },
  ],
  async run({ plan }, context) {
    requireOwner(context, 'change the plan')
    const shop = requireShop(context)
    const [products, account] = await Promise.all([readProducts(context.db), readAccount(context)])
    const buyer = buyerOf(context, account)
    const current = account.subscription_tier
    if (plan === current)
      throw new CrmError('conflict', `You are on the ${plan} plan already.`, { hint: 'Ask for another plan.' })
    const subscribed = account.stripe_subscription_id !== null
    const linkTo = async (product: Product) => ({
      label: product.price > 0 ? product.title : 'Cancel the subscription',
      url: !subscribed
        ? await shop.checkout(buyer, product)
        : product.price > 0
          ? await shop.changePlan(buyer, product, products)
          : await shop.cancelPlan(buyer, products),
      ...(product.price > 0 ? { offer: offerOf(product) } : { until: lastDay(account, context) }),
    })
    const wanted = products.filter(
      ({ kind, key, price }) => kind === 'plan' && key !== current && (plan ? key === plan : price > 0),
    )
    return {
      kind: 'links' as const,
      title: 'Change the plan',
      text: shopNotes[shop.mode],
      links: await Promise.all(wanted.map(linkTo)),
    }
  },
})

function lastDay({ current_period_end }: Account, { org }: ToolContext): string {
  return todayOf({ now: new Date(current_period_end), timeZone: org.settings.time_zone })
}
