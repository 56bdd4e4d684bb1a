import { describe, expect, it } from 'vitest'
import { createContact } from './contacts/create-contact.ts'
import { readArguments } from './inputs.ts'

const read = (given: unknown) => readArguments(createContact, given)

describe('arguments from a model', () => {
  it('may be numbers where text is asked for', () => {
    expect(read({ name: 'Grace Finch', phone: 912600377, address_zip: 8002 })).toEqual({
      name: 'Grace Finch',
      phone: '912600377',
      address_zip: '8002',
    })
  })

  it('may be null or empty instead of left out', () => {
    expect(read({ name: 'Grace Finch', email: null, phone: ' ' })).toEqual({ name: 'Grace Finch' })
  })

  it.each([
    [{ name: 'Grace', tags: [7] }, /"tags.0"/],
    [{ name: 'Grace', colour: 'red' }, /There is no argument "colour"/],
    [{ name: 'Grace', is_company: 3 }, /"is_company"/],
    ['Grace', /must be an object/],
  ])('%j is refused with a sentence', (given, message) => {
    expect(() => read(given)).toThrow(
      expect.objectContaining({ code: 'invalid_input', message: expect.stringMatching(message) }),
    )
  })
})
