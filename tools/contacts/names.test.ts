import { describe, expect, it } from 'vitest'
import { sameName, splitName } from './names.ts'

describe('a full name', () => {
  it.each([
    ['Anna Müller', 'Anna', 'Müller'],
    ['Anna Maria Müller', 'Anna Maria', 'Müller'],
    ['Müller, Anna', 'Anna', 'Müller'],
    ['Frau Dr. Anna Müller', 'Anna', 'Müller'],
    ['Herr Müller', undefined, 'Müller'],
    ['Mme Dubois', undefined, 'Dubois'],
    ['Anna', 'Anna', undefined],
    ['Ruth von Arx', 'Ruth', 'von Arx'],
    ['Jean de la Tour', 'Jean', 'de la Tour'],
    ['João da Silva Santos', 'João', 'da Silva Santos'],
    ['Von Arx', 'Von', 'Arx'],
    ['Mary-Jane Watson-Parker', 'Mary-Jane', 'Watson-Parker'],
  ])('%s', (fullName, first_name, last_name) => {
    expect(splitName(fullName)).toEqual({ ...(first_name && { first_name }), ...(last_name && { last_name }) })
  })

  it('is the same in another order or spelling', () => {
    const stored = { first_name: 'Jörg', last_name: 'Kälin' }
    expect(sameName({ first_name: 'Kaelin', last_name: 'joerg' }, stored)).toBe(true)
    expect(sameName({ first_name: 'Jörg' }, stored)).toBe(false)
  })
})
