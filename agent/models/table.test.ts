import { describe, expect, it } from 'vitest'
import { modelTraits, unknownModel } from './table.ts'

describe('the table of models', () => {
  it.each([
    ['offline', 0],
    ['gpt-4o-mini', 1],
    ['gpt-4o-mini-2024-07-18', 1],
    ['gpt-4.1-nano', 0.7],
    ['gpt-4.1-mini', 2.7],
    ['gpt-4o', 16.7],
    ['gpt-5', 13.1],
    ['text-embedding-3-small', 0.1],
  ])('a token of %s costs %d of the plan', (name, multiplier) => {
    expect(modelTraits(name).multiplier).toBe(multiplier)
  })

  it('takes a model that it does not know for one like the reference', () => {
    expect(modelTraits('qwen3')).toBe(unknownModel)
    expect(unknownModel.multiplier).toBe(modelTraits('gpt-4o-mini').multiplier)
  })

  it('leaves the temperature to models that reason, and lets them answer longer', () => {
    expect(modelTraits('gpt-5-mini')).toMatchObject({ maxAnswerTokens: 16_384 })
    expect(modelTraits('gpt-5-mini')).not.toHaveProperty('temperature')
    expect(modelTraits('gpt-4.1')).toMatchObject({ maxAnswerTokens: 4096, temperature: 0 })
  })
})
