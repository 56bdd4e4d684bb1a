// The part of Stripe's HTTP API that OrbitCRM uses, on the demo shop's books.
import { Hono } from 'hono'
import { type Form, mapAt, readForm, textAt } from './form.ts'
import { type Books, type CheckoutSession, type Ledger, newId, type PortalSession, type Price } from './ledger.ts'

export interface ApiOptions extends Ledger {
  secretKey: string
  /** Of this server. */
  url(): string
}

const list = (data: object[]) => ({ object: 'list', data, has_more: false })

export function apiRoutes({ books, save, secretKey, url }: ApiOptions): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    if (context.req.header('authorization') === `Bearer ${secretKey}`) return next()
    return context.json({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' } }, 401)
  })
  app.notFound(context =>
    context.json(
      { error: { type: 'invalid_request_error', message: 'The demo shop does not know this request.' } },
      404,
    ),
  )

  app.get('/customers/search', context => {
    const org = /'org_id'\]:'([^']*)'/.exec(context.req.query('query') ?? '')?.[1]
    const data = books.customers.filter(({ metadata }) => metadata.org_id === org)
    return context.json({ ...list(data), object: 'search_result' })
  })
  app.get('/customers/:id', context => {
    const customer = books.customers.find(({ id }) => id === context.req.param('id'))
    if (!customer) return context.json(missing('customer'), 404)
    const current = books.subscriptions.filter(
      ({ customer: owner, status }) => owner === customer.id && status !== 'canceled',
    )
    return context.json({ ...customer, subscriptions: list(current) })
  })
  app.get('/prices', context => {
    const wanted = new Set(Object.values(mapAt(readForm(new URL(context.req.url).search.slice(1)), 'lookup_keys')))
    return context.json(list(books.prices.filter(({ lookup_key }) => wanted.has(lookup_key ?? ''))))
  })
  app.get('/subscriptions/:id', context => {
    const subscription = books.subscriptions.find(({ id }) => id === context.req.param('id'))
    return subscription ? context.json(subscription) : context.json(missing('subscription'), 404)
  })
  app.get('/payment_intents/:id', context => {
    const payment = books.payments.find(({ id }) => id === context.req.param('id'))
    if (!payment) return context.json(missing('payment_intent'), 404)
    const { id, amount, refunded: amount_refunded } = payment
    const latest_charge = { id: `ch_${id}`, object: 'charge', amount, amount_refunded }
    return context.json({ id, object: 'payment_intent', amount, latest_charge })
  })
  app.get('/billing_portal/configurations', context => context.json(list(books.configurations)))

  /** Makes an object once per idempotency key. */
  const creates = (path: string, make: (form: Form) => { id: string }, find: (id: string) => object | undefined) =>
    app.post(path, async context => {
      const key = context.req.header('idempotency-key') ?? ''
      const known = find(books.answered[key] ?? '')
      if (known) return context.json(known)
      const made = make(readForm(await context.req.text()))
      // The SDK sends a key of its own with every request; only ours are worth remembering.
      if (key && !key.startsWith('stripe-node-retry')) books.answered[key] = made.id
      save()
      return context.json(made)
    })
  const creator = <Item extends { id: string }>(path: string, items: Item[], make: (form: Form) => Item) =>
    creates(
      path,
      form => {
        const item = make(form)
        items.push(item)
        return item
      },
      wanted => items.find(({ id }) => id === wanted),
    )

  creator('/customers', books.customers, form => ({
    id: newId('cus'),
    object: 'customer',
    metadata: mapAt(form, 'metadata'),
  }))
  creator('/prices', books.prices, form => newPrice(books, form))
  creator('/checkout/sessions', books.sessions, form => newSession(books, form, url()))
  creator('/billing_portal/sessions', books.portals, form => newPortal(form, url()))
  creator('/billing_portal/configurations', books.configurations, form => ({
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    metadata: mapAt(form, 'metadata'),
    prices: [0, 1, 2, 3].flatMap(
      index => textAt(form, 'features', 'subscription_update', 'products', index, 'prices', 0) || [],
    ),
  }))
  return app
}

function missing(what: string): object {
  return { error: { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}.` } }
}

function newPrice(books: Books, form: Form): Price {
  let product = textAt(form, 'product')
  if (!product) {
    product = newId('prod')
    books.products.push({ id: product, object: 'product', name: textAt(form, 'product_data', 'name') })
  }
  const lookup_key = textAt(form, 'lookup_key') || null
  for (const other of books.prices) if (other.lookup_key === lookup_key) other.lookup_key = null
  const interval = textAt(form, 'recurring', 'interval')
  return {
    id: newId('price'),
    object: 'price',
    product,
    currency: textAt(form, 'currency'),
    unit_amount: Number(textAt(form, 'unit_amount')),
    lookup_key,
    active: true,
    metadata: mapAt(form, 'metadata'),
    recurring: interval ? { interval } : null,
  }
}

function newSession(books: Books, form: Form, url: string): CheckoutSession {
  const id = newId('cs')
  const price = textAt(form, 'line_items', 0, 'price')
  const { unit_amount = 0, currency = '' } = books.prices.find(other => other.id === price) ?? {}
  return {
    id,
    object: 'checkout.session',
    mode: textAt(form, 'mode') === 'subscription' ? 'subscription' : 'payment',
    status: 'open',
    payment_status: 'unpaid',
    customer: textAt(form, 'customer'),
    metadata: mapAt(form, 'metadata'),
    amount_total: unit_amount,
    currency,
    payment_intent: null,
    subscription: null,
    success_url: textAt(form, 'success_url'),
    cancel_url: textAt(form, 'cancel_url'),
    url: `${url}/pay/${id}`,
    price,
  }
}

function newPortal(form: Form, url: string): PortalSession {
  const id = newId('bps')
  const price = textAt(form, 'flow_data', 'subscription_update_confirm', 'items', 0, 'price')
  return {
    id,
    object: 'billing_portal.session',
    customer: textAt(form, 'customer'),
    return_url: textAt(form, 'return_url'),
    url: `${url}/portal/${id}`,
    flow: { type: textAt(form, 'flow_data', 'type'), ...(price && { price }) },
  }
}
