// Questions that may be about what a document says, in an organization that has documents.
import { beforeAll, describe, expect, it } from 'vitest'
import { allTools } from '../../../../tools/all-tools.ts'
import { createRegistry } from '../../../../tools/registry.ts'
import { createExplainer } from '../explain.ts'
import { testTurn } from '../testing/conversation.ts'
import { documentSearch } from './guess.ts'

let explain: ReturnType<typeof createExplainer>
beforeAll(() => {
  explain = createExplainer(createRegistry(allTools))
})

async function toolsFor(text: string, hasDocuments = true): Promise<string[]> {
  const { steps } = await explain(text, { ...testTurn(text), hasDocuments: async () => hasDocuments })
  return steps.flatMap(({ decision }) => (decision.kind === 'calls' ? decision.calls.map(call => call.tool) : []))
}

describe('looks into the documents first', () => {
  it.each([
    'What is the notice period in the agreement with Harbour Coffee?',
    'When are personal data of customers deleted?',
    'What does a full day workshop cost?',
    'What do I do if somebody is ill?',
    'Wann bekommt der Kunde sein Geld zurück?',
    'Wie viele Tage Urlaub hat jemand mit 55?',
    'Quel est le délai de résiliation du contrat de maintenance ?',
  ])('%s', async text => {
    expect((await toolsFor(text))[0]).toBe(documentSearch)
  })
})

it('reads the same question as before where there are no documents', async () => {
  expect(await toolsFor('When are personal data of customers deleted?', false)).toEqual(['search_contacts'])
})

describe('goes straight to the records', () => {
  it.each([
    ["what's Anna Müller's phone?", 'get_contact'],
    ['which invoices are overdue?', 'search_invoices'],
    ['which documents do we have?', 'list_documents'],
    ['which tasks are due on Friday?', 'search_tasks'],
    ['wie viele offene Rechnungen haben wir?', 'search_invoices'],
    ['quels rendez-vous ai-je demain ?', 'search_bookings'],
  ])('%s', async (text, tool) => {
    expect(await toolsFor(text)).toEqual([tool])
  })
})
