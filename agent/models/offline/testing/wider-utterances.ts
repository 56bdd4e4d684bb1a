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
    ['move_booking', { booking: 'RDV avec Marc Dubois', later_by: 'une heure' }],
  ],
  [
    'verschieb den Termin mit Tom Bright um 2 Stunden nach hinten',
    ['move_booking', { booking: 'Termin mit Tom Bright', later_by: '2 Stunden' }],
  ],
  [
    "notre IBAN a changé, c'est maintenant PT50 0035 0651 0000 4711 8231 4",
    ['update_organization', { iban: 'PT50 0035 0651 0000 4711 8231 4' }],
  ],
  // Two commands: each with its verb at the end, or one verb for both.
  [
    "Rechnung 2026-0042 auf 2'400 Euro ändern und Anna Müller den Tag vip geben",
    ['update_invoice', { invoice: '@2026-0042', amount: 2400, currency: 'EUR' }],
    ['update_contact', { contact: '@Anna Müller', add_tags: ['vip'] }],
  ],
  [
    'Neue Firma Gasthof Kronenhalde, dazu ein Projekt «Dorffest» mit Deadline 5.12.',
    ['create_contact', { company_name: 'Gasthof Kronenhalde' }],
    ['create_project', { name: 'Dorffest', deadline: '2026-12-05' }],
  ],
  [
    'Add client Kiln Works Ltd and a task to call them on Friday',
    ['create_contact', { company_name: 'Kiln Works Ltd', status: 'client' }],
    ['create_task', { title: 'Call them', due_date: '2026-11-27' }],
  ],
  // Who is meant was told before.
  [
    'Just got off the phone with Peter Novak from Novak Bau, 079 222 11 00. Create him as an opportunity',
    [
      'create_contact',
      { name: 'Peter Novak', company_name: 'Novak Bau', phone: '079 222 11 00', status: 'opportunity' },
    ],
  ],
  [
    'I just met a Ms Carla Roth at the fair, carla@roth.example. Add her as a lead.',
    ['create_contact', { name: 'Carla Roth', email: 'carla@roth.example', status: 'lead' }],
  ],
  [
    'Je viens de rencontrer Paul Girard, paul@girard.example. Ajoute-le comme prospect',
    ['create_contact', { name: 'Paul Girard', email: 'paul@girard.example', status: 'lead' }],
  ],
  // Many at once, handed over or changed.
  ['all open tasks of Acme go to Lea', ['update_tasks', { status: 'open', contact: 'Acme', new_assigned_to: 'Lea' }]],
  [
    'alle offenen Aufgaben von Acme gehen an Lea',
    ['update_tasks', { status: 'open', contact: 'Acme', new_assigned_to: 'Lea' }],
  ],
  [
    'mets toutes les tâches ouvertes du Website Relaunch en priorité urgente',
    ['update_tasks', { status: 'open', project: 'Website Relaunch', new_priority: 'urgent' }],
  ],
  // Totals.
  ['quanto recebemos em fevereiro, em euros?', ['sum_invoices', { status: 'paid', on: 'fevereiro', currency: 'EUR' }]],
  ['quanto faturámos em março?', ['sum_invoices', { status: 'invoiced', on: 'março' }]],
  ['combien avons-nous encaissé en mars ?', ['sum_invoices', { status: 'paid', on: 'mars' }]],
  ['what do we have open in EUR altogether?', ['sum_invoices', { status: 'unpaid', currency: 'EUR' }]],
  ['how many contacts do we have in total?', ['search_contacts', {}]],
  [
    'add van der Berg, Willem (willem@vdberg.example)',
    ['create_contact', { name: 'Willem van der Berg', email: 'willem@vdberg.example' }],
  ],
  ['how much has Acme paid us this year?', ['sum_invoices', { status: 'paid', on: 'this year', contact: 'Acme' }]],
  // Amounts, settings of the firm, limits and purchases.
  ['make an invoice for Delta Bau over 500', ['create_invoice', { contact: 'Delta Bau', amount: 500 }]],
  ["fais une facture à Delta Bau d'un montant de 500", ['create_invoice', { contact: 'Delta Bau', amount: 500 }]],
  ['our payment terms are 20 days', ['update_organization', { payment_terms_days: 20 }]],
  ['limit Jonas to 50000 tokens', ['update_token_limit', { member: 'Jonas', tokens: 50000 }]],
  ['Begrenze Jonas auf 50000 Tokens', ['update_token_limit', { member: 'Jonas', tokens: 50000 }]],
  ['set a spending cap of 50000 tokens for Jonas', ['update_token_limit', { member: 'Jonas', tokens: 50000 }]],
  ['purchase 500000 tokens', ['buy_tokens', { amount: 500000 }]],
  // A day's appointments and tasks, when the words mean both.
  ['was steht morgen an?', ['search_bookings', { on: 'morgen' }], ['search_tasks', { status: 'open', due: 'morgen' }]],
  [
    "what's on tomorrow?",
    ['search_bookings', { on: 'tomorrow' }],
    ['search_tasks', { status: 'open', due: 'tomorrow' }],
  ],
  ['o que há para amanhã?', ['search_bookings', { on: 'amanhã' }], ['search_tasks', { status: 'open', due: 'amanhã' }]],
  [
    'quoi de prévu demain ?',
    ['search_bookings', { on: 'demain' }],
    ['search_tasks', { status: 'open', due: 'demain' }],
  ],
  [
    "cosa c'è in programma domani?",
    ['search_bookings', { on: 'domani' }],
    ['search_tasks', { status: 'open', due: 'domani' }],
  ],
  // What points at nothing is asked about; what is only said of something is no command.
  ['tick that off', 'ask:missing'],
  ['pour le livrer', 'say:cannot'],
  [
    'add this contact:\nSimon Keller\nKeller Holzbau AG\nDorfstrasse 3, 8001 Zürich\nTel. 044 555 66 77\nsimon@keller-holzbau.example',
    [
      'create_contact',
      {
        name: 'Simon Keller',
        company_name: 'Keller Holzbau AG',
        address_street: 'Dorfstrasse 3',
        address_zip: '8001',
        address_city: 'Zürich',
        phone: '044 555 66 77',
        email: 'simon@keller-holzbau.example',
      },
    ],
  ],
  // Who somebody is: a colleague, a contact, or nobody of ours.
  ['who is Lea?', ['list_members', { member: '@Lea Steiner' }]],
  ['wer ist Lea Steiner?', ['list_members', { member: '@Lea Steiner' }]],
  ['who is Anna Müller?', ['get_contact', { contact: '@Anna Müller' }]],
  ['who is Bob Dylan?', ['get_contact', { contact: 'Bob Dylan' }]],
  ['qual é o telefone do Bob Dylan?', ['get_contact', { contact: 'Bob Dylan' }]],
  // Who, not how much in all.
  ['who owes us money?', ['sum_invoices', { status: 'unpaid', by: 'contact' }]],
  ['wer schuldet uns Geld?', ['sum_invoices', { status: 'unpaid', by: 'contact' }]],
  ['quem nos deve dinheiro?', ['sum_invoices', { status: 'unpaid', by: 'contact' }]],
  // Rooms have numbers; what starts later has a new time, and the day says which one it is.
  ['the Teamsitzung tomorrow is in Room 2', ['update_booking', { booking: '@Teamsitzung', location: 'Room 2' }]],
  ['which of my meetings next week are in Room 2?', ['search_bookings', { on: 'next week', query: 'Room 2' }]],
  [
    'Teamsitzung tomorrow needs to start an hour later',
    ['move_booking', { booking: '@Teamsitzung', later_by: 'an hour' }],
  ],
  [
    "tomorrow's lunch with Anna Müller starts at 1pm instead, same length",
    ['move_booking', { booking: "tomorrow's lunch with Anna Müller", start: '13:00' }],
  ],
  // Who takes over may be followed by more.
  [
    'give Website review to Lea and make it high prio',
    ['update_task', { task: '@Website review', assigned_to: 'Lea', priority: 'high' }],
  ],
  [
    'assign Website review to Lea, due Friday',
    ['update_task', { task: '@Website review', assigned_to: 'Lea', due_date: '2026-11-27' }],
  ],
  // Where somebody lives now, with or without a street; a town is never a word of ours.
  ['Anna Müller wohnt neu in Neuenburg', ['update_contact', { contact: '@Anna Müller', address_city: 'Neuenburg' }]],
  ['Anna Müller wohnt jetzt in Biel', ['update_contact', { contact: '@Anna Müller', address_city: 'Biel' }]],
  ['Acme habite maintenant à Lausanne', ['update_contact', { contact: 'Acme', address_city: 'Lausanne' }]],
  [
    'Acme AG sitzt jetzt am Nydeggstalden 12, 3011 Bern',
    [
      'update_contact',
      { contact: '@Acme AG', address_street: 'Nydeggstalden 12', address_zip: '3011', address_city: 'Bern' },
    ],
  ],
  // Whom one knows at a firm.
  ['who is our contact at Novatech?', ['search_contacts', { company_name: 'Novatech' }]],
  ['Wer ist unser Ansprechpartner bei Novatech?', ['search_contacts', { company_name: 'Novatech' }]],
  // A few words, and from when to when.
  [
    'dentist thurs 4 feb 8.30 to 9.15',
    ['create_booking', { title: 'Dentist', start: '2027-02-04 08:30', end: '09:15' }],
  ],
  [
    'Zahnarzt Donnerstag 4. Feb 8.30 bis 9.15',
    ['create_booking', { title: 'Zahnarzt', start: '2027-02-04 08:30', end: '09:15' }],
  ],
  // The next one is one; a field and its value at the end are what all get.
  ['when is my next meeting with Anna Müller?', ['search_bookings', { contact: 'Anna Müller', limit: 1 }]],
  ['wann ist mein erster Termin morgen?', ['search_bookings', { on: 'morgen', limit: 1 }]],
  ['when do I have my next meetings?', ['search_bookings', {}]],
  [
    'Gib allen offenen Aufgaben im Projekt Website Relaunch Priorität hoch',
    ['update_tasks', { status: 'open', project: 'Website Relaunch', new_priority: 'high' }],
  ],
  // What somebody has is no question of who they are; whose tasks change hands is said with "from".
  ['List what Jonas has in progress', ['search_tasks', { status: 'in_progress', assigned_to: 'Jonas' }]],
  [
    'assign all open Website Relaunch tasks from Jonas to me',
    ['update_tasks', { status: 'open', project: 'Website Relaunch', assigned_to: 'Jonas', new_assigned_to: 'me' }],
  ],
  // What stands before a colon may say how something new is.
  [
    'save this company as an opportunity: Foxglove Interiors Ltd',
    ['create_contact', { company_name: 'Foxglove Interiors Ltd', status: 'opportunity' }],
  ],
  [
    'ne supprime surtout pas Anna Müller, retire-lui juste le tag newsletter',
    ['update_contact', { contact: '@Anna Müller', remove_tags: ['newsletter'] }],
  ],
  [
    'merk dir für übermorgen: Anna Müller zurückrufen',
    ['create_task', { title: 'Anna Müller zurückrufen', contact: '@Anna Müller', due_date: '2026-11-25' }],
  ],
]
