// The same needs in other words: other verbs, other order, other nouns, other languages. What went wrong on firms that the
// model was not tuned on, told anew.
import type { Utterance } from './utterances.ts'

const tom = '@Tom Bright'

export const widerUtterances: Utterance[] = [
  // The firm somebody works for may be known.
  [
    'add Declan Osprey, works at Harbour Coffee Ltd, mobile +44 7700 900512',
    ['create_contact', { name: 'Declan Osprey', company_name: 'Harbour Coffee Ltd', phone: '+44 7700 900512' }],
  ],
  // Tags, put on and taken off.
  ['take the vip tag off Acme', ['update_contact', { contact: 'Acme', remove_tags: ['vip'] }]],
  ['put the newsletter tag on Tom Bright', ['update_contact', { contact: tom, add_tags: ['newsletter'] }]],
  ['nimm bei Acme den VIP-Tag weg', ['update_contact', { contact: 'Acme', remove_tags: ['VIP'] }]],
  ['enlève à Marc Dubois le tag vip', ['update_contact', { contact: '@Marc Dubois', remove_tags: ['vip'] }]],
  ['tira a etiqueta vip à Ana Ferreira', ['update_contact', { contact: '@Ana Ferreira', remove_tags: ['vip'] }]],
  ['togli il tag fiera a Lucia Conti', ['update_contact', { contact: '@Lucia Conti', remove_tags: ['fiera'] }]],
  ['which contacts carry the vip tag?', ['search_contacts', { tag: 'vip' }]],
  ['welche Kontakte haben den VIP-Tag?', ['search_contacts', { tag: 'VIP' }]],
  // A new name: since when is no part of it, and one word that is no first name is a surname.
  ['Tom Bright heisst seit der Heirat Bright-Notter', ['update_contact', { contact: tom, last_name: 'Bright-Notter' }]],
  [
    "Anna Müller s'appelle désormais Müller-Favre",
    ['update_contact', { contact: '@Anna Müller', last_name: 'Müller-Favre' }],
  ],
  [
    'Nina Vogel is now called Nina Vogel-Smith',
    ['update_contact', { contact: '@Nina Vogel', name: 'Nina Vogel-Smith' }],
  ],
  [
    'Ana Ferreira passou a chamar-se Ana Ferreira Lopes',
    ['update_contact', { contact: '@Ana Ferreira', name: 'Ana Ferreira Lopes' }],
  ],
  // What kind of record it is, said beside its name.
  ['erase Acme (the company, not Anna)', ['delete_contact', { contact: 'Acme' }]],
  ['remove the company from Anna Müller', ['update_contact', { contact: '@Anna Müller', clear: ['company_name'] }]],
  [
    'add Blue Kiln, a company from Bath, tagged supplier',
    ['create_contact', { company_name: 'Blue Kiln', is_company: true, address_city: 'Bath', tags: ['supplier'] }],
  ],
  [
    'Erfasse Hofladen Wildi, eine Firma aus Frick',
    ['create_contact', { company_name: 'Hofladen Wildi', is_company: true, address_city: 'Frick' }],
  ],
  [
    'mete aí a Olaria Pé de Barro, é uma empresa de Estremoz, com a tag supplier',
    [
      'create_contact',
      { company_name: 'Olaria Pé de Barro', is_company: true, address_city: 'Estremoz', tags: ['supplier'] },
    ],
  ],
  // What it is not to have.
  ['Neues Projekt: Herbstmenü 2027, ohne Kunde', ['create_project', { name: 'Herbstmenü 2027' }]],
  ["Nouveau projet Fête d'été, sans client", ['create_project', { name: "Fête d'été" }]],
  ['new task: order napkins, no due date', ['create_task', { title: 'Order napkins' }]],
  // What is asked about is no command.
  ['Wo findet der Site visit mit Tom Bright statt?', ['search_bookings', { contact: 'Tom Bright' }]],
  ['Harbour Coffee a déjà payé sa facture ?', ['get_invoice', { invoice: 'Harbour Coffee' }]],
  ['A Padaria Central já pagou?', ['get_invoice', { invoice: 'Padaria Central' }]],
  ['did Acme pay yet?', ['search_invoices', { contact: 'Acme', status: 'unpaid' }]],
  // A quote that is a record's name is that record.
  ["Verschieb 'Send offer' auf den 15.12.", ['update_task', { task: '@Send offer', due_date: '2026-12-15' }]],
  [
    "update the due date of 'Renew domain' to Friday",
    ['update_task', { task: '@Renew domain', due_date: '2026-11-27' }],
  ],
  // By how much, not when.
  [
    "déplace le RDV avec Marc Dubois d'une heure plus tard",
    ['move_booking', { booking: 'Marc Dubois', later_by: 'une heure' }],
  ],
  [
    'verschieb den Termin mit Tom Bright um 2 Stunden nach hinten',
    ['move_booking', { booking: 'Tom Bright', later_by: '2 Stunden' }],
  ],
  [
    "notre IBAN a changé, c'est maintenant PT50 0035 0651 0000 4711 8231 4",
    ['update_organization', { iban: 'PT50 0035 0651 0000 4711 8231 4' }],
  ],
]
