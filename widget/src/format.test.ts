import { expect, it } from 'vitest'
import { identity } from '../testing/events.ts'
import { createFormat } from './format.ts'
import { createStrings } from './strings.ts'
import { words as german } from './words/de.ts'

const swissEnglish = createFormat(createStrings('en'), identity.org)
const swissGerman = createFormat(createStrings('de', german), identity.org)
const germany = createFormat(createStrings('de', german), {
  ...identity.org,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
})
const plain = (text: string) => text.replaceAll('\u2019', "'").replaceAll('\u00a0', ' ')

it('writes out dates, day before month, the same day in every zone', () => {
  expect(swissEnglish.value('due_date', '2026-11-27')).toBe('Fri, 27 Nov 2026')
  expect(swissGerman.value('due_date', '2026-11-27')).toMatch(/^Fr\.?, 27\. Nov\.? 2026$/)
  const losAngeles = createFormat(createStrings('en'), { ...identity.org, timeZone: 'America/Los_Angeles' })
  expect(losAngeles.value('due_date', '2026-11-27')).toBe('Fri, 27 Nov 2026')
})

it('shows moments in the organization’s zone', () => {
  expect(swissEnglish.moment('2026-11-23T08:30:00Z')).toContain('09:30')
  expect(swissEnglish.value('created_at', '2026-11-23T08:30:00+00:00')).toContain('09:30')
})

it.each([
  ['the time only, on the day it begins', '2026-11-23T09:30:00Z', /^10:30$/],
  ['day and time, on another day', '2026-11-24T09:30:00Z', /24.* 10:30$/],
])('says of an end %s', (_, end, written) => {
  const fields = { start_time: '2026-11-23T08:30:00Z', end_time: end }
  for (const format of [swissEnglish, swissGerman]) expect(format.value('end_time', end, fields)).toMatch(written)
})

it('writes amounts with the record’s currency, else the organization’s, grouped as is usual there', () => {
  expect(plain(swissGerman.value('amount_total', 1200))).toBe("CHF 1'200.00")
  expect(plain(germany.value('amount_total', 1200.5))).toBe('EUR 1.200,50')
  expect(plain(swissGerman.value('amount_total', '99.9', { currency: 'EUR' }))).toBe('EUR 99.90')
})

it('translates states, but nothing that people wrote', () => {
  expect(swissGerman.value('status', 'in_progress')).toBe('In Arbeit')
  expect(swissEnglish.value('status', 'on_hold')).toBe('On hold')
  expect(swissGerman.value('title', 'done')).toBe('done')
})

it('shows lists, yes and no, and a dash for what is empty', () => {
  expect(swissEnglish.value('tags', ['vip', 'zurich'])).toBe('vip, zurich')
  expect(swissGerman.value('is_company', true)).toBe('Ja')
  expect(swissEnglish.value('notes', null)).toBe('–')
})
