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
  // a firm's town after its name, and the sentence after it
  [
    'Cria um contacto para a empresa Padaria Alvão Lda, Vila Real. É fornecedor',
    ['create_contact', { company_name: 'Padaria Alvão Lda', address_city: 'Vila Real', note: 'fornecedor' }],
  ],
  [
    'il faudrait enregistrer la société Menuiserie Tornare Sàrl, Romont, opportunité, bois@tornare.example',
    [
      'create_contact',
      {
        company_name: 'Menuiserie Tornare Sàrl',
        address_city: 'Romont',
        status: 'opportunity',
        email: 'bois@tornare.example',
      },
    ],
  ],
  // how many tasks, without a verb
  [
    'duas tarefas para sexta dia 27 de novembro: encomendar papel e lavar o carro',
    ['create_task', { title: 'Encomendar papel', due_date: '2026-11-27' }],
    ['create_task', { title: 'Lavar o carro', due_date: '2026-11-27' }],
  ],
  [
    'two tasks for Friday: order paper and wash the car',
    ['create_task', { title: 'Order paper', due_date: '2026-11-27' }],
    ['create_task', { title: 'Wash the car', due_date: '2026-11-27' }],
  ],
  ['Il y a quelles tâches pour Marc Dubois ?', ['search_tasks', { contact: 'Marc Dubois' }]],
  // whom an invoice is for ends where it is said what for
  [
    'invoice 300 CHF to Delta Foods for the logo',
    [
      'create_invoice',
      {
        amount: 300,
        currency: 'CHF',
        contact: 'Delta Foods',
        items: [{ description: 'Logo', quantity: 1, unit_price: 300 }],
      },
    ],
  ],
  // "all of it" is no record's name, and to be interested is no label
  ['Élodie est intéressée par notre offre', ['search_contacts', { tag: 'offre', query: 'Élodie' }]],
  ['Jonas trata de tudo amanhã', 'say:cannot'],
  // the team and the firm
  ['how many people are in the team?', ['list_members']],
  ['who can see our data?', ['list_members']],
  ['what are our bank details?', ['get_organization']],
]
