import { describe, expect, it } from 'vitest'
import { createValueFormat } from './chat-format.ts'

describe('values in a terminal', () => {
  const { value, entries } = createValueFormat({ currency: 'CHF', timeZone: 'Europe/Zurich' })

  it.each([
    ['due_date', '2026-12-13', 'Sun, 13 December 2026'],
    ['paid_at', '2026-11-23T23:30:00+00:00', 'Tue, 24 November 2026 at 00:30'],
    ['amount_total', 1200.5, "CHF 1'200.50"],
    ['status', 'in_progress', 'in progress'],
    ['tags', [], '–'],
    ['is_company', true, 'yes'],
    ['email', null, '–'],
  ])('%s %j is %s', (field, given, shown) => {
    expect(value(field, given)).toBe(shown)
  })

  it('shows an amount in its own currency, once, and leaves out what is empty', () => {
    const fields = { amount_total: 90, currency: 'EUR', paid_at: null, contact: 'Acme' }
    expect(entries(fields)).toEqual([
      ['amount total', 'EUR 90.00'],
      ['contact', 'Acme'],
    ])
  })
})
