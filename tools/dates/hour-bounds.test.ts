import { describe, expect, it } from 'vitest'
import { findHourBounds } from './hour-bounds.ts'

describe('limits of time within a day', () => {
  it.each([
    ['my meetings after 11', { after: 660 }],
    ['meetings before 2', { before: 840 }],
    ['all of them after 3:30pm today', { after: 930 }],
    ['Termine nach 14 Uhr', { after: 840 }],
    ['Sitzungen vor 9', { before: 540 }],
    ['réunions après 15h', { after: 900 }],
    ['les rendez-vous avant midi', { before: 720 }],
    ['riunioni dopo le 16', { after: 960 }],
    ['reuniões depois das 15h', { after: 900 }],
    ['marcações antes das 10h', { before: 600 }],
  ])('%s', (text, limit) => {
    expect(findHourBounds(text)).toEqual([expect.objectContaining(limit)])
  })

  it.each(['after 2 weeks', 'vor 3 Tagen', 'après 2 réunions', 'from 5 people', 'after lunch'])('is none: %s', text => {
    expect(findHourBounds(text)).toEqual([])
  })
})
