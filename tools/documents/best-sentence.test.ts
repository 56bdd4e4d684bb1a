import { expect, it } from 'vitest'
import { bestSentence } from './best-sentence.ts'

const terms = [
  'Damage is to be reported to the workshop on the same day.',
  'The renter pays the first CHF 400 of any repair.',
  'After a theft the renter reports to the police within 24 hours.',
]

it('finds the sentence that shares most of the words with a question', () => {
  expect(bestSentence(terms.join(' '), 'who pays for a repair?')).toBe(terms[1])
})

it('gives the first sentences when none of them shares a word with the question', () => {
  expect(bestSentence(terms.join('\n'), 'what happens when a bike gets stolen?')).toBe(terms.join(' '))
  const long = [...terms, ...terms, ...terms].join(' ')
  expect(bestSentence(long, 'stolen bikes?').length).toBeLessThanOrEqual(320)
})

it('ends a sentence at a time of day, and not at an ordinal', () => {
  const text = 'A rental day ends at 18:30. The deposit is CHF 250. Am 3. Mai ist geschlossen.'
  expect(bestSentence(text, 'how much is the deposit?')).toBe('The deposit is CHF 250.')
  expect(bestSentence(text, 'Ist am dritten Mai geschlossen?')).toBe('Am 3. Mai ist geschlossen.')
})
