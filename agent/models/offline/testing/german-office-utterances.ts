// German as small firms type it: days before the noun, many at once without a verb, verbs that close their clause.
import type { Utterance } from './utterances.ts'

const friday = '2026-11-27'
const monday = '2026-11-30'
const tomorrow = '2026-11-24'

export const germanOfficeUtterances: Utterance[] = [
  // the day before the noun says which ones
  ['Die morgen fälligen Aufgaben alle auf Montag verlegen', ['update_tasks', { due: tomorrow, new_due_date: monday }]],
  [
    'Alle für morgen fälligen Aufgaben bitte auf Montag schieben',
    ['update_tasks', { due: tomorrow, new_due_date: monday }],
  ],
  [
    'die am Freitag fälligen Pendenzen von Lea an Jonas geben',
    ['update_tasks', { due: friday, assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  ['alle für Freitag geplanten Termine absagen', ['cancel_bookings', { on: 'Freitag' }]],
  ['zeig mir die heute fälligen Rechnungen', ['search_invoices', { due: 'heute' }]],
  // everything of a day
  ['schieb alles von heute auf morgen', ['update_tasks', { due: '2026-11-23', new_due_date: tomorrow }]],
  ['verschieb alles von Freitag auf den 30. November', ['update_tasks', { due: friday, new_due_date: monday }]],
  // the field that changes, after those that get it
  [
    'Bei allen überfälligen Aufgaben die Frist auf Montag, 1. Februar setzen',
    ['update_tasks', { status: 'overdue', new_due_date: '2027-02-01' }],
  ],
  [
    'Bei allen offenen Aufgaben von Lea die Priorität auf hoch setzen',
    ['update_tasks', { status: 'open', assigned_to: 'Lea', new_priority: 'high' }],
  ],
  [
    'bei allen Leads aus Bern den Status auf Kunde setzen',
    ['update_contacts', { with_status: 'lead', city: 'Bern', status: 'client' }],
  ],
  // which ones and what they get, without a verb
  [
    'alle Aufgaben von Website Relaunch auf Priorität hoch, ausser dem Flyer',
    ['update_tasks', { project: 'Website Relaunch', new_priority: 'high', except: ['Flyer'] }],
  ],
  ['alle überfälligen Aufgaben auf Freitag', ['update_tasks', { status: 'overdue', new_due_date: friday }]],
  ['alle Pendenzen von Lea an Jonas', ['update_tasks', { assigned_to: 'Lea', new_assigned_to: 'Jonas' }]],
  [
    'alle Leads mit Tag messe auf Opportunity',
    ['update_contacts', { with_tag: 'messe', with_status: 'lead', status: 'opportunity' }],
  ],
  ['alle Kunden in Bern', ['search_contacts', { status: 'client', city: 'Bern' }]],
  ['alle Aufgaben zu Acme', ['search_tasks', { contact: '@Acme AG' }]],
  // each clause ends with its verb
  [
    'Termin mit Anna Müller am 19. auf 16 Uhr verschieben und bei Peter Keller den Tag vip setzen',
    ['move_booking', { booking: 'Anna Müller', start: '2026-12-19 16:00' }],
    ['update_contact', { contact: '@Peter Keller', add_tags: ['vip'] }],
  ],
  [
    'Website review übernimmt Lea, bitte umteilen. Und die Teamsitzung am 2.2. auf 10 Uhr verschieben',
    ['update_task', { task: '@Website review', assigned_to: 'Lea' }],
    ['move_booking', { booking: '@Teamsitzung', start: '2027-02-02 10:00' }],
  ],
  [
    'Marc Dubois wird Kunde, und trag für den 8.2. 15 Uhr ein Treffen mit Peter Keller ein',
    ['update_contact', { contact: '@Marc Dubois', status: 'client' }],
    ['create_booking', { contact: '@Peter Keller', start: '2027-02-08 15:00', title: 'Treffen mit Peter Keller' }],
  ],
  [
    'Website review: bitte bis 30. November terminieren',
    ['update_task', { task: '@Website review', due_date: monday }],
  ],
  // who has a tag, and what was issued
  ['Wer ist bei uns alles mit vip getaggt?', ['search_contacts', { tag: 'vip' }]],
  ['wer hat den Tag vip?', ['search_contacts', { tag: 'vip' }]],
  [
    'Welche Rechnungen haben wir der Acme AG 2026 gestellt?',
    ['search_invoices', { contact: '@Acme AG', status: 'invoiced', created_on: '2026' }],
  ],
  [
    'Welche Rechnungen haben wir der Acme AG 2026 gestellt und für wieviel?',
    ['sum_invoices', { contact: '@Acme AG', status: 'invoiced', on: '2026' }],
  ],
  ['Rechnung 2026-0042 auf bezahlt setzen', ['mark_invoice_paid', { invoice: '@2026-0042' }]],
  // what was paid is told, or asked
  ['Acme hat die Rechnung gestern bezahlt', ['mark_invoice_paid', { invoice: '@Acme AG', paid_on: '2026-11-22' }]],
  ['hat Acme die Rechnung bezahlt?', ['search_invoices', { contact: '@Acme AG', status: 'paid' }]],
  // the word that leads to a day is no part of the title
  ['Aufgabe: Website prüfen, Frist: 31. März', ['create_task', { title: 'Website prüfen', due_date: '2027-03-31' }]],
  [
    'bis Ende Woche Offerte für Acme machen, dringend',
    ['create_task', { title: 'Offerte für Acme machen', contact: '@Acme AG', due_date: friday, priority: 'urgent' }],
  ],
  [
    'Anna Müller hat geheiratet und heisst jetzt Meier',
    ['update_contact', { contact: '@Anna Müller', last_name: 'Meier' }],
  ],
  ['Was haben wir im November verrechnet?', ['sum_invoices', { status: 'invoiced', on: 'November' }]],
  // who is to do it, right before the verb
  ['Send offer Lea zuweisen', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  [
    'Lea ist krank, ihre Aufgaben von heute auf Jonas umhängen',
    ['update_tasks', { due: '2026-11-23', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  ['move everything from today to tomorrow', ['update_tasks', { due: 'today', new_due_date: tomorrow }]],
  // a "not" that closes what is left out
  [
    'alle überfälligen Pendenzen auf nächsten Montag, aber die von Jonas nicht',
    ['update_tasks', { status: 'overdue', new_due_date: monday, except: ['Jonas'] }],
  ],
  ['wer macht Prepare contract?', ['search_tasks', { query: 'Prepare contract' }]],
  // an appointment by its title, and one with a day and an hour
  ['wann ist die nächste Teamsitzung?', ['search_bookings', { query: 'Teamsitzung', limit: 1 }]],
  [
    'Termin mit Lea am Freitag 9 Uhr wegen Budget',
    ['create_booking', { title: 'Termin mit Lea wegen Budget', start: '2026-11-27 09:00' }],
  ],
  [
    'Trag am 3. Dezember von 10 bis 11.30 Uhr eine Besprechung mit Marco Rossi ein',
    [
      'create_booking',
      { title: 'Besprechung mit Marco Rossi', contact: '@Marco Rossi', start: '2026-12-03 10:00', end: '11:30' },
    ],
  ],
  ['Send offer kann Lea übernehmen', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  ['Grüezi, ich bräuchte die Mailadresse von Peter Brunner', ['get_contact', { contact: '@Peter Brunner' }]],
]
