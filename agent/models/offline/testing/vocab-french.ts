// Ordinary French for single commands: what busy people of small firms type, statements and telegraphic wording included.
import type { Utterance } from './utterances.ts'

export const frenchVocabulary: Utterance[] = [
  // Tasks: who takes them over, what is done, and what nobody needs any more.
  ["Jonas s'occupe de Prepare contract", ['update_task', { task: '@Prepare contract', assigned_to: 'Jonas' }]],
  ["Marco Rossi s'occupe de Website review", 'say:cannot'],
  ["qui s'occupe de Prepare contract?", ['search_tasks', { query: 'Prepare contract' }]],
  ['confie Website review à Jonas', ['update_task', { task: '@Website review', assigned_to: 'Jonas' }]],
  ["c'est bon pour Website review", ['complete_task', { task: '@Website review' }]],
  ['Website review peut être cochée', ['complete_task', { task: '@Website review' }]],
  ['on laisse tomber Order new chairs', ['delete_task', { task: '@Order new chairs' }]],
  ["qu'est-ce que Lea a encore à faire", ['search_tasks', { status: 'open', assigned_to: 'Lea' }]],
  ["je m'occupe de Website review", ['update_task', { task: '@Website review', assigned_to: 'me' }]],
  // Projects and the calendar.
  ['le projet Website Relaunch redémarre', ['update_project', { project: '@Website Relaunch', status: 'active' }]],
  ['mets fin au projet Website Relaunch', ['update_project', { project: '@Website Relaunch', status: 'completed' }]],
  [
    'cale-moi une séance avec Sara Weber jeudi à 10h30',
    ['create_booking', { contact: '@Sara Weber', start: '2026-11-26 10:30', title: 'Séance avec Sara Weber' }],
  ],
  [
    "qu'est-ce que j'ai au programme aujourd'hui",
    ['search_bookings', { on: "aujourd'hui" }],
    ['search_tasks', { status: 'open', due: "aujourd'hui" }],
  ],
  // Money, contacts and the own firm.
  // Chasing is none of the tools: whose invoice it is must not be written again.
  ['relance Acme pour la facture 2026-0042', ['get_invoice', { invoice: '@2026-0042' }]],
  ['Acme vient de nous payer', ['mark_invoice_paid', { invoice: 'Acme' }]],
  ['sors-moi la liste des clients en csv', ['export_contacts', { status: 'client' }]],
  [
    "Nina Vogel et Nina Frei c'est la même personne, garde Vogel",
    ['merge_contacts', { keep: 'Nina Vogel', from: 'Nina Frei' }],
  ],
  ["on s'appelle maintenant Studio Nord Sàrl", ['update_organization', { name: 'Studio Nord Sàrl' }]],
  [
    'combien de clients et de prospects avons-nous ?',
    ['search_contacts', { status: 'client' }],
    ['search_contacts', { status: 'lead' }],
  ],
  ['reporte la tâche Send offer au 5', ['update_task', { task: '@Send offer', due_date: '2026-12-05' }]],
  [
    "déplace l'essai avec Sara Weber au 26 à 14h",
    ['move_booking', { booking: 'essai avec Sara Weber', start: '2026-11-26 14:00' }],
  ],
  ['la facture 2026-0042 doit être annulée', ['cancel_invoice', { invoice: '@2026-0042' }]],
  [
    'nouveau client Perrin Sàrl de Gland',
    ['create_contact', { company_name: 'Perrin Sàrl', address_city: 'Gland', status: 'client' }],
  ],
  [
    'ajoute le contact Luc Perrin, qui est un prospect, luc@perrin.example',
    ['create_contact', { name: 'Luc Perrin', status: 'lead', email: 'luc@perrin.example' }],
  ],
  [
    'nouveau contact Luc Perrin, Le Locle, luc@perrin.example',
    ['create_contact', { name: 'Luc Perrin', email: 'luc@perrin.example', address_city: 'Le Locle' }],
  ],
  [
    'rdv avec Nina Vogel demain 14h chez elle',
    ['create_booking', { title: 'Rdv avec Nina Vogel chez elle', start: '2026-11-24 14:00', contact: '@Nina Vogel' }],
  ],
  [
    "mets 18% de remise dans les notes d'Anna Müller",
    ['update_contact', { contact: '@Anna Müller', note: '18% de remise' }],
  ],
  ['termine le projet Website Relaunch', ['update_project', { project: '@Website Relaunch', status: 'completed' }]],
  ['le projet Website Relaunch reprend', ['update_project', { project: '@Website Relaunch', status: 'active' }]],
  ['clients français', ['search_contacts', { status: 'client', country: 'FR' }]],
  ['liste des prospects en France', ['search_contacts', { status: 'lead', country: 'France' }]],
  [
    "ajoute le numéro d'Anna Müller : 079 555 12 12",
    ['update_contact', { contact: '@Anna Müller', phone: '079 555 12 12' }],
  ],
  ['les dépliants sont imprimés', ['complete_task', { task: 'dépliants imprimés' }]],
  ['les trois prochains rendez-vous', ['search_bookings', { limit: 3 }]],
]
