import { describe, expect, it } from 'vitest'
import { findOrder, pickFrom } from './ordering.ts'

describe('words that pick one of several', () => {
  it.each([
    ['my first meeting', 'first'],
    ['das nächste Treffen mit Heike', 'next'],
    ['mon dernier rendez-vous', 'last'],
    ['a minha próxima reunião', 'next'],
    ['la prima riunione', 'first'],
    ['la tâche la plus urgente', 'urgent'],
    ["Carlos's most urgent task", 'urgent'],
    ['die zweite Sitzung', 'second'],
  ])('%s', (text, order) => {
    expect(findOrder(text)?.order).toBe(order)
  })

  it('is none in other words', () => {
    expect(findOrder('the site visit at Lastweg')).toBeUndefined()
  })

  it('takes the one at that place', () => {
    expect(pickFrom('last', [1, 2, 3])).toBe(3)
    expect(pickFrom('second', [1, 2, 3])).toBe(2)
    expect(pickFrom('third', [1])).toBeUndefined()
  })
})
