// The arguments that describe a contact, and how they become columns. Only what was given is set.
import { z } from 'zod'
import { parseCompanyId } from '../company-ids.ts'
import { parseCountry } from '../countries.ts'
import { parseEmail } from '../emails.ts'
import { text } from '../inputs.ts'
import { parsePhone } from '../phones.ts'
import type { ToolContext } from '../tool.ts'
import { hasLegalForm, normalise } from '../words.ts'
import type { ContactChange } from './contact-rows.ts'
import { splitName } from './names.ts'

export const statusSchema = z.enum(['lead', 'opportunity', 'client', 'churned'])

export const contactFields = {
  name: text("The person's full name, or the company's name if the contact is a company.").optional(),
  first_name: text('Only if given apart from the last name.', 100).optional(),
  last_name: text('Only if given apart from the first name.', 100).optional(),
  company_name: text('The company a person works for, or the name of the company.').optional(),
  is_company: z
    .boolean()
    .optional()
    .describe('True for a company itself, false for a person. Left out, the names tell.'),
  email: text('E-mail address.', 254).optional(),
  phone: text('Phone number, in any spelling.', 40).optional(),
  status: statusSchema.optional().describe('Stage in the pipeline.'),
  company_uid: text('Company identifier: Swiss UID, EU VAT number, NIF.', 40).optional(),
  address_street: text('Street, with the house number if you have it.').optional(),
  address_number: text('House number.', 20).optional(),
  address_zip: text('Postcode.', 20).optional(),
  address_city: text('Town.', 100).optional(),
  address_country: text('Country, as a name or code.', 60).optional(),
  language: text('Language to write to them in, as a two-letter code.', 2).optional(),
}

export const tagsSchema = z.array(z.string().trim().min(1).max(50)).max(20)

export type ContactFields = { [Field in keyof typeof contactFields]?: z.infer<(typeof contactFields)[Field]> }

/** The columns that the arguments set. @throws {CrmError} `invalid_input` for what can't be stored */
export function columnsOf(fields: ContactFields, context: ToolContext, wasCompany?: boolean): ContactChange {
  return {
    ...nameColumns(fields, wasCompany),
    ...(fields.email && { email: parseEmail(fields.email) }),
    ...(fields.phone && { phone: parsePhone(fields.phone, context.org.settings.country) }),
    ...(fields.status && { status: fields.status }),
    ...(fields.company_uid && { company_uid: parseCompanyId(fields.company_uid) }),
    ...(fields.language && { language: fields.language.toLowerCase() }),
    ...addressColumns(fields),
  }
}

function nameColumns(fields: ContactFields, wasCompany?: boolean): ContactChange {
  const { name, first_name, last_name, company_name, is_company } = fields
  const named = name ?? first_name ?? last_name
  const isCompany = is_company ?? (wasCompany || (!first_name && !last_name && namesCompany(name, company_name)))
  const became = is_company !== undefined || (wasCompany === undefined && isCompany)
  const kind = became ? { is_company: isCompany } : {}
  if (isCompany && named) return { ...kind, company_name: company_name ?? name ?? named }
  return {
    ...kind,
    ...(name && splitName(name)),
    ...(first_name && { first_name }),
    ...(last_name && { last_name }),
    ...(company_name && { company_name }),
  }
}

/** A company when nobody is named, or when the only name there is has a legal form ("Acme AG"). */
function namesCompany(name: string | undefined, companyName: string | undefined): boolean {
  if (!name) return companyName !== undefined
  if (!companyName) return hasLegalForm(name)
  return normalise(name) === normalise(companyName)
}

function addressColumns(fields: ContactFields): ContactChange {
  const { address_street, address_number, address_zip, address_city, address_country } = fields
  const numbered = address_number ? null : /^(\D*\p{L}\D*?)\s+(\d+\s?[a-z]?)$/iu.exec(address_street ?? '')
  return {
    ...(address_street && { address_street: numbered?.[1] ?? address_street }),
    ...((address_number ?? numbered?.[2]) && { address_number: address_number ?? numbered?.[2] }),
    ...(address_zip && { address_zip }),
    ...(address_city && { address_city }),
    ...(address_country && { address_country: parseCountry(address_country) }),
  }
}
