// Utterances that nothing was tuned on: written after the lexicons and weights, measured, and left alone.
import type { Utterance } from './utterances.ts'

const friday = '2026-11-27'
const monday = '2026-11-30'
const tomorrow = '2026-11-24'

export const heldOut: Utterance[] = [
  [
    'Would you add Priscilla Vance of Vance Media Ltd to our contacts? priscilla@vance.example',
    ['create_contact', { name: 'Priscilla Vance', company_name: 'Vance Media Ltd', email: 'priscilla@vance.example' }],
  ],
  [
    'new prospect urs bieri, 062 777 88 99',
    ['create_contact', { name: 'Urs Bieri', status: 'lead', phone: '062 777 88 99' }],
  ],
  [
    'create a client: Schreinerei Lenz GmbH, Hauptstrasse 7, 4450 Sissach',
    [
      'create_contact',
      {
        company_name: 'Schreinerei Lenz GmbH',
        status: 'client',
        address_street: 'Hauptstrasse 7',
        address_zip: '4450',
        address_city: 'Sissach',
      },
    ],
  ],
  [
    'put down Agnes Roth as an opportunity, agnes@roth.example',
    ['create_contact', { name: 'Agnes Roth', status: 'opportunity', email: 'agnes@roth.example' }],
  ],
  ["what's the number of Jürg Hofer", ['get_contact', { contact: '@Jürg Hofer' }]],
  ['pull up Sara Weber', ['get_contact', { contact: '@Sara Weber' }]],
  ['What do we know about Novatech?', ['get_contact', { contact: '@Novatech GmbH' }]],
  ['which companies are in the address book', ['search_contacts', { is_company: true }]],
  ['count the leads', ['search_contacts', { status: 'lead' }]],
  ['clients in Lausanne please', ['search_contacts', { status: 'client', city: 'Lausanne' }]],
  ['who do we have at Acme?', ['search_contacts', { company_name: 'Acme' }]],
  ['everybody with the tag wholesale', ['search_contacts', { tag: 'wholesale' }]],
  ['Lucia Conti is a client now', ['update_contact', { contact: '@Lucia Conti', status: 'client' }]],
  [
    'correct the email of Nina Frei, it is nina@holzbaufrei.example',
    ['update_contact', { contact: '@Nina Frei', email: 'nina@holzbaufrei.example' }],
  ],
  ['give Harbour Coffee the tag retail', ['update_contact', { contact: '@Harbour Coffee Ltd', add_tags: ['retail'] }]],
  [
    'jot down for Paul Meier: likes short meetings',
    ['update_contact', { contact: '@Paul Meier', note: 'likes short meetings' }],
  ],
  ['turn Tom Bright into a client', ['update_contact', { contact: '@Tom Bright', status: 'client' }]],
  ['wipe Peter Brunner from the system', ['delete_contact', { contact: '@Peter Brunner' }]],
  [
    'I should ring Sara Weber on Monday',
    ['create_task', { title: 'ring Sara Weber', contact: '@Sara Weber', due_date: monday }],
  ],
  ['reminder: pay the VAT on 15 December', ['create_task', { title: 'pay the VAT', due_date: '2026-12-15' }]],
  ['add to my list: clean the printer', ['create_task', { title: 'clean the printer' }]],
  [
    'create an important task for tomorrow to print the flyers',
    ['create_task', { title: 'print the flyers', priority: 'high', due_date: tomorrow }],
  ],
  ['make a note to myself to order cables by Friday', ['create_task', { title: 'order cables', due_date: friday }]],
  ['which tasks are due tomorrow?', ['search_tasks', { due: tomorrow }]],
  ['show unfinished tasks for Harbour Coffee', ['search_tasks', { status: 'open', contact: 'Harbour Coffee' }]],
  ['what have I got to do next week?', ['search_tasks', { status: 'open', due: 'next week' }]],
  ['am I behind on anything?', ['search_tasks', { status: 'overdue' }]],
  ['all low priority tasks', ['search_tasks', { priority: 'low' }]],
  ['cross off website review', ['complete_task', { task: '@Website review' }]],
  ['done with Renew domain', ['complete_task', { task: '@Renew domain' }]],
  ['shift prepare contract to 18.12.', ['update_task', { task: '@Prepare contract', due_date: '2026-12-18' }]],
  ['Website review has low priority', ['update_task', { task: '@Website review', priority: 'low' }]],
  ['trash the task Renew domain', ['delete_task', { task: '@Renew domain' }]],
  ['please undo what you just did', ['undo_last_change']],
  ["let's not delete Acme", 'say:nothing_done'],
  ['once Tom has paid, mark him as client', 'say:condition'],
  ['sing me a song', 'say:cannot'],
  ['list the customers of all tenants', 'say:other_organization'],
  // German
  [
    'Nimm Verena Suter von der Suter Gartenbau AG als Lead auf',
    ['create_contact', { name: 'Verena Suter', company_name: 'Suter Gartenbau AG', status: 'lead' }],
  ],
  [
    'Neukunde: Elektro Frick AG, 044 987 65 43',
    ['create_contact', { company_name: 'Elektro Frick AG', status: 'client', phone: '044 987 65 43' }],
  ],
  ['Gib mir die Mailadresse von Peter Brunner', ['get_contact', { contact: '@Peter Brunner' }]],
  ['Was wissen wir über Harbour Coffee?', ['get_contact', { contact: '@Harbour Coffee Ltd' }]],
  ['Wie viele Kunden gibt es in Basel?', ['search_contacts', { status: 'client', city: 'Basel' }]],
  ['Jürg Hofer wurde Kunde', ['update_contact', { contact: '@Jürg Hofer', status: 'client' }]],
  [
    'Trag bei Sara Weber die Nummer 061 300 20 10 ein',
    ['update_contact', { contact: '@Sara Weber', phone: '061 300 20 10' }],
  ],
  ['Vermerk bei Novatech: zahlt pünktlich', ['update_contact', { contact: '@Novatech GmbH', note: 'zahlt pünktlich' }]],
  [
    'Denk daran, am Montag die Blumen zu bestellen',
    ['create_task', { title: 'die Blumen bestellen', due_date: monday }],
  ],
  [
    'Bis Freitag Marco Rossi zurückrufen',
    ['create_task', { title: 'Marco Rossi zurückrufen', contact: '@Marco Rossi', due_date: friday }],
  ],
  ['Was ist nächste Woche fällig?', ['search_tasks', { due: 'nächste Woche' }]],
  ['Website review kannst du abhaken', ['complete_task', { task: '@Website review' }]],
  ['Website review erst am 7.12.', ['update_task', { task: '@Website review', due_date: '2026-12-07' }]],
  ['Schmeiss die Aufgabe Renew domain raus', ['delete_task', { task: '@Renew domain' }]],
  ['Das war falsch, mach es rückgängig', ['undo_last_change']],
  ['Auf keinen Fall Acme löschen', 'say:nothing_done'],
  // French, Italian, Portuguese
  [
    'Enregistre Paul Girard, de la société Girard Bois Sàrl, comme prospect',
    ['create_contact', { name: 'Paul Girard', company_name: 'Girard Bois Sàrl', status: 'lead' }],
  ],
  ["donne-moi l'adresse e-mail de Marc Dubois", ['get_contact', { contact: '@Marc Dubois' }]],
  [
    "N'oublie pas d'appeler Élodie Rochat demain",
    ['create_task', { title: 'appeler Élodie Rochat', contact: '@Élodie Rochat', due_date: tomorrow }],
  ],
  ['quelles tâches sont urgentes ?', ['search_tasks', { priority: 'urgent' }]],
  ["j'ai fini envoyer le devis", ['complete_task', { task: '@Envoyer le devis' }]],
  [
    'Inserisci la ditta Vetreria Bassi Srl come cliente',
    ['create_contact', { company_name: 'Vetreria Bassi Srl', status: 'client' }],
  ],
  ['fammi vedere le attività scadute', ['search_tasks', { status: 'overdue' }]],
  ['Marco Rossi è diventato cliente', ['update_contact', { contact: '@Marco Rossi', status: 'client' }]],
  [
    'Acrescenta a nota ao João Silva: paga sempre a horas',
    ['update_contact', { contact: '@João Silva', note: 'paga sempre a horas' }],
  ],
  ['não te esqueças de comprar papel amanhã', ['create_task', { title: 'comprar papel', due_date: tomorrow }]],
  ['quem são os nossos clientes?', ['search_contacts', { status: 'client' }]],
]
