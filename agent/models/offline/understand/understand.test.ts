import { describe, expect, it } from 'vitest'
import { allTools } from '../../../../tools/all-tools.ts'
import { createRegistry } from '../../../../tools/registry.ts'
import type { Language } from '../../../../tools/tool.ts'
import { learnFrom } from '../learn/knowledge.ts'
import { testTurn } from '../testing/conversation.ts'
import { fakeMentions } from '../testing/fake-mentions.ts'
import { analyse } from './analysis.ts'
import { frameOf } from './frame.ts'
import { splitCommands } from './segments.ts'
import { smallTalk } from './small-talk.ts'

const knowledge = learnFrom(createRegistry(allTools))

async function read(text: string, language?: Language) {
  const turn = testTurn(text, language)
  return analyse({ text, mentions: await fakeMentions(text), turn, lexicons: knowledge.lexiconsFor(turn.language) })
}

describe('splitCommands', () => {
  it.each([
    ['add Leo Hart and remind me to call him', 2],
    ['mark renew domain as done and delete the task order new chairs', 2],
    ['Complete website review. Then show open tasks.', 2],
    ['show open tasks; undo', 2],
    ['remind me to call Anna and send the offer', 1],
    ['add Tom Bright, tom@bright.example, and tag him vip', 2],
    ['new lead: Eva Lang\nLang & Co\neva@lang.example', 1],
    ['note for Anna: wants a call, then an offer', 1],
    ['meet Dr. Weber', 1],
    ['lösche die Aufgabe Website review und zeig mir die offenen Aufgaben', 2],
    ['supprime la tâche envoyer le devis et montre les tâches ouvertes', 2],
  ])('%s → %i', async (text, count) => {
    expect(splitCommands(await read(text), knowledge.verbs)).toHaveLength(count)
  })
})

describe('frameOf', () => {
  it.each([
    ['is Anna a client?', true],
    ['who is Anna', true],
    ['wie viele Leads haben wir', true],
    ['can you add Peter Pan?', false],
    ['könntest du bitte Peter Pan anlegen?', false],
    ['pouvez-vous ajouter Paul Girard ?', false],
    ['delete Acme', false],
  ])('%s is a question: %s', async (text, question) => {
    expect(frameOf(await read(text)).question).toBe(question)
  })

  it.each([
    ["don't add him", true],
    ['lösche Acme nicht', true],
    ["n'ajoute pas Paul", true],
    ['non eliminare Lucia Conti', true],
    ['não apagues o João Silva', true],
    ['note for Anna: does not like calls', false],
    ['get rid of Acme, we never worked with them', false],
  ])('%s is negated: %s', async (text, negated) => {
    expect(frameOf(await read(text)).negated).toBe(negated)
  })

  it.each([
    ['only delete Acme if it is empty', true],
    ['wenn Anna zusagt, mach sie zur Kundin', true],
    ['remind me to check if the lights are off', false],
    ['delete Acme', false],
  ])('%s is conditional: %s', async (text, conditional) => {
    expect(frameOf(await read(text)).conditional).toBe(conditional)
  })
})

describe('analyse', () => {
  it('takes the whole name before its parts and the namesakes together', async () => {
    const { named } = await read('call Nina Vogel about Nina')
    expect(named[0]?.records.map(record => record.title)).toEqual(['Nina Vogel'])
    expect((await read('call Nina')).named[0]?.records.map(record => record.title)).toEqual(['Nina Vogel', 'Nina Frei'])
  })

  it('does not take a first name with another surname for somebody known', async () => {
    expect((await read('add Tom Hardy')).named).toEqual([])
    expect((await read('lead tom hardy tom@hardy.example')).named).toEqual([])
  })

  it('takes a month for a name where somebody is called so', async () => {
    expect((await read('Marco Rossi is now a client')).spans).toEqual([])
    expect((await read('add April Jones')).spans).toEqual([])
  })
})

describe('smallTalk', () => {
  it.each([
    ['hello', 'greeting'],
    ['merci beaucoup', 'thanks'],
    ['was kannst du?', 'help'],
    ['never mind', 'dropped'],
    ['hello, add a task', undefined],
    ['thanks, now show open tasks', undefined],
  ])('%s → %s', async (text, topic) => {
    expect(smallTalk(frameOf(await read(text)))).toBe(topic)
  })
})
