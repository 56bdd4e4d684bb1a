import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allTools } from '../../../../tools/all-tools.ts'
import { changeCardSchema } from '../../../../tools/card.ts'
import { createRegistry } from '../../../../tools/registry.ts'
import { defineTool } from '../../../../tools/tool.ts'
import { decideStep } from '../decide/decide-step.ts'
import { planMessage } from '../decide/plan-message.ts'
import { testTurn } from '../testing/conversation.ts'
import { trainClassifier } from './classifier.ts'
import { learnFrom } from './knowledge.ts'

describe('trainClassifier', () => {
  const classifier = trainClassifier([
    { label: 'a', features: ['x', 'y'] },
    { label: 'a', features: ['x'] },
    { label: 'b', features: ['z'] },
    { label: 'b', features: ['z', 'y'] },
  ])

  it('prefers the label whose features are there, and is unsure without any', () => {
    expect(classifier.predict(['x']).get('a')).toBeGreaterThan(0.7)
    expect(classifier.predict(['z']).get('b')).toBeGreaterThan(0.7)
    expect(classifier.predict(['unknown']).get('a')).toBeCloseTo(0.5)
  })

  it('tells which feature speaks for a label', () => {
    expect(classifier.explain(['x', 'y'], 'a')[0]?.feature).toBe('x')
  })

  it('gives the same weights every time', () => {
    const samples = [
      { label: 'a', features: ['x'] },
      { label: 'b', features: ['z'] },
    ]
    expect(trainClassifier(samples).predict(['x'])).toEqual(trainClassifier(samples).predict(['x']))
  })
})

describe('learnFrom', () => {
  it('serves a tool it has never heard of, from its schema and examples alone', async () => {
    const archiveContact = defineTool({
      name: 'archive_contact',
      title: 'Archive contact',
      description: 'Puts one contact aside without deleting it.',
      effect: 'write',
      input: z.strictObject({
        contact: z.string().describe('The contact to archive.'),
        reason: z.enum(['bankrupt', 'moved']).optional().describe('Why.'),
      }),
      output: changeCardSchema,
      examples: [
        { language: 'en', text: 'archive Tom Becker', input: { contact: 'Tom Becker' } },
        { language: 'en', text: 'archive the contact Lakeside Dental', input: { contact: 'Lakeside Dental' } },
        { language: 'de', text: 'Archiviere Selin Aydin', input: { contact: 'Selin Aydin' } },
        { language: 'fr', text: 'Archive le contact Luc Perrin', input: { contact: 'Luc Perrin' } },
      ],
      run: async () => {
        throw new Error('Nothing is run here.')
      },
    })
    const knowledge = learnFrom(createRegistry([...allTools, archiveContact]))
    const text = 'please archive Tom Bright, bankrupt'
    const turn = testTurn(text)
    const plan = await planMessage(text, [], { knowledge, turn })
    const [step] = plan.steps
    const decision = step && (await decideStep(step, plan, 0, [], { knowledge, turn }))
    expect(decision).toMatchObject({
      kind: 'calls',
      calls: [{ tool: 'archive_contact', args: { reason: 'bankrupt' } }],
    })
  })
})
