// Questions about several kinds of records, sums, the firm itself, and names that end where other words begin.
import type { Utterance } from './utterances.ts'

const overdue: Utterance[1][] = [
  ['search_tasks', { status: 'overdue' }],
  ['search_invoices', { status: 'overdue' }],
]
const ahead = (on: string): Utterance[1][] => [
  ['search_bookings', { on }],
  ['search_tasks', { status: 'open', due: on }],
]
const phone = '044 123 45 67'

export const kindsUtterances: Utterance[] = [
  // Several kinds at once.
  ["what's on today?", ...ahead('today')],
  ['was steht morgen an?', ...ahead('morgen')],
  ['quoi de prévu demain ?', ...ahead('demain')],
  ["cosa c'è in programma domani?", ...ahead('domani')],
  ['o que temos amanhã?', ...ahead('amanhã')],
  ['overdue?', ...overdue],
  ['o que está em atraso?', ...overdue],
  ['which invoices are overdue?', ['search_invoices', { status: 'overdue' }]],
  ['combien de factures sont en retard ?', ['search_invoices', { status: 'overdue' }]],
  ['wie viele Aufgaben sind überfällig?', ['search_tasks', { status: 'overdue' }]],
  [
    'what do we have on Anna Müller? projects, invoices, tasks',
    ['search_projects', { contact: '@Anna Müller' }],
    ['search_invoices', { contact: '@Anna Müller' }],
    ['search_tasks', { contact: '@Anna Müller' }],
  ],
  ['Termine und Aufgaben von morgen', ['search_bookings', { on: 'morgen' }], ['search_tasks', { due: 'morgen' }]],
  [
    'liste les tâches et les rendez-vous de la semaine prochaine',
    ['search_tasks', { due: 'semaine prochaine' }],
    ['search_bookings', { on: 'semaine prochaine' }],
  ],
  [
    'quais são as tarefas e faturas da Padaria Central?',
    ['search_tasks', { contact: 'Padaria Central' }],
    ['search_invoices', { contact: 'Padaria Central' }],
  ],
  ['delete the tasks and invoices of Acme', 'say:cannot'],
  // How much, and what is to be paid.
  ['how much is overdue?', ['sum_invoices', { status: 'overdue' }]],
  [
    "what's the total of the open EUR invoices (sent and overdue)?",
    ['sum_invoices', { status: 'unpaid', currency: 'EUR' }],
  ],
  ['soma das faturas em aberto', ['sum_invoices', { status: 'unpaid' }]],
  [
    'Welche Rechnungen müssen bis 5. Februar bezahlt werden?',
    ['search_invoices', { status: 'unpaid', due: 'bis 5. Februar' }],
  ],
  ['which invoices have to be paid by Friday?', ['search_invoices', { status: 'unpaid', due: 'by Friday' }]],
  [
    'quelles factures doivent être payées cette semaine ?',
    ['search_invoices', { status: 'unpaid', due: 'cette semaine' }],
  ],
  // The firm itself.
  ['what IBAN do we use on invoices?', ['get_organization', {}]],
  ['welche Zahlungsfrist haben wir auf Rechnungen?', ['get_organization', {}]],
  [`we have a new phone number: ${phone}`, ['update_organization', { phone }]],
  [`notre nouveau numéro de téléphone est le ${phone}`, ['update_organization', { phone }]],
  [`o nosso novo telefone é ${phone}`, ['update_organization', { phone }]],
  [`il nostro nuovo numero è ${phone}`, ['update_organization', { phone }]],
  // Tags that are taken away.
  [
    'enlève le tag newsletter à Ana Ferreira',
    ['update_contact', { contact: '@Ana Ferreira', remove_tags: ['newsletter'] }],
  ],
  ['nimm bei Tom Bright das Tag vip weg', ['update_contact', { contact: '@Tom Bright', remove_tags: ['vip'] }]],
  ['strip the tag vip from Tom Bright', ['update_contact', { contact: '@Tom Bright', remove_tags: ['vip'] }]],
  ['which contacts carry the tag expat', ['search_contacts', { tag: 'expat' }]],
  // Where names end.
  [
    'add the company Käserei Affineur Sàrl in Gruyères as a client',
    ['create_contact', { company_name: 'Käserei Affineur Sàrl', address_city: 'Gruyères', status: 'client' }],
  ],
  [
    'leg mal die Regula Spycher an, arbeitet bei der Kita Schnäggehuus, 077 402 18 18',
    ['create_contact', { name: 'Regula Spycher', company_name: 'Kita Schnäggehuus', phone: '077 402 18 18' }],
  ],
  [
    'add Lena Hofer, works at the Kita Sonnenschein',
    ['create_contact', { name: 'Lena Hofer', company_name: 'Kita Sonnenschein' }],
  ],
  ["Tom Bright's last name is Brighton", ['update_contact', { contact: '@Tom Bright', last_name: 'Brighton' }]],
  [
    'add this contact: Jane Roe, Head of Sales at Orchard Foods Ltd, jane@orchard.example',
    [
      'create_contact',
      {
        name: 'Jane Roe',
        company_name: 'Orchard Foods Ltd',
        email: 'jane@orchard.example',
        note: 'Head of Sales',
      },
    ],
  ],
  [
    'tom bright moved, new adress is Länggassstrasse 40, 3012 Bern',
    [
      'update_contact',
      {
        contact: '@Tom Bright',
        address_street: 'Länggassstrasse 40',
        address_zip: '3012',
        address_city: 'Bern',
      },
    ],
  ],
]
