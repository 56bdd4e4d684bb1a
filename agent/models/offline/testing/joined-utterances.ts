// Two commands without a verb, the second for another kind of record: each is carried out, neither is lost in the other.
import type { Expected, Utterance } from './utterances.ts'

const saddle = (title: string): Expected => ['create_task', { title, due_date: '2026-11-24' }]

export const joinedUtterances: Utterance[] = [
  [
    'invoice Acme AG for 140 and a task for tomorrow: adjust the saddle',
    ['create_invoice', { contact: '@Acme AG', amount: 140 }],
    saddle('Adjust the saddle'),
  ],
  [
    'Rechnung für Anna Müller über 140 Franken und Aufgabe für morgen: Sattel einstellen',
    ['create_invoice', { contact: '@Anna Müller', amount: 140, currency: 'CHF' }],
    saddle('Sattel einstellen'),
  ],
  [
    'facture de 140 francs pour Marc Dubois et tâche pour demain : régler la selle',
    ['create_invoice', { contact: '@Marc Dubois', amount: 140, currency: 'CHF' }],
    saddle('Régler la selle'),
  ],
  [
    'fatura de 140 euros para João Silva e tarefa para amanhã: ajustar o selim',
    ['create_invoice', { contact: '@João Silva', amount: 140, currency: 'EUR' }],
    saddle('Ajustar o selim'),
  ],
  [
    'Neue Rechnung für Acme AG, 90 Franken, und Termin mit Anna Müller am Montag um 10 Uhr',
    ['create_invoice', { contact: '@Acme AG', amount: 90, currency: 'CHF' }],
    ['create_booking', { contact: '@Anna Müller', start: '2026-11-30 10:00', title: 'Termin mit Anna Müller' }],
  ],
  [
    'book Tom Bright on Friday at 2pm and a task to print the flyer by Thursday',
    ['create_booking', { contact: '@Tom Bright', start: '2026-11-27 14:00', title: 'Tom Bright' }],
    ['create_task', { title: 'Print the flyer', due_date: '2026-11-26' }],
  ],
  // What the person writes themselves stays whole.
  [
    'Aufgabe für morgen: Kette und Rechnung für Novatech drucken',
    [
      'create_task',
      { title: 'Kette und Rechnung für Novatech drucken', due_date: '2026-11-24', contact: '@Novatech GmbH' },
    ],
  ],
  [
    'remind me tomorrow to print the invoice and task list',
    ['create_task', { title: 'Print the invoice and task list', due_date: '2026-11-24' }],
  ],
  // Needing what does not exist yet is asking for it.
  [
    'I need an invoice for Acme AG over 700 francs',
    ['create_invoice', { contact: '@Acme AG', amount: 700, currency: 'CHF' }],
  ],
  ['I need an invoice over 700 francs', 'ask:missing'],
  ['preciso de uma fatura de 700 euros', 'ask:missing'],
  ['Termin mit Tom Bright machen', 'ask:missing'],
  ['money for 2026-0042 came in', ['mark_invoice_paid', { invoice: '@2026-0042' }]],
  ['le paiement de 2026-0042 est arrivé', ['mark_invoice_paid', { invoice: '@2026-0042' }]],
  [
    'a Padaria Central pagou hoje a fatura 2026-0042',
    ['mark_invoice_paid', { invoice: '@2026-0042', paid_on: '2026-11-23' }],
  ],
  ['Acme paid 2026-0042', ['mark_invoice_paid', { invoice: '@2026-0042' }]],
  ['get 2026-0042 out the door to Acme', ['send_invoice', { invoice: '@2026-0042' }]],
  ['2026-0042 kann raus', ['send_invoice', { invoice: '@2026-0042' }]],
  [
    'meeting with Tom Bright at his office in London, 27.11. 9.00-10.30',
    [
      'create_booking',
      {
        title: 'Meeting with Tom Bright',
        contact: '@Tom Bright',
        start: '2026-11-27 09:00',
        end: '10:30',
        location: 'his office in London',
      },
    ],
  ],
]
