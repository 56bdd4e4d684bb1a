// What a person sees in the demo shop: a page to pay on, and the portal. Marked as play on every page.
import { type Context, Hono } from 'hono'
import { html, raw } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import type { Ledger, Payment, Price, Subscription } from './ledger.ts'
import type { Till } from './till.ts'

export interface PageOptions extends Ledger {
  till: Till
}

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:26rem;margin:8vh auto;padding:0 1rem}
.play{padding:.5rem .75rem;border:1px dashed;border-radius:.5rem;font-size:.875rem}
h1{font-size:1.25rem;margin:1.5rem 0 .25rem}h2{font-size:1rem;margin:1.5rem 0 .5rem}.price{font-size:1.75rem;font-weight:600;margin:0 0 1rem}
form{display:inline}button{font:inherit;padding:.6rem 1rem;border-radius:.5rem;border:1px solid;cursor:pointer;margin:.25rem .25rem .25rem 0}
button.main{background:#2f5bea;border-color:#2f5bea;color:#fff;width:100%}ul{padding-left:1.2rem}`

function page(context: Context, title: string, body: ReturnType<typeof html>) {
  return context.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title} – demo shop</title><style>${raw(style)}</style></head>
<body><p class="play" role="note"><strong>Demo shop.</strong> It runs on this machine, and no money moves.</p>${body}</body></html>`)
}

const amountOf = ({ unit_amount, currency }: Pick<Price, 'unit_amount' | 'currency'>) =>
  `${currency.toUpperCase()} ${(unit_amount / 100).toFixed(2)}`

export function demoPages({ books, till }: PageOptions): Hono {
  const app = new Hono()
  // Forms answer with a redirect to the CRM, which is another port: a form-action rule would stop that.
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"] } }))
  const nameOf = (price: Price) => books.products.find(({ id }) => id === price.product)?.name ?? price.id
  const gone = (context: Context) => {
    context.status(404)
    return page(context, 'Nothing here', html`<h1>There is nothing to pay at this address.</h1>`)
  }

  app.get('/pay/:id', context => {
    const session = books.sessions.find(({ id }) => id === context.req.param('id'))
    const price = books.prices.find(({ id }) => id === session?.price)
    if (!session || !price) return gone(context)
    const title = nameOf(price)
    if (session.status === 'complete')
      return page(context, title, html`<h1>${title}</h1><p>This is paid.</p><a href="${session.success_url}">Back</a>`)
    return page(
      context,
      title,
      html`<h1>${title}</h1><p class="price">${amountOf(price)}${price.recurring ? ' per month' : ''}</p>
${context.req.query('declined') === undefined ? '' : html`<p role="alert">The card was declined. Nothing was paid.</p>`}
<form method="post"><button class="main">Pay</button><button name="card" value="declined">Pay with a card that is declined</button></form>
<p><a href="${session.cancel_url}">Not now</a></p>`,
    )
  })
  app.post('/pay/:id', async context => {
    const session = books.sessions.find(({ id }) => id === context.req.param('id'))
    if (!session) return gone(context)
    const { card } = await context.req.parseBody()
    if (card === 'declined') return context.redirect(`${context.req.path}?declined`, 303)
    await till.complete(session)
    return context.redirect(session.success_url, 303)
  })

  const visit = (id: string | undefined) => {
    const portal = books.portals.find(other => other.id === id)
    const subscription = books.subscriptions.find(
      ({ customer, status }) => customer === portal?.customer && status !== 'canceled',
    )
    return { portal, subscription }
  }
  app.get('/portal/:id', context => {
    const { portal, subscription } = visit(context.req.param('id'))
    if (!portal) return gone(context)
    const others = books.prices.filter(
      ({ id, recurring, lookup_key }) => recurring && lookup_key && id !== subscription?.items.data[0]?.price.id,
    )
    const offered = portal.flow.price ? others.filter(({ id }) => id === portal.flow.price) : others
    const back = html`<p><a href="${portal.return_url}">Back</a></p>`
    const plan = subscription
      ? html`${about(subscription)}${offered.map(change)}${cancelling(subscription)}`
      : html`<p>There is no subscription.</p>`
    const plays = [...(subscription ? [playing] : []), ...paidBy(portal.customer).map(refunding)]
    return page(
      context,
      'Billing',
      html`<h1>Billing</h1>${plan}${plays.length > 0 ? html`<h2>Try what a shop may do</h2>${plays}` : ''}${back}`,
    )
  })
  const paidBy = (customer: string) => {
    const sessions = books.sessions.filter(session => session.customer === customer)
    return books.payments.filter(
      ({ id, amount, refunded }) => refunded < amount && sessions.some(({ payment_intent }) => payment_intent === id),
    )
  }
  const about = ({ items, cancel_at_period_end: ends, status }: Subscription) => {
    const [item] = items.data
    if (!item) return html``
    const day = new Date(item.current_period_end * 1000).toISOString().slice(0, 10)
    return html`<p>${nameOf(item.price)}, ${amountOf(item.price)} per month, ${ends ? 'ends' : 'renews'} on ${day}.
${status === 'past_due' ? html`<strong>The last payment failed.</strong>` : ''}</p>`
  }
  const playing = html`<form method="post"><button name="play" value="renew">Let the month pass</button
><button name="play" value="fail">Let the payment fail</button></form>`
  const refunding = ({ id, amount, refunded, currency }: Payment) =>
    html`<form method="post"><button name="refund" value="${id}">Refund ${amountOf({ unit_amount: amount - refunded, currency })}</button></form>`
  const change = (price: Price) =>
    html`<form method="post"><button name="price" value="${price.id}">Change to ${nameOf(price)} (${amountOf(price)})</button></form>`
  const cancelling = ({ cancel_at_period_end: ends }: Subscription) =>
    html`<form method="post"><button name="cancel" value="${ends ? 'no' : 'yes'}">${ends ? 'Keep the plan' : 'Cancel at the end of the period'}</button></form>`

  app.post('/portal/:id', async context => {
    const { portal, subscription } = visit(context.req.param('id'))
    if (!portal) return gone(context)
    const form = await context.req.parseBody()
    const payment = paidBy(portal.customer).find(({ id }) => id === form.refund)
    if (payment) await till.refund(payment)
    if (subscription) await changeAs(form, subscription)
    return context.redirect(portal.return_url, 303)
  })
  async function changeAs(form: Record<string, unknown>, subscription: Subscription): Promise<void> {
    const price = books.prices.find(({ id }) => id === form.price)
    if (price) await till.switchPlan(subscription, price)
    if (form.cancel) await till.cancelAtPeriodEnd(subscription, form.cancel === 'yes')
    if (form.play === 'renew') await till.renew(subscription)
    if (form.play === 'fail') await till.failPayment(subscription)
  }
  return app
}
