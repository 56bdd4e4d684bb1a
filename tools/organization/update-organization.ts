// Changes the organization's name and settings, one by one: what is not named stays as it is.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { changeCardSchema } from '../card.ts'
import { parseCompanyId } from '../company-ids.ts'
import { parseCountry } from '../countries.ts'
import { parseEmail } from '../emails.ts'
import { text, toolInput } from '../inputs.ts'
import { parseCurrency } from '../money.ts'
import { parsePhone } from '../phones.ts'
import { changesBetween } from '../records.ts'
import { requireOwner } from '../roles.ts'
import { defineTool, languages, type ToolContext } from '../tool.ts'
import { parseIban } from './iban.ts'
import { asShown, organizationView, readOrganization } from './organization-rows.ts'

const clearable = ['address', 'iban', 'vat_number', 'email', 'phone'] as const

const input = toolInput({
  name: text("The organization's new name.").optional(),
  currency: text('Default currency of new invoices: CHF, EUR …', 20).optional(),
  payment_terms_days: z.int().min(0).max(365).optional().describe('Days until a new invoice is due.'),
  time_zone: text('Time zone, as an IANA name such as Europe/Zurich.', 60).optional(),
  language: z.enum(languages).optional().describe('Language when it is not clear from what somebody writes.'),
  country: text('Home country, for phone numbers and addresses: name or code.', 60).optional(),
  address_street: text('Street, with the house number if you have it.').optional(),
  address_number: text('House number.', 20).optional(),
  address_zip: text('Postcode.', 20).optional(),
  address_city: text('Town.', 100).optional(),
  address_country: text('Country of the address, name or code.', 60).optional(),
  iban: text('Bank account that invoices are paid to.', 60).optional(),
  vat_number: text('VAT number or company id: Swiss UID, EU VAT number, NIF.', 40).optional(),
  email: text("The organization's own e-mail address.", 254).optional(),
  phone: text("The organization's own phone number.", 40).optional(),
  clear: z.array(z.enum(clearable)).optional().describe('Settings to empty, only if asked for.'),
})

export const updateOrganization = defineTool({
  name: 'update_organization',
  title: 'Update organization',
  description:
    'Changes the own organization (our firm): name, address, IBAN, VAT number, default currency, payment terms, time zone, language, contact details. Owners only. Not for customers: those are contacts.',
  effect: 'write',
  input,
  output: changeCardSchema,
  examples: [
    { language: 'en', text: 'change our default payment terms to 25 days', input: { payment_terms_days: 25 } },
    { language: 'en', text: 'switch our default currency to EUR', input: { currency: 'EUR' } },
    {
      language: 'en',
      text: 'our company address is now Kirchgasse 7, 8001 Zürich',
      input: { address_street: 'Kirchgasse 7', address_zip: '8001', address_city: 'Zürich' },
    },
    {
      language: 'en',
      text: 'our IBAN is CH93 0076 2011 6238 5295 7',
      input: { iban: 'CH93 0076 2011 6238 5295 7' },
    },
    { language: 'en', text: 'rename our organization to Studio Nord', input: { name: 'Studio Nord' } },
    { language: 'de', text: 'Stelle unsere Zahlungsfrist auf 60 Tage um', input: { payment_terms_days: 60 } },
    { language: 'de', text: 'Unsere Standardwährung ist neu EUR', input: { currency: 'EUR' } },
    { language: 'de', text: 'Unsere UID ist CHE-123.456.788', input: { vat_number: 'CHE-123.456.788' } },
    { language: 'fr', text: 'Notre nouvelle monnaie par défaut est EUR', input: { currency: 'EUR' } },
    { language: 'it', text: 'Il nostro termine di pagamento è ora di 45 giorni', input: { payment_terms_days: 45 } },
    { language: 'pt', text: 'Muda a nossa moeda para EUR', input: { currency: 'EUR' } },
  ],
  async run({ name, clear = [], ...given }, context) {
    requireOwner(context, 'change the organization')
    const settings = { ...cleared(clear), ...settingsOf(given, context) }
    if (!name && Object.keys(settings).length === 0)
      throw new CrmError('invalid_input', 'Say what to change about the organization.')
    const before = await readOrganization(context)
    const change = { p_settings: settings, p_name: name ?? before.name }
    unwrap(await context.db.rpc('change_organization', change))
    const after = await readOrganization(context)
    return {
      kind: 'change' as const,
      action: 'updated' as const,
      record: organizationView(after),
      changes: changesBetween(...shownAlike(asShown(before), asShown(after))),
    }
  },
})

type Given = Omit<z.infer<typeof input>, 'name' | 'clear'>

/** @throws {CrmError} `invalid_input` */
function settingsOf(given: Given, { org }: ToolContext) {
  const country = given.country && parseCountry(given.country)
  const address = addressOf(given)
  return {
    ...(given.currency && { currency: parseCurrency(given.currency) }),
    ...(given.payment_terms_days !== undefined && { payment_terms_days: given.payment_terms_days }),
    ...(given.time_zone && { time_zone: parseTimeZone(given.time_zone) }),
    ...(given.language && { language: given.language }),
    ...(country && { country }),
    ...address,
    ...(given.iban && { iban: parseIban(given.iban) }),
    ...(given.vat_number && { vat_number: parseCompanyId(given.vat_number) }),
    ...(given.email && { email: parseEmail(given.email) }),
    ...(given.phone && { phone: parsePhone(given.phone, country || org.settings.country) }),
  }
}

/** "Kirchgasse 7" is a street and a house number. A new street without one has none. */
function addressOf({ address_street, address_number, address_zip, address_city, address_country }: Given) {
  const numbered = address_number ? null : /^(\D*\p{L}\D*?)\s+(\d+\s?[a-z]?)$/iu.exec(address_street ?? '')
  const street = numbered?.[1] ?? address_street
  return {
    ...(street && { address_street: street, address_number: address_number ?? numbered?.[2] ?? null }),
    ...(!street && address_number && { address_number }),
    ...(address_zip && { address_zip }),
    ...(address_city && { address_city }),
    ...(address_country && { address_country: parseCountry(address_country) }),
  }
}

function cleared(fields: readonly (typeof clearable)[number][]): Record<string, null> {
  const address = ['address_street', 'address_number', 'address_zip', 'address_city', 'address_country']
  const keys = fields.flatMap(field => (field === 'address' ? address : [field]))
  return Object.fromEntries(keys.map(key => [key, null]))
}

function parseTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim().replace(/\s+/g, '_') }).resolvedOptions().timeZone
  } catch {
    throw new CrmError('invalid_input', `"${name}" is not a time zone I know.`, {
      hint: 'Use a name such as Europe/Zurich.',
    })
  }
}

/** Both with the keys of either: a setting that is new, or gone, is a change, too. */
function shownAlike(before: Record<string, unknown>, after: Record<string, unknown>) {
  const none = Object.fromEntries(Object.keys({ ...before, ...after }).map(key => [key, null]))
  return [
    { ...none, ...before },
    { ...none, ...after },
  ] as const
}
