import { describe, expect, it } from 'vitest'
import { allTools } from '../../../tools/all-tools.ts'
import { createRegistry } from '../../../tools/registry.ts'
import { createExplainer } from './explain.ts'
import { learnFrom } from './learn/knowledge.ts'
import { problemWith } from './testing/check-utterance.ts'
import { moreUtterances } from './testing/commands-utterances.ts'
import { conditionalUtterances } from './testing/conditional-utterances.ts'
import { testTurn } from './testing/conversation.ts'
import { deniedUtterances } from './testing/denied-utterances.ts'
import { describedUtterances } from './testing/described-utterances.ts'
import { everydayUtterances } from './testing/everyday-utterances.ts'
import { fakeId } from './testing/fake-mentions.ts'
import { germanOfficeUtterances } from './testing/german-office-utterances.ts'
import { heldOut } from './testing/held-out.ts'
import { invoiceUtterances } from './testing/invoice-utterances.ts'
import { joinedUtterances } from './testing/joined-utterances.ts'
import { kindsUtterances } from './testing/kinds-utterances.ts'
import { officeUtterances } from './testing/office-utterances.ts'
import { pastedUtterances } from './testing/pasted-utterances.ts'
import { plainOfficeUtterances } from './testing/plain-office-utterances.ts'
import { plainUtterances } from './testing/plain-utterances.ts'
import { reasonsUtterances } from './testing/reasons-utterances.ts'
import { severalUtterances } from './testing/several-utterances.ts'
import { talkedUtterances } from './testing/talked-utterances.ts'
import { toldUtterances } from './testing/told-utterances.ts'
import { type Utterance, utterances } from './testing/utterances.ts'
import { englishVocabulary } from './testing/vocab-english.ts'
import { frenchVocabulary } from './testing/vocab-french.ts'
import { germanVocabulary } from './testing/vocab-german.ts'
import { portugueseVocabulary } from './testing/vocab-portuguese.ts'
import { widerUtterances } from './testing/wider-utterances.ts'

const registry = createRegistry(allTools)
const knowledge = learnFrom(registry)

async function problems(list: Utterance[]): Promise<string[]> {
  const found = await Promise.all(list.map(utterance => problemWith(utterance, knowledge)))
  return found.filter(problem => problem !== undefined)
}

describe('what people type', () => {
  it.each([
    ...utterances,
    ...officeUtterances,
    ...widerUtterances,
    ...deniedUtterances,
    ...kindsUtterances,
    ...reasonsUtterances,
    ...describedUtterances,
    ...plainUtterances,
    ...conditionalUtterances,
    ...plainOfficeUtterances,
    ...toldUtterances,
    ...talkedUtterances,
    ...joinedUtterances,
    ...pastedUtterances,
    ...severalUtterances,
    ...germanVocabulary,
    ...germanOfficeUtterances,
    ...englishVocabulary,
    ...frenchVocabulary,
    ...portugueseVocabulary,
    ...invoiceUtterances,
  ])('%s', async (...utterance) => {
    expect(await problemWith(utterance, knowledge)).toBeUndefined()
  })

  it('holds on the second and third list, two slips aside', async () => {
    expect(await problems([...everydayUtterances, ...moreUtterances])).toHaveProperty(
      'length',
      expect.toBeOneOf([0, 1, 2]),
    )
  })

  // The floor of what it was when it was measured first; it may only go up.
  it('understands three of four that it was not tuned on', async () => {
    const wrong = await problems(heldOut)
    expect(1 - wrong.length / heldOut.length).toBeGreaterThanOrEqual(0.75)
  })

  it('never writes for an utterance that asks for no change', async () => {
    const peaceful = [
      ...utterances,
      ...widerUtterances,
      ...deniedUtterances,
      ...kindsUtterances,
      ...describedUtterances,
      ...toldUtterances,
      ...everydayUtterances,
      ...moreUtterances,
      ...heldOut,
    ].filter(([, ...expected]) =>
      expected.every(one => typeof one === 'string' || registry.get(one[0])?.effect === 'read'),
    )
    const explain = createExplainer(registry)
    const writes: string[] = []
    for (const [text] of peaceful) {
      const { steps } = await explain(text, testTurn(text))
      const calls = steps.flatMap(({ decision }) => (decision.kind === 'calls' ? decision.calls : []))
      if (calls.some(call => registry.get(call.tool)?.effect !== 'read')) writes.push(text)
    }
    expect(peaceful.length).toBeGreaterThan(120)
    expect(writes.length / peaceful.length).toBeLessThan(0.01)
  })
})

describe('explain', () => {
  it('shows spans, mentions, phrases and what each tool scored for', async () => {
    const explanation = await createExplainer(registry)(
      'remind me to call Nina Vogel next Friday',
      testTurn('remind me'),
    )
    expect(explanation.spans).toEqual([{ kind: 'day', text: 'next Friday' }])
    expect(explanation.mentions).toEqual([{ text: 'Nina Vogel', records: ['Nina Vogel'] }])
    expect(explanation.phrases[0]).toEqual({
      text: 'remind me to',
      means: ['action:create', 'entity:task', 'role:opener'],
    })
    const [best, second] = explanation.candidates
    expect(best).toMatchObject({ tool: 'create_task', args: { contact: fakeId('Nina Vogel'), due_date: '2026-11-27' } })
    expect(best?.evidence).toMatchObject({ action: 2 })
    expect(best?.score ?? 0).toBeGreaterThan(second?.score ?? 0)
  })
})
