import { describe, expect, it } from 'vitest'
import { findDayPart } from './day-parts.ts'

describe('parts of a day', () => {
  it.each([
    ['Friday morning', 0, 12],
    ['am Montagnachmittag', 12, 18],
    ['demain après-midi', 12, 18],
    ['amanhã à tarde', 12, 18],
    ['amanhã de manhã', 0, 12],
    ['tonight', 17, 24],
  ])('%s', (text, after, before) => {
    expect(findDayPart(text)).toEqual({ after: after * 60, before: before * 60 })
  })

  it('says nothing of a whole day, or of two parts', () => {
    expect(findDayPart('amanhã')).toBeUndefined()
    expect(findDayPart('Friday morning and afternoon')).toBeUndefined()
  })
})
