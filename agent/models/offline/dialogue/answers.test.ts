import { AIMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import { exchange, testTurn } from '../testing/conversation.ts'
import { fakeId } from '../testing/fake-mentions.ts'
import { addedCall, ambiguous, anna, asker, listed, testModel } from '../testing/story.ts'

const model = testModel()
const ask = asker(model)

describe('its own questions', () => {
  const asked = ambiguous('delete Nina', { name: 'delete_contact', args: { contact: 'Nina' } })

  it.each([
    '2',
    'the second one',
    'Nina Frei',
    'Frei',
    'number 2',
    'die zweite',
    'le deuxième',
    'the one from Holzbau Frei',
    'die andere, nicht die von Vogel Design',
    'not the first one',
    'the second, not the first',
  ])('takes "%s" as the choice', async answer => {
    expect((await ask(asked, answer)).calls).toEqual([['delete_contact', { contact: fakeId('Nina Frei') }]])
  })

  it.each(['no', 'none of them', 'never mind', 'nein'])('drops it at "%s"', async answer => {
    expect((await ask(asked, answer)).calls).toEqual([])
  })

  it('asks with the choices in the language of the message', async () => {
    const messages = ambiguous('lösche Nina', { name: 'delete_contact', args: { contact: 'Nina' } }).slice(0, -1)
    const answer = await model.invoke(messages, { turn: testTurn('lösche Nina') })
    expect(answer.text).toBe(
      'Welcher Eintrag ist gemeint?\n1. Nina Vogel (Vogel Design)\n2. Nina Frei (Holzbau Frei GmbH)',
    )
  })

  it.each(['yes', 'yes please'])('asks again when "%s" tells nothing of what was missing', async text => {
    const first = await ask([], 'add a task')
    const { calls, text: again } = await ask(exchange('add a task', [], first.text), text)
    expect(calls).toEqual([])
    expect(again).toBe(first.text)
  })

  it('fills in what was missing', async () => {
    const first = await ask([], 'add a task')
    expect(first.calls).toEqual([])
    expect(first.text).toBe('What is the title?')
    const history = exchange('add a task', [], first.text)
    expect((await ask(history, 'call the landlord')).calls).toEqual([['create_task', { title: 'Call the landlord' }]])
  })

  it.each([
    [
      'add a contact',
      'What is the name?',
      'Tobias Lang, tobias@lang.example',
      'create_contact',
      { name: 'Tobias Lang', email: 'tobias@lang.example' },
    ],
    [
      "change Tom Bright's phone number",
      'What is the phone?',
      '044 211 30 40',
      'update_contact',
      { contact: fakeId('Tom Bright'), phone: '044 211 30 40' },
    ],
    [
      'add a note to Tom Bright',
      'What is the note?',
      'pays cash',
      'update_contact',
      { contact: fakeId('Tom Bright'), note: 'pays cash' },
    ],
    [
      'Notiz zu Tom Bright',
      'Was fehlt noch: Notiz?',
      'zahlt bar',
      'update_contact',
      { contact: fakeId('Tom Bright'), note: 'zahlt bar' },
    ],
  ])('asks after "%s" and takes the answer', async (command, question, answer, tool, args) => {
    const first = await ask([], command)
    expect(first).toEqual({ text: question, calls: [] })
    expect((await ask(exchange(command, [], first.text), answer)).calls).toEqual([[tool, args]])
  })

  it('takes a detail that no choice shows', async () => {
    expect((await ask(asked, 'the Hamburg one')).calls).toEqual([['delete_contact', { contact: 'Nina (Hamburg)' }]])
  })

  it('adds a double only after a yes', async () => {
    const twice = exchange(
      'add Anna Müller',
      [
        {
          name: 'create_contact',
          args: { name: 'Anna Müller' },
          outcome: {
            status: 'error',
            error: {
              code: 'duplicate',
              message: 'There is already a contact with this name.',
              choices: [{ label: 'Anna Müller (Acme AG)', value: anna.id }],
            },
          },
        },
      ],
      'Add another one anyway?',
    )
    expect((await ask(twice, 'yes')).calls).toEqual([
      ['create_contact', { name: 'Anna Müller', allow_duplicate: true }],
    ])
    expect((await ask(twice, 'ja, bitte')).calls).toEqual([
      ['create_contact', { name: 'Anna Müller', allow_duplicate: true }],
    ])
    expect((await ask(twice, 'no')).calls).toEqual([])
  })

  it('offers near matches and takes a plain yes when there is one', async () => {
    const near = exchange(
      'delete Petter Keler',
      [
        {
          name: 'delete_contact',
          args: { contact: 'Petter Keler' },
          outcome: {
            status: 'error',
            error: {
              code: 'not_found',
              message: 'I can\'t find a contact called "Petter Keler".',
              choices: [{ label: 'Peter Keller', value: 'Peter Keller' }],
            },
          },
        },
      ],
      '',
    )
    const answer = await model.invoke(near, { turn: testTurn('delete Petter Keler') })
    expect(answer.text).toContain('Did you mean one of these?\n1. Peter Keller')
    expect((await ask([...near, new AIMessage(answer.text)], 'yes')).calls).toEqual([
      ['delete_contact', { contact: 'Peter Keller' }],
    ])
  })
})

describe('a yes that nothing waits for', () => {
  it('says that it is done, or that nothing was asked', async () => {
    expect((await ask(addedCall, 'yes')).text).toBe('That is done already.')
    expect((await ask(listed, 'ja, bitte')).text).toBe('Es wartet nichts auf deine Antwort.')
  })
})
