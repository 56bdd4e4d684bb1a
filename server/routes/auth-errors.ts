// What Supabase Auth refuses, in our words and codes. Nobody learns here whether an address has an account.
import type { AuthError } from '@supabase/supabase-js'
import { CrmError } from '../../db/errors.ts'

const wrongPassword = () =>
  new CrmError('unauthenticated', 'E-mail or password is wrong.', { hint: 'Check both and try again.' })
const addressTaken = () =>
  new CrmError('duplicate', 'This address can not be used to sign up.', {
    hint: 'If you have an account, sign in instead.',
  })
const sessionOver = () => new CrmError('unauthenticated', 'Your session is over.', { hint: 'Sign in again.' })
const tooMany = () => new CrmError('rate_limited', 'Too many attempts.', { hint: 'Wait a few minutes and try again.' })

const byCode: Record<string, () => CrmError> = {
  invalid_credentials: wrongPassword,
  invalid_grant: wrongPassword,
  user_not_found: wrongPassword,
  email_not_confirmed: () =>
    new CrmError('unauthenticated', 'This address is not confirmed yet.', {
      hint: 'Open the link in the e-mail we sent you.',
    }),
  user_already_exists: addressTaken,
  email_exists: addressTaken,
  weak_password: () => new CrmError('invalid_input', 'This password is too weak.', { hint: 'Choose a longer one.' }),
  email_address_invalid: () =>
    new CrmError('invalid_input', 'This e-mail address is not valid.', { hint: 'Correct it.' }),
  signup_disabled: () =>
    new CrmError('forbidden', 'Signing up is switched off here.', { hint: 'Ask for an invitation.' }),
  over_request_rate_limit: tooMany,
  over_email_send_rate_limit: tooMany,
  refresh_token_not_found: sessionOver,
  refresh_token_already_used: sessionOver,
  session_not_found: sessionOver,
}

export function authError(error: AuthError, otherwise: () => CrmError): CrmError {
  const known = error.code === undefined ? undefined : byCode[error.code]
  if (known) return known()
  if (error.status === 429) return tooMany()
  const refused = error.status !== undefined && error.status >= 400 && error.status < 500
  if (refused) return otherwise()
  const hint = 'Try again in a moment.'
  return new CrmError('internal', 'Signing in is not possible right now.', { hint, cause: error })
}

/** The database refuses a bad invitation inside of the sign-up, which Supabase Auth tells as a failure of its own. */
export function inviteError(error: AuthError): CrmError {
  const known = error.code === undefined ? undefined : byCode[error.code]
  if (known) return known()
  if (error.status === 429) return tooMany()
  return new CrmError('forbidden', 'This invitation is not valid for this e-mail address, or not any more.', {
    hint: 'Check the code and the address, or ask for a new invitation.',
    cause: error,
  })
}

export { addressTaken, sessionOver, tooMany, wrongPassword }
