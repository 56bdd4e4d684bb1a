// Conditions: what a look-up settles is looked up before anything is done; of the rest it is said that it can't be.
import type { Expected, Utterance } from './utterances.ts'

const overdueOfLea: Expected = ['search_tasks', { status: 'overdue', assigned_to: 'Lea' }]
const nextWeekWithTom = (on: string): Expected => ['search_bookings', { contact: 'Tom Bright', on }]
const callLea: Expected = ['create_task', { title: 'Call Lea', due_date: '2026-11-27' }]

/** The look-up, and what is done when it is so. */
export const conditionalUtterances: Utterance[] = [
  ['if Lea has overdue tasks, add a task called Call Lea due Friday', overdueOfLea, callLea],
  ['if Lea has more than 3 overdue tasks then add a task called Call Lea due Friday', overdueOfLea, callLea],
  ['add a task called Call Lea due Friday if Lea has at least two overdue tasks', overdueOfLea, callLea],
  ['does Lea have any overdue tasks? If so, add a task called Call Lea due Friday', overdueOfLea, callLea],
  [
    'I think Lea might have some overdue tasks. Can you check and if so, add a task called Call Lea due Friday',
    overdueOfLea,
    callLea,
  ],
  [
    'if Lea has more than 3 overdue tasks then reassign her overdue tasks to Jonas',
    overdueOfLea,
    ['update_tasks', { status: 'overdue', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  [
    'if I have no meeting with Tom Bright next week, add a task called Ring Tom due Friday',
    nextWeekWithTom('next week'),
    ['create_task', { title: 'Ring Tom', due_date: '2026-11-27' }],
  ],
  [
    'Falls ich nächste Woche keinen Termin mit Tom Bright habe, erstelle eine Aufgabe Tom anrufen',
    nextWeekWithTom('nächste Woche'),
    ['create_task', { title: 'Tom anrufen' }],
  ],
  [
    "if I haven't met Tom Bright in the last 10 days, book a 30-minute meeting called Catch-up tomorrow at 3pm",
    ['search_bookings', { contact: 'Tom Bright', on: 'last 10 days' }],
    ['create_booking', { title: 'Catch-up', contact: '@Tom Bright', start: '2026-11-24 15:00', duration: '30-minute' }],
  ],
  [
    "If Anna Müller isn't a client yet, make her a client",
    ['search_contacts', { query: 'Anna Müller', status: 'client' }],
    ['update_contact', { contact: '@Anna Müller', status: 'client' }],
  ],
  // Nothing that can be looked up.
  ['if it rains tomorrow, cancel my first meeting', 'say:condition'],
  ['if Tom Bright agrees, move the Teamsitzung to 3pm', 'say:condition'],
  // What is to be asked is no condition.
  ['remind me to ask Lea if she has any open tasks', ['create_task', { title: 'Ask Lea if she has any open tasks' }]],
]
