import { describe, expect, it } from 'vitest'
import type { RecordView } from '../../../../tools/card.ts'
import { done, exchange } from '../testing/conversation.ts'
import { fakeId } from '../testing/fake-mentions.ts'
import { addedAnna, anna, asker } from '../testing/story.ts'

const ask = asker()
const meeting: RecordView = {
  table: 'bookings',
  id: fakeId('Teamsitzung'),
  title: 'Meeting with Anna Müller',
  fields: { start_time: '2026-11-24T09:00:00Z', end_time: '2026-11-24T10:00:00Z', contact: 'Anna Müller' },
}
const booked = exchange(
  'book a meeting with her tomorrow 10 to 11',
  [
    {
      name: 'create_booking',
      args: { title: 'Meeting with Anna Müller', contact: anna.id, start: '2026-11-24 10:00', end: '11:00' },
      outcome: done({ kind: 'change', action: 'created', record: meeting }),
    },
  ],
  'Booking added.',
)

describe('a phone number that was just saved', () => {
  const saved = exchange(
    'add Anna Müller, 078 900 11 22',
    [
      {
        name: 'create_contact',
        args: { name: 'Anna Müller', phone: '078 900 11 22' },
        outcome: done({ kind: 'change', action: 'created', record: anna }),
      },
    ],
    'Contact added.',
  )

  it.each([
    ['enganei-me no número, termina em 32', '078 900 11 32'],
    ['correction: the number ends in 11', '078 900 11 11'],
    ['pardon, le numéro se termine par 45 67', '078 900 45 67'],
    ['die Nummer endet auf 32', '078 900 11 32'],
    ['scusa, il numero finisce con 32', '078 900 11 32'],
  ])('gets its last figures anew: %s', async (text, phone) => {
    expect((await ask(saved, text)).calls).toEqual([['update_contact', { contact: anna.id, phone }]])
  })

  it.each(['does the number end in 32?', 'the number ends in 2'])('but not by %s', async text => {
    const { calls } = await ask(saved, text)
    expect(calls.filter(([tool]) => tool === 'update_contact')).toEqual([])
  })
})

describe('talk about what was just made', () => {
  it.each([
    ['actually push it back by an hour', { later_by: 'an hour' }],
    ['bump it by an hour', { later_by: 'an hour' }],
    ['half an hour later', { later_by: 'half an hour' }],
    ['bring it forward by an hour', { earlier_by: 'an hour' }],
    ['verschieb ihn um eine Stunde nach hinten', { later_by: 'eine Stunde' }],
    ['doch eine Stunde später', { later_by: 'eine Stunde' }],
    ["décale-le d'une heure", { later_by: 'une heure' }],
    ["avance-le d'une heure", { earlier_by: 'une heure' }],
    ['adia uma hora', { later_by: 'uma hora' }],
    ['uma hora mais tarde', { later_by: 'uma hora' }],
    ["spostalo di un'ora", { later_by: "un'ora" }],
    ['make it two hours long', { duration: 'two hours' }],
  ])('moves an appointment by a length: %s', async (text, by) => {
    expect((await ask(booked, text)).calls).toEqual([['move_booking', { booking: meeting.id, ...by }]])
  })

  it.each([
    ["she's interested in a new website, note that down", "she's interested in a new website"],
    ['note that down: she wants a new website', 'she wants a new website'],
    ['sie interessiert sich für eine neue Website, notier das', 'sie interessiert sich für eine neue Website'],
    ['elle veut un nouveau site, note-le', 'elle veut un nouveau site'],
    ['ela quer um site novo, anota isso', 'ela quer um site novo'],
    ['vuole un sito nuovo, annotalo', 'vuole un sito nuovo'],
  ])('notes what was told with it: %s', async (text, note) => {
    expect((await ask(addedAnna, text)).calls).toEqual([['update_contact', { contact: anna.id, note }]])
  })

  it.each([
    'they moved to Bahnhofstrasse 5, 8400 Winterthur',
    'sie sind neu an der Bahnhofstrasse 5 in 8400 Winterthur',
    'Sie haben an der Bahnhofstrasse 5 in 8400 Winterthur den Sitz',
  ])('takes down where they are now: %s', async text => {
    const address = { address_street: 'Bahnhofstrasse 5', address_zip: '8400', address_city: 'Winterthur' }
    expect((await ask(addedAnna, text)).calls).toEqual([['update_contact', { contact: anna.id, ...address }]])
  })
})
