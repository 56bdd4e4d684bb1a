// The one file that knows SQLSTATE and PostgREST codes: turns a response into its data, or into the error a user can read.
import type { PostgrestError } from '@supabase/supabase-js'
import { CrmError, type ErrorCode, errorCodes } from './errors.ts'

interface Response {
  data: unknown
  error: PostgrestError | null
  status: number
}
type DataOf<Answer extends Response> = Extract<Answer, { error: null }>['data']

/** `unwrap(await db.from('tasks').select())`. @throws {CrmError} */
export function unwrap<Answer extends Response>(response: Answer): DataOf<Answer> {
  if (response.error) throw toDatabaseError(response.error, response.status)
  return response.data as DataOf<Answer>
}

type Meaning = readonly [code: ErrorCode, message: string, hint?: string]

const unreachable: Meaning = ['internal', 'The database cannot be reached at the moment. Please try again.']
const busy: Meaning = ['busy', 'The database is busy at the moment. Please try again.']
const signedOut: Meaning = ['unauthenticated', 'You are not signed in.', 'Sign in again.']
const expired: Meaning = ['token_expired', 'Your session has expired.', 'Sign in again.']

const meanings: Readonly<Record<string, Meaning>> = {
  PGRST000: unreachable,
  PGRST001: unreachable,
  PGRST002: unreachable,
  PGRST003: busy,
  PGRST116: ['not_found', 'This record does not exist, or you may not see it.'],
  PGRST301: signedOut,
  PGRST302: signedOut,
  PGRST303: signedOut,
  '22001': ['invalid_input', 'One of the values is too long.'],
  '22003': ['invalid_input', 'One of the numbers is too large.'],
  '22007': ['invalid_input', 'One of the dates is not a valid date.'],
  '22008': ['invalid_input', 'One of the dates does not exist.'],
  '22P02': ['invalid_input', 'One of the values has the wrong form.'],
  '22P05': ['invalid_input', 'The text contains a character that cannot be stored.'],
  '23502': ['invalid_input', 'A value that is required is missing.'],
  '23503': ['invalid_input', 'It refers to a record that does not exist.'],
  '23505': ['duplicate', 'There is one like this already.'],
  '23514': ['invalid_input', 'One of the values is not allowed here.'],
  '40001': busy,
  '40P01': busy,
  '42501': ['forbidden', 'You are not allowed to do this.', 'An owner of the organization can.'],
  '53300': busy,
  '57014': ['timeout', 'The database took too long to answer. Please try again.'],
}

/** What a broken rule of the schema means. A constraint's name reaches the client only inside of the message. */
const constraints: readonly (readonly [name: string, sentence: string])[] = [
  ['contacts_have_a_name', 'A contact needs a name, a company, an e-mail address or a phone number.'],
  ['contacts_address_country_check', 'The country must be a two-letter code such as CH.'],
  ['contacts_language_check', 'The language must be a two-letter code such as de.'],
  ['bookings_end_after_start', 'A booking cannot end before it starts.'],
  ['invoices_amount_total_check', 'The amount of an invoice cannot be negative.'],
  ['invoices_currency_check', 'The currency must be a three-letter code such as CHF.'],
  ['invoices_org_id_invoice_number_key', 'There is an invoice with this number already.'],
  ['tasks_title_check', 'A task needs a title of at most 500 characters.'],
  ['projects_name_check', 'A project needs a name of at most 300 characters.'],
]

export function toDatabaseError(error: PostgrestError, status: number): CrmError {
  const own = /^PT\d{3}$/.test(error.code) && errorCodes.find(code => code === error.details)
  if (own) return new CrmError(own, error.message, { hint: error.hint || undefined, cause: error })
  const [code, message, hint] = meaningOf(error, status)
  const sentence = constraints.find(([name]) => error.message.includes(`"${name}"`))?.[1]
  return new CrmError(code, sentence ?? message, { hint, cause: error })
}

function meaningOf(error: PostgrestError, status: number): Meaning {
  // PostgREST has no code of its own for an expired token: it shares one with other refusals.
  if (['PGRST301', 'PGRST303'].includes(error.code) && error.message === 'JWT expired') return expired
  const known = meanings[error.code]
  if (known) return known
  if (status === 0) return unreachable
  if (status === 429) return ['rate_limited', 'Too many requests at once. Please wait a moment and try again.']
  if (status === 401) return signedOut
  if (status === 502 || status === 503 || status === 504) return busy
  return ['internal', 'Something went wrong on our side. Nothing was lost; please try again.']
}
