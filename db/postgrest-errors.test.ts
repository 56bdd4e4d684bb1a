import { PostgrestError } from '@supabase/supabase-js'
import { describe, expect, it } from 'vitest'
import { CrmError } from './errors.ts'
import { toDatabaseError, unwrap } from './postgrest-errors.ts'

const refused = (code: string, message = 'raw text', more: { details?: string; hint?: string } = {}) =>
  new PostgrestError({ code, message, details: '', hint: '', ...more })

describe('an answer of the database', () => {
  it('is its data, null included', () => {
    expect(unwrap({ data: [1], error: null, status: 200 })).toEqual([1])
    expect(unwrap({ data: null, error: null, status: 200 })).toBeNull()
  })

  it('is thrown when it is an error, with the original as the cause', () => {
    const error = refused('23505')
    expect(() => unwrap({ data: null, error, status: 409 })).toThrow(CrmError)
    expect(toDatabaseError(error, 409).cause).toBe(error)
  })

  it("keeps the words, hint and code of our own functions' refusals", () => {
    const error = refused('PT409', 'This conversation is busy.', { details: 'busy', hint: 'Wait.' })
    expect(toDatabaseError(error, 409)).toMatchObject({
      code: 'busy',
      message: 'This conversation is busy.',
      hint: 'Wait.',
    })
  })

  it('does not take the words of a refusal with a code that is not ours', () => {
    expect(toDatabaseError(refused('PT409', 'raw text', { details: 'whatever' }), 409)).toMatchObject({
      code: 'internal',
      message: expect.not.stringContaining('raw text'),
    })
  })

  it.each([
    ['42501', 403, 'forbidden'],
    ['23505', 409, 'duplicate'],
    ['23503', 409, 'invalid_input'],
    ['23514', 400, 'invalid_input'],
    ['23502', 400, 'invalid_input'],
    ['22P02', 400, 'invalid_input'],
    ['22007', 400, 'invalid_input'],
    ['22008', 400, 'invalid_input'],
    ['22003', 400, 'invalid_input'],
    ['PGRST116', 406, 'not_found'],
    ['PGRST301', 401, 'unauthenticated'],
    ['PGRST303', 401, 'unauthenticated'],
    ['57014', 500, 'timeout'],
    ['40001', 500, 'busy'],
    ['40P01', 500, 'busy'],
    ['PGRST003', 504, 'busy'],
    ['', 429, 'rate_limited'],
    ['', 503, 'busy'],
    ['', 401, 'unauthenticated'],
    ['', 0, 'internal'],
    ['XX000', 500, 'internal'],
    ['P0001', 400, 'internal'],
  ])('%s with status %i is %s', (code, status, expected) => {
    const error = toDatabaseError(refused(code), status)
    expect(error.code).toBe(expected)
    expect(error.message).not.toContain('raw text')
  })

  it.each(['PGRST301', 'PGRST303'])('%s for an expired token says so', code => {
    expect(toDatabaseError(refused(code, 'JWT expired'), 401).code).toBe('token_expired')
  })

  it('names the rule that was broken in words a person understands', () => {
    const message = 'new row for relation "contacts" violates check constraint "contacts_have_a_name"'
    expect(toDatabaseError(refused('23514', message), 400).message).toBe(
      'A contact needs a name, a company, an e-mail address or a phone number.',
    )
  })

  it('says that the database cannot be reached when the network fails', () => {
    expect(toDatabaseError(refused('', 'TypeError: fetch failed'), 0).message).toContain('cannot be reached')
  })
})
