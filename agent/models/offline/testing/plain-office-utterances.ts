// As the plain utterances: money, the calendar, the team and the firm.
import type { Utterance } from './utterances.ts'

export const plainOfficeUtterances: Utterance[] = [
  // money, said otherwise
  ['what does Harbour Coffee owe?', ['sum_invoices', { status: 'unpaid', contact: 'Harbour Coffee' }]],
  ['email invoice 2026-0042 to Acme', ['send_invoice', { invoice: '@2026-0042' }]],
  ['mark 2026-0042 as paid on 20 November', ['mark_invoice_paid', { invoice: '@2026-0042', paid_on: '2026-11-20' }]],
  ['a fatura 2026-0042 já está paga?', ['get_invoice', { invoice: '@2026-0042' }]],
  // appointments, said otherwise
  [
    'put me down for a call with Novatech Thursday 16:00',
    ['create_booking', { start: '2026-11-26 16:00', contact: 'Novatech', title: 'Call with Novatech' }],
  ],
  ['who am I seeing on Friday?', ['search_bookings', { on: 'Friday' }]],
  ['wann ist die Teamsitzung?', ['search_bookings', { query: 'Teamsitzung' }]],
  ['mon agenda de la semaine prochaine', ['search_bookings', { on: 'semaine prochaine' }]],
  [
    'almoço com a Ana Ferreira na sexta às 12h30 na Tasca do Rui',
    [
      'create_booking',
      {
        start: '2026-11-27 12:30',
        contact: '@Ana Ferreira',
        location: 'Tasca do Rui',
        title: 'Almoço com a Ana Ferreira',
      },
    ],
  ],
  [
    'schedule lunch with Anna Müller next Tuesday noon at Café du Midi',
    [
      'create_booking',
      { start: '2026-11-24 12:00', contact: '@Anna Müller', location: 'Café du Midi', title: 'Lunch with Anna Müller' },
    ],
  ],
  [
    'change the location of the Teamsitzung to Café du Midi',
    ['update_booking', { booking: '@Teamsitzung', location: 'Café du Midi' }],
  ],
  // the team and the firm
  ['how many people are in the team?', ['list_members']],
  ['who can see our data?', ['list_members']],
  ['what are our bank details?', ['get_organization']],
]
