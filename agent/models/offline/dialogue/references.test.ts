import { AIMessage, HumanMessage } from '@langchain/core/messages'
import { describe, expect, it } from 'vitest'
import { done, exchange } from '../testing/conversation.ts'
import { addedAnna, addedCall, anna, asker, callAnna, chairs, listed, sendOffer } from '../testing/story.ts'

const ask = asker()

describe('references to the conversation', () => {
  it('replaces "her" by the name in the title and links the contact', async () => {
    const { calls } = await ask(addedAnna, 'remind me to call her next Friday')
    expect(calls).toEqual([['create_task', { title: 'Call Anna Müller', contact: anna.id, due_date: '2026-11-27' }]])
  })

  it('deletes "that task" by the id of the task seen last', async () => {
    expect((await ask(addedCall, 'delete that task')).calls).toEqual([['delete_task', { task: callAnna.id }]])
  })

  it.each([
    ['mark the second one as done', 'complete_task', callAnna.id],
    ['delete the first one', 'delete_task', sendOffer.id],
    ['complete the last one', 'complete_task', chairs.id],
    ['the second one is done, the other one not yet', 'complete_task', callAnna.id],
    ['the first one is done, but the other isn’t', 'complete_task', sendOffer.id],
    ['die erste ist erledigt. Die andere noch nicht.', 'complete_task', sendOffer.id],
    ["la première est faite, l'autre pas encore", 'complete_task', sendOffer.id],
    ['mark the third as done', 'complete_task', chairs.id],
    ['die zweite erledigen', 'complete_task', callAnna.id],
    ['die mit den Chairs-Sachen ist erledigt', 'complete_task', chairs.id],
  ])('%s', async (text, tool, id) => {
    expect((await ask(listed, text)).calls).toEqual([[tool, { task: id }]])
  })

  it.each([
    ['stopp, war falsch, wieder löschen', [['undo_last_change', {}]]],
    ['schreib dazu: mag Kaffee', [['update_contact', { contact: anna.id, note: 'mag Kaffee' }]]],
  ])('%s', async (text, calls) => {
    expect((await ask(addedAnna, text, 'de')).calls).toEqual(calls)
  })

  it.each([
    ['erledige die Aufgabe Kaffee kochen', 'Kaffee kochen'],
    ['complete the task "make coffee"', 'make coffee'],
    ['die Kinderhelme sind bestellt', 'Kinderhelme bestellt'],
  ])('takes a task that is named for no other: %s', async (text, task) => {
    expect((await ask(addedCall, text)).calls).toEqual([['complete_task', { task }]])
  })

  it('gives what was just made to whom "und Lea zuweisen" says', async () => {
    expect((await ask(addedCall, 'und Lea zuweisen', 'de')).calls).toEqual([
      ['update_task', { task: callAnna.id, assigned_to: 'Lea' }],
    ])
  })

  it('makes one call for each of "all of them"', async () => {
    const two = exchange(
      'show open tasks',
      [
        {
          name: 'search_tasks',
          args: {},
          outcome: done({ kind: 'list', table: 'tasks', total: 2, records: [sendOffer, chairs] }),
        },
      ],
      '2 tasks',
    )
    const { calls } = await ask(two, 'mark both as done')
    expect(calls).toEqual([
      ['complete_task', { task: sendOffer.id }],
      ['complete_task', { task: chairs.id }],
    ])
  })

  it('understands "it" as the record just changed', async () => {
    expect((await ask(addedCall, 'move it to Monday')).calls).toEqual([
      ['update_task', { task: callAnna.id, due_date: '2026-11-30' }],
    ])
    expect((await ask(addedCall, 'mark it as done')).calls).toEqual([['complete_task', { task: callAnna.id }]])
  })

  it.each([
    ['wie ist die Adresse von Baumgartner Holzbau?', 'Baumgartner Holzbau'],
    ["what's the phone number of Lena Baumgartner?", 'Lena Baumgartner'],
    ['quelle est l’adresse de Baumgartner Holzbau ?', 'Baumgartner Holzbau'],
    ['ändere die Adresse von Baumgartner auf Seestrasse 5', 'Baumgartner'],
  ])('"%s" is about nobody else, known or not', async (text, contact) => {
    const { calls } = await ask(addedAnna, text)
    expect(calls).toEqual([[expect.any(String), expect.objectContaining({ contact })]])
  })

  it('asks for a field of the person talked about', async () => {
    expect((await ask(addedAnna, "what's her email?")).calls).toEqual([['get_contact', { contact: anna.id }]])
    expect((await ask(addedCall, 'set her phone to 079 123 45 67')).calls).toEqual([
      ['update_contact', { contact: expect.any(String), phone: '079 123 45 67' }],
    ])
  })

  it.each([
    ['delete that task', 'en'],
    ['delete it', 'en'],
    ['lösche die Aufgabe', 'de'],
    ['supprime cette tâche', 'fr'],
    ['elimina questa attività', 'it'],
    ['apaga essa tarefa', 'pt'],
  ] as const)('asks which of a list of three is meant by "%s"', async (text, language) => {
    const { calls, text: question } = await ask(listed, text, language)
    expect(calls).toEqual([])
    expect(question).toContain('2. Call Anna Müller')
    const asked = [...listed, new HumanMessage(text), new AIMessage(question)]
    expect((await ask(asked, '2', language)).calls).toEqual([['delete_task', { task: callAnna.id }]])
  })

  it('takes "that task" after a list for the one that was made in this conversation', async () => {
    expect((await ask([...addedCall, ...listed], 'delete that task')).calls).toEqual([
      ['delete_task', { task: callAnna.id }],
    ])
  })

  it('counts on in the same list after one of it was changed', async () => {
    const completed = exchange(
      'mark the first as done',
      [
        {
          name: 'complete_task',
          args: { task: sendOffer.id },
          outcome: done({ kind: 'change', action: 'updated', record: sendOffer }),
        },
      ],
      'Updated.',
    )
    for (const text of ['delete the third one', 'die dritte löschen'])
      expect((await ask([...listed, ...completed], text)).calls).toEqual([['delete_task', { task: chairs.id }]])
    expect((await ask([...listed, ...completed], 'and the second too')).calls).toEqual([
      ['complete_task', { task: callAnna.id }],
    ])
  })

  it('finds "the chairs one" among those shown', async () => {
    expect((await ask(listed, 'delete the chairs one')).calls).toEqual([['delete_task', { task: chairs.id }]])
  })

  it.each([
    ['set the chairs to 8 December', 'update_task', chairs.id],
    ['mark the offer done', 'complete_task', sendOffer.id],
    ['delete the high one', 'delete_task', sendOffer.id],
  ])('finds what is only described among those shown: %s', async (text, tool, task) => {
    expect((await ask(listed, text)).calls).toEqual([[tool, expect.objectContaining({ task })]])
  })

  it.each([
    ['rappelle-moi de l’appeler demain', 'Appeler Anna Müller', 'fr'],
    ['ricordami di chiamarla domani', 'Chiamare Anna Müller', 'it'],
    ['lembra-me de lhe ligar amanhã', 'Ligar a Anna Müller', 'pt'],
    ['erinnere mich morgen daran, sie anzurufen', 'Anna Müller anrufen', 'de'],
  ] as const)('reads the pronoun in "%s"', async (text, title, language) => {
    expect((await ask(addedAnna, text, language)).calls).toEqual([
      ['create_task', { title, contact: anna.id, due_date: '2026-11-24' }],
    ])
  })

  it.each([
    ['she works at Novatech GmbH', { company_name: 'Novatech GmbH' }],
    [
      'her address is Seestrasse 5, 8002 Zürich',
      { address_street: 'Seestrasse 5', address_zip: '8002', address_city: 'Zürich' },
    ],
    ['seine Nummer ist 079 333 22 11', { phone: '079 333 22 11' }],
  ])('notes what "%s" tells about the person', async (text, fresh) => {
    expect((await ask(addedAnna, text)).calls).toEqual([['update_contact', { contact: anna.id, ...fresh }]])
  })

  it('takes an article before a word of the person’s own for no pronoun', async () => {
    expect((await ask(addedCall, 'lösche die Steuer-Aufgabe')).calls).toEqual([['delete_task', { task: 'Steuer' }]])
  })

  it('says so when nothing was talked about', async () => {
    const { calls, text } = await ask([], 'delete that task')
    expect(calls).toEqual([])
    expect(text).toContain('?')
  })

  it('takes what was just made for "it", also where the phrase holds its own goal', async () => {
    expect((await ask(addedCall, 'assign it to Lea')).calls).toEqual([
      ['update_task', { task: callAnna.id, assigned_to: 'Lea' }],
    ])
    expect((await ask(addedCall, "it's done")).calls).toEqual([['complete_task', { task: callAnna.id }]])
    expect((await ask(addedAnna, 'she works at Novatech now')).calls).toEqual([
      ['update_contact', { contact: anna.id, company_name: 'Novatech' }],
    ])
  })

  it('lets two of a list wait', async () => {
    const { calls } = await ask(listed, 'the second and third ones can wait until 8 December')
    expect(calls).toEqual([
      ['update_task', { task: callAnna.id, due_date: '2026-12-08' }],
      ['update_task', { task: chairs.id, due_date: '2026-12-08' }],
    ])
  })
})
