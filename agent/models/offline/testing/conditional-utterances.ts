// Conditions: what a look-up settles is looked up before anything is done; of the rest it is said that it can't be.
import type { Expected, Utterance } from './utterances.ts'

const overdueOfLea: Expected = ['search_tasks', { status: 'overdue', assigned_to: 'Lea' }]
const nextWeekWithTom = (on: string): Expected => ['search_bookings', { contact: 'Tom Bright', on }]
const callLea: Expected = ['create_task', { title: 'Call Lea', due_date: '2026-11-27' }]
const unpaidOfAcme: Expected = ['search_invoices', { contact: 'Acme AG', status: 'unpaid' }]
const callAnna: Expected = ['create_task', { title: 'Call Anna Müller', due_date: '2026-11-24' }]
const tagTom: Expected = ['update_contact', { contact: '@Tom Bright', add_tags: ['regular'] }]

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
  // paid is who has nothing left to pay
  ["if Acme hasn't paid yet, create a task to call Anna Müller tomorrow", unpaidOfAcme, callAnna],
  [
    "What a day! Look, if Acme hasn't paid yet, create a task to call Anna Müller tomorrow. If they have paid, don't do anything.",
    unpaidOfAcme,
    callAnna,
  ],
  ['if Acme has paid their invoice, tag Tom Bright regular', unpaidOfAcme, tagTom],
  [
    'Wenn Acme noch nicht bezahlt hat, erinnere mich morgen daran, Anna anzurufen',
    unpaidOfAcme,
    ['create_task', { title: 'Anna anrufen', contact: '@Anna Müller', due_date: '2026-11-24' }],
  ],
  [
    'se a Acme ainda não pagou a fatura, cria uma tarefa para ligar ao Tom amanhã. Se já pagou, não faças nada.',
    unpaidOfAcme,
    ['create_task', { title: 'Ligar ao Tom', contact: '@Tom Bright', due_date: '2026-11-24' }],
  ],
  [
    'If invoice 2026-0003 is already paid do nothing, otherwise create a task to call Anna Müller tomorrow',
    ['get_invoice', { invoice: '2026-0003' }],
    callAnna,
  ],
  [
    'Schau mal, ob die 2026-0003 inzwischen bezahlt ist. Wenn nicht: Aufgabe auf morgen, Tom anrufen. Ist sie bezahlt, brauchst du nichts zu machen.',
    ['get_invoice', { invoice: '2026-0003' }],
    ['create_task', { title: 'Tom anrufen', contact: '@Tom Bright', due_date: '2026-11-24' }],
  ],
  // what "it" is was said before the condition
  [
    "Check Anna Müller's invoice: if it's still not paid, create a task to call Anna Müller tomorrow, otherwise do nothing",
    ['search_invoices', { contact: 'Anna Müller', status: 'unpaid' }],
    callAnna,
  ],
  [
    'Schau die Rechnung von Anna Müller an: wenn sie bezahlt ist, erfasse eine Aufgabe Anna danken',
    ['search_invoices', { contact: 'Anna Müller', status: 'unpaid' }],
    ['create_task', { title: 'Anna danken' }],
  ],
  [
    "Regarde la facture d'Anna Müller : si elle n'est toujours pas payée, crée une tâche Relancer Anna, sinon ne fais rien",
    ['search_invoices', { contact: 'Anna Müller', status: 'unpaid' }],
    ['create_task', { title: 'Relancer Anna' }],
  ],
  [
    'Vê a fatura da Anna Müller: se ainda não estiver paga, cria uma tarefa Ligar à Anna, senão não faças nada',
    ['search_invoices', { contact: 'Anna Müller', status: 'unpaid' }],
    ['create_task', { title: 'Ligar à Anna' }],
  ],
  ["Tomorrow's meeting with Anna Müller: if it's cancelled, call her", 'say:condition'],
  // the condition behind the command is about what the command is about
  [
    'only delete Acme if it has no invoices',
    ['search_invoices', { contact: 'Acme' }],
    ['delete_contact', { contact: 'Acme' }],
  ],
  [
    "delete Send offer if it's overdue",
    ['search_tasks', { query: 'Send offer', status: 'overdue' }],
    ['delete_task', { task: '@Send offer' }],
  ],
  [
    'if Send offer is overdue, make it urgent',
    ['search_tasks', { query: 'Send offer', status: 'overdue' }],
    ['update_task', { task: '@Send offer', priority: 'urgent' }],
  ],
  [
    'How many overdue tasks does Lea have? If more than two, add a task called Call Lea due Friday',
    overdueOfLea,
    callLea,
  ],
  [
    'Wie viele überfällige Aufgaben hat Lea? Wenn mehr als zwei, erfasse eine Aufgabe Call Lea bis Freitag',
    overdueOfLea,
    callLea,
  ],
  // whether somebody has an address or a number
  [
    'If Nina Vogel has no phone number, create a task to call Vogel Design tomorrow',
    ['search_contacts', { query: 'Nina Vogel', without_phone: true }],
    ['create_task', { title: 'Call Vogel Design', due_date: '2026-11-24' }],
  ],
  [
    'Schau mal, ob bei Nina Vogel eine E-Mail-Adresse hinterlegt ist. Wenn nicht, erfasse eine Aufgabe Nina fragen. Wenn doch, brauchts nichts.',
    ['search_contacts', { query: 'Nina Vogel', without_email: true }],
    ['create_task', { title: 'Nina fragen', contact: '@Nina Vogel' }],
  ],
  [
    'If Nina Vogel has an email, tag Nina newsletter',
    ['search_contacts', { query: 'Nina Vogel', without_email: true }],
    ['update_contact', { contact: '@Nina Vogel', add_tags: ['newsletter'] }],
  ],
  // an invoice by its number, whoever it is for
  [
    'If invoice 2026-0042 of Acme is still open, create a task called Chase Acme',
    ['get_invoice', { invoice: '2026-0042' }],
    ['create_task', { title: 'Chase Acme', contact: 'Acme' }],
  ],
  [
    'Falls die Rechnung 2026-0042 von Seewind noch offen ist, leg eine Aufgabe an, Acme morgen anzurufen; ist sie bezahlt, tu nichts',
    ['get_invoice', { invoice: '2026-0042' }],
    ['create_task', { title: 'Acme anrufen', contact: 'Acme', due_date: '2026-11-24' }],
  ],
  [
    'Se a fatura 2026-0042 da Seewind ainda estiver por pagar, cria uma tarefa para ligar à Acme; caso já esteja paga, não faças nada.',
    ['get_invoice', { invoice: '2026-0042' }],
    ['create_task', { title: 'Ligar à Acme', contact: 'Acme' }],
  ],
]
