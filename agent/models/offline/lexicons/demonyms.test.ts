import { expect, it } from 'vitest'
import { countryOfPeople } from './demonyms.ts'

it.each([
  ['Swiss', 'CH'],
  ['Schweizer', 'CH'],
  ['schweizerischen', 'CH'],
  ['suisses', 'CH'],
  ['suíços', 'CH'],
  ['deutsche', 'DE'],
  ['allemandes', 'DE'],
  ['tedeschi', 'DE'],
  ['alemães', 'DE'],
  ['alemã', 'DE'],
  ['österreichische', 'AT'],
  ['française', 'FR'],
  ['francesi', 'FR'],
  ['italiens', 'IT'],
  ['italianos', 'IT'],
  ['portugueses', 'PT'],
  ['portugaise', 'PT'],
  ['espanhóis', 'ES'],
  ['inglês', 'GB'],
])('"%s" are people of %s', (word, code) => expect(countryOfPeople(word)).toBe(code))

it.each(['Germany', 'Frank', 'Swisscom', 'Franco', 'Inga', 'Suisa'])('"%s" are nobody’s people', word =>
  expect(countryOfPeople(word)).toBeUndefined(),
)
