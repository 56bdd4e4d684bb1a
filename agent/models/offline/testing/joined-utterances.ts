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
]
