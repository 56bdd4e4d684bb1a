import { expect, it } from 'vitest'
import { orgSettings } from './settings.ts'

const unset = { currency: 'CHF', payment_terms_days: 30, time_zone: 'Europe/Zurich', country: 'CH', language: 'en' }

it('fills in what an organization has not set', () => {
  expect(orgSettings({})).toEqual(unset)
  expect(orgSettings({ currency: 'EUR', language: 'de' })).toEqual({ ...unset, currency: 'EUR', language: 'de' })
})

it('counts nonsense as unset', () => {
  const nonsense = {
    currency: 'euro',
    payment_terms_days: -3,
    time_zone: 'Mars/Olympus',
    country: 'Schweiz',
    language: 'tlh',
  }
  expect(orgSettings(nonsense)).toEqual(unset)
  for (const stored of [null, 'x', [1], 3]) expect(orgSettings(stored)).toEqual(unset)
})
