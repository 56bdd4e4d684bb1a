// Records that are described instead of named: appointments by when and with whom, all tasks of somebody, customers by what they want.
import type { Utterance } from './utterances.ts'

export const describedUtterances: Utterance[] = [
  // One appointment, known by who it is with and when.
  [
    'scrap my meeting with Tom Bright on Friday',
    ['delete_booking', { booking: 'my meeting with Tom Bright on Friday' }],
  ],
  ['call off the 2pm on December 4', ['cancel_booking', { booking: '2pm on December 4' }]],
  [
    "push tomorrow's meeting with Anna Müller back by an hour",
    ['move_booking', { booking: "tomorrow's meeting with Anna Müller", later_by: 'an hour' }],
  ],
  [
    'move my call with Anna Müller on Friday two hours later',
    ['move_booking', { booking: 'my call with Anna Müller on Friday', later_by: 'two hours' }],
  ],
  [
    'move my meeting with Tom Bright on Friday to 4pm',
    ['move_booking', { booking: 'my meeting with Tom Bright on Friday', start: '16:00' }],
  ],
  [
    'make my meeting with Tom Bright on Friday 45 minutes long',
    ['move_booking', { booking: 'my meeting with Tom Bright on Friday', duration: '45 minutes' }],
  ],
  [
    'extend the first meeting on Friday to two hours',
    ['move_booking', { booking: 'first meeting on Friday', duration: 'two hours' }],
  ],
  [
    'Verlängere meinen Termin mit Tom Bright am Freitag auf zwei Stunden',
    ['move_booking', { booking: 'meinen Termin mit Tom Bright am Freitag', duration: 'zwei Stunden' }],
  ],
  [
    'Verschieb meine erste Sitzung am Freitag um eine Stunde nach hinten',
    ['move_booking', { booking: 'meine erste Sitzung am Freitag', later_by: 'eine Stunde' }],
  ],
  ['wipe all the upcoming budget meetings', ['delete_bookings', { query: 'budget' }]],
  ['clear my calendar on Friday afternoon', ['cancel_bookings', { on: 'Friday afternoon' }]],
  // All of somebody's tasks.
  [
    'give Jonas all of Lea’s overdue tasks',
    ['update_tasks', { status: 'overdue', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    "hand Lea's unfinished tasks over to Jonas",
    ['update_tasks', { status: 'open', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'Jonas takes over all of Lea’s tasks in progress',
    ['update_tasks', { status: 'in_progress', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'give Jonas everything Lea has in progress',
    ['update_tasks', { status: 'in_progress', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'whatever Lea has overdue should go to Jonas',
    ['update_tasks', { status: 'overdue', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'Lea is leaving, hand everything she has over to Jonas',
    ['update_tasks', { assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'Jonas übernimmt alle überfälligen Aufgaben von Lea',
    ['update_tasks', { status: 'overdue', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'Jonas reprend toutes les tâches en retard de Lea',
    ['update_tasks', { status: 'overdue', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'O Jonas fica com todas as tarefas atrasadas da Lea',
    ['update_tasks', { status: 'overdue', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'mark whatever Lea is working on as done',
    ['update_tasks', { status: 'in_progress', assigned_to: 'Lea', new_status: 'done' }],
  ],
  // Customers by what they want: what comes after "to" is what they become.
  [
    'convert all training leads to clients',
    ['update_contacts', { with_tag: 'training', with_status: 'lead', status: 'client' }],
  ],
  [
    'tag all clients interested in hardware with vip',
    ['update_contacts', { with_tag: 'hardware', with_status: 'client', add_tags: ['vip'] }],
  ],
]
