import { describe, expect, it } from 'vitest'
import type { RecordView } from '../../../../tools/card.ts'
import { done, exchange } from '../testing/conversation.ts'
import { fakeId } from '../testing/fake-mentions.ts'
import { addedAnna, anna, asker } from '../testing/story.ts'

const ask = asker()

const writeJoao: RecordView = {
  table: 'tasks',
  id: fakeId('Send offer'),
  title: 'Write to João about the menu',
  fields: { status: 'todo', contact: 'João Silva' },
}
const shownJoao = exchange(
  'what do I have next week?',
  [
    {
      name: 'search_tasks',
      args: { due: 'next week' },
      outcome: done({ kind: 'list', table: 'tasks', total: 1, records: [writeJoao] }),
    },
  ],
  '1 task.',
)
const website: RecordView = {
  table: 'projects',
  id: fakeId('Website Relaunch'),
  title: 'Website Müller',
  fields: { status: 'active', contact: 'Anna Müller' },
}
const madeWebsite = exchange(
  'create a project Website Müller for her',
  [
    {
      name: 'create_project',
      args: { name: 'Website Müller', contact: anna.id },
      outcome: done({ kind: 'change', action: 'created', record: website }),
    },
  ],
  'Project added.',
)
const made = (title: string, id: string, args: Record<string, unknown>) =>
  exchange(
    `add a task to it: ${title}`,
    [
      {
        name: 'create_task',
        args: { title, ...args },
        outcome: done({
          kind: 'change',
          action: 'created',
          record: { table: 'tasks', id, title, fields: { status: 'todo', project: 'Website Müller' } },
        }),
      },
    ],
    'Task added.',
  )
const sitemap = made('Draft sitemap', fakeId('Send offer'), { project: website.id })
const photos = made('Collect photos', fakeId('Order new chairs'), { project: website.id })

describe('whom and what a word points at', () => {
  it.each([
    ['her new number is 044 201 30 40', 'en'],
    ['call her tomorrow', 'en'],
    ['ihre Nummer ist 044 201 30 40', 'de'],
  ] as const)('asks when another name was shown since one talked of somebody: %s', async (text, language) => {
    const { calls, text: question } = await ask([...addedAnna, ...shownJoao], text, language)
    expect(calls).toEqual([])
    expect(question).toContain('João Silva')
    expect(question).toContain('Anna Müller')
  })

  it('means whom was shown when nobody was talked of', async () => {
    expect((await ask(shownJoao, 'call him tomorrow')).calls).toEqual([
      ['create_task', { title: 'Call João Silva', contact: 'João Silva', due_date: '2026-11-24' }],
    ])
  })

  it.each([
    ['create a project Website Müller for her, deadline end of February', { deadline: '2027-02-28' }],
    ['create a project Website Müller for her', {}],
  ])('says whom a project is for, not twice: %s', async (text, more) => {
    expect((await ask(addedAnna, text)).calls).toEqual([
      ['create_project', { name: 'Website Müller', contact: anna.id, ...more }],
    ])
  })

  it.each([
    ['add a task to it: draft sitemap', 'en', 'Draft sitemap'],
    ['add a task to that project: draft sitemap', 'en', 'Draft sitemap'],
    ['new task for the project: draft sitemap', 'en', 'Draft sitemap'],
    ['füge dazu eine Aufgabe hinzu: Sitemap entwerfen', 'de', 'Sitemap entwerfen'],
    ['neue Aufgabe für dieses Projekt: Sitemap entwerfen', 'de', 'Sitemap entwerfen'],
    ['ajoute une tâche à ce projet : dessiner le plan du site', 'fr', 'Dessiner le plan du site'],
    ['adiciona uma tarefa a esse projeto: desenhar o mapa do site', 'pt', 'Desenhar o mapa do site'],
  ] as const)('adds to the project that was just made: %s', async (text, language, title) => {
    expect((await ask([...addedAnna, ...madeWebsite], text, language)).calls).toEqual([
      ['create_task', { title, project: website.id }],
    ])
  })

  it('adds another one to the same project', async () => {
    expect((await ask([...madeWebsite, ...sitemap], 'and another one: collect photos')).calls).toEqual([
      ['create_task', { title: 'Collect photos', project: website.id }],
    ])
  })

  it.each([
    ['assign both tasks to Lea', 'en'],
    ['assign both to Lea', 'en'],
    ['weise beide Aufgaben Lea zu', 'de'],
    ['attribue les deux tâches à Lea', 'fr'],
    ['atribui as duas tarefas à Lea', 'pt'],
  ] as const)('gives away the two that were made last: %s', async (text, language) => {
    const { calls } = await ask([...madeWebsite, ...sitemap, ...photos], text, language)
    expect(calls).toEqual(
      expect.arrayContaining([
        ['update_task', { task: fakeId('Order new chairs'), assigned_to: 'Lea' }],
        ['update_task', { task: fakeId('Send offer'), assigned_to: 'Lea' }],
      ]),
    )
    expect(calls).toHaveLength(2)
  })
})
