// The same needs in words that the lexicons were not made from: what went wrong on other firms' data, told anew.
import type { Utterance } from './utterances.ts'

export const plainUtterances: Utterance[] = [
  // into the records, in other words than "add"
  ['could you pop Helen Marsh into our contacts, please', ['create_contact', { name: 'Helen Marsh' }]],
  [
    'i need a new contact for Stonebridge Partners, info@stonebridge.example',
    ['create_contact', { email: 'info@stonebridge.example', company_name: 'Stonebridge Partners' }],
  ],
  [
    'please add a new customer named Isla Grant with email isla@grant.example',
    ['create_contact', { email: 'isla@grant.example', status: 'client', name: 'Isla Grant' }],
  ],
  [
    'register Finch & Sons as a company, phone +44 20 7946 0011',
    ['create_contact', { phone: '+44 20 7946 0011', is_company: true, company_name: 'Finch & Sons' }],
  ],
  ['could we add Bianca Serra', ['create_contact', { name: 'Bianca Serra' }]],
  ['guarda o contacto da Sofia Lobo, 934 555 111', ['create_contact', { phone: '934 555 111', name: 'Sofia Lobo' }]],
  [
    'can you put "book train tickets" on my todo list for next Monday',
    ['create_task', { due_date: '2026-11-30', title: 'book train tickets' }],
  ],
  [
    'add a task to the Website Relaunch project: write the copy',
    ['create_task', { project: '@Website Relaunch', title: 'Write the copy' }],
  ],
  ['ajoute à ma liste : commander du papier', ['create_task', { title: 'Commander du papier' }]],
  [
    "il faut que j'appelle Élodie demain",
    ['create_task', { due_date: '2026-11-24', contact: '@Élodie Rochat', title: 'Appelle Élodie' }],
  ],
  [
    'note comme tâche urgente pour le 3.12. vérifier les plans',
    ['create_task', { due_date: '2026-12-03', priority: 'urgent', title: 'Vérifier les plans' }],
  ],
  [
    'anota aí: enviar flores à Anna Müller na sexta',
    ['create_task', { due_date: '2026-11-27', contact: '@Anna Müller', title: 'Enviar flores à Anna Müller' }],
  ],
  [
    'cria uma tarefa para a Lea: preparar os slides',
    ['create_task', { assigned_to: 'Lea', title: 'Preparar os slides' }],
  ],
  // what a field's word asks for
  ['email of Tom Bright', ['get_contact', { contact: '@Tom Bright' }]],
  ['hast du die Mail von Sara Weber?', ['get_contact', { contact: '@Sara Weber' }]],
  ['in welcher Firma arbeitet Marco Rossi', ['get_contact', { contact: '@Marco Rossi' }]],
  ['tell me what we know about Harbour Coffee', ['get_contact', { contact: 'Harbour Coffee' }]],
  ['lies mir die Notizen zu Anna Müller vor', ['get_contact', { contact: '@Anna Müller' }]],
  ['how many opportunities are in the contacts?', ['search_contacts', { status: 'opportunity' }]],
  ['give me the names of all contacts with the tag vip', ['search_contacts', { tag: 'vip' }]],
  // notes and tags without their usual verbs
  [
    'please add to Tom Bright that he only wants calls in the morning',
    ['update_contact', { contact: '@Tom Bright', note: 'he only wants calls in the morning' }],
  ],
  [
    'bei Peter Keller bitte vermerken: will Offerte in Papierform',
    ['update_contact', { contact: '@Peter Keller', note: 'will Offerte in Papierform' }],
  ],
  ['gib Sara Weber noch das Tag Stammkunde', ['update_contact', { contact: '@Sara Weber', add_tags: ['Stammkunde'] }]],
  [
    'acrescenta a tag porto ao contacto João Silva',
    ['update_contact', { contact: '@João Silva', add_tags: ['porto'] }],
  ],
  [
    'nota para a Ana Ferreira: fala só português',
    ['update_contact', { contact: '@Ana Ferreira', note: 'fala só português' }],
  ],
  [
    'Peter Keller arbeitet neu bei der Migros',
    ['update_contact', { contact: '@Peter Keller', company_name: 'Migros' }],
  ],
  [
    'Élodie travaille désormais chez Vins du Lac SA',
    ['update_contact', { contact: '@Élodie Rochat', company_name: 'Vins du Lac SA' }],
  ],
  // how something is, amid a sentence, asks for nothing
  ['Website Relaunch is on hold', ['update_project', { project: '@Website Relaunch', status: 'on_hold' }]],
  [
    'Steuererklärung vorbereiten hat Zeit bis 15. Dezember',
    ['update_task', { task: '@Steuererklärung vorbereiten', due_date: '2026-12-15' }],
  ],
  [
    'Steuererklärung vorbereiten ist dringend',
    ['update_task', { task: '@Steuererklärung vorbereiten', priority: 'urgent' }],
  ],
  ['gib Website review an Jonas', ['update_task', { task: '@Website review', assigned_to: 'Jonas' }]],
  ['passa Website review para o Jonas', ['update_task', { task: '@Website review', assigned_to: 'Jonas' }]],
  // what must be done by a day is due, not done
  [
    'Website Relaunch must be finished by 20 December',
    ['update_project', { project: '@Website Relaunch', deadline: '2026-12-20' }],
  ],
  [
    'Website Relaunch muss erst am 16. Januar fertig sein',
    ['update_project', { project: '@Website Relaunch', deadline: '2027-01-16' }],
  ],
  [
    'Website Relaunch doit être terminé le 20 décembre',
    ['update_project', { project: '@Website Relaunch', deadline: '2026-12-20' }],
  ],
  [
    'o Website Relaunch tem de estar pronto até 20 de dezembro',
    ['update_project', { project: '@Website Relaunch', deadline: '2026-12-20' }],
  ],
  // lists
  ["what's open right now in invoices?", ['search_invoices', { status: 'unpaid' }]],
  ['les tâches ouvertes du projet Website Relaunch', ['search_tasks', { status: 'open', project: 'Website Relaunch' }]],
  [
    "qu'est-ce que Lea doit faire cette semaine ?",
    ['search_tasks', { status: 'open', due: 'cette semaine', assigned_to: 'Lea' }],
  ],
  [
    'quais as tarefas em aberto do Jonas até 5 de dezembro, incluindo atrasadas?',
    ['search_tasks', { due: 'até 5 de dezembro', status: 'open', assigned_to: 'Jonas' }],
  ],
  ['welche Rechnungen sind zwischen dem 8. und 15. Dezember fällig?', ['search_invoices', { due: '8 - 15. Dezember' }]],
  ['welche Projekte laufen gerade?', ['search_projects', { status: 'active' }]],
  ['wer hat noch nicht gezahlt?', ['search_invoices', { status: 'unpaid' }]],
  ["qu'est-ce que j'ai comme rendez-vous demain ?", ['search_bookings', { on: 'demain' }]],
  [
    "qu'est-ce qu'il y a demain",
    ['search_bookings', { on: 'demain' }],
    ['search_tasks', { status: 'open', due: 'demain' }],
  ],
  [
    'o que se passa esta semana?',
    ['search_bookings', { on: 'esta semana' }],
    ['search_tasks', { status: 'open', due: 'esta semana' }],
  ],
  // appointments and the firm
  ['annule la Teamsitzung', ['cancel_booking', { booking: '@Teamsitzung' }]],
  ["how's business?", ['show_overview']],
  ['wie läufts bei uns?', ['show_overview']],
  ['quoi de neuf ?', ['show_overview']],
  ["what's our studio's address", ['get_organization']],
  ['which currency do we use', ['get_organization']],
  ["change l'email du studio en hello@studio.example", ['update_organization', { email: 'hello@studio.example' }]],
  ['que moeda usamos?', ['get_organization']],
  // stretches and pairs of days
  ['which tasks are due between the 2nd and the 9th of December?', ['search_tasks', { due: '2 - 9th of December' }]],
  ["qu'est-ce que j'ai comme rendez-vous les 2 et 3 décembre ?", ['search_bookings', { on: '2 - 3 décembre' }]],
  // a new one, whatever the verb
  ["we're starting a new project with Acme: Packaging", ['create_project', { contact: 'Acme', name: 'Packaging' }]],
  ['wir starten ein neues Projekt mit Acme: Verpackung', ['create_project', { contact: 'Acme', name: 'Verpackung' }]],
  [
    'démarre un projet Brochure pour Harbour Coffee, délai fin mars',
    ['create_project', { deadline: '2027-03-31', contact: 'Harbour Coffee', name: 'Brochure' }],
  ],
  [
    'arranca com o projeto Brochura para a Harbour Coffee até fim de março',
    ['create_project', { deadline: '2027-03-31', contact: 'Harbour Coffee', name: 'Brochura' }],
  ],
  [
    'cria a tarefa "rever contrato" para 4 de dezembro com prioridade alta',
    ['create_task', { priority: 'high', due_date: '2026-12-04', title: 'rever contrato' }],
  ],
  ['write down that i must buy stamps', ['create_task', { title: 'Buy stamps' }]],
  ["n'oublie pas : payer la facture d'électricité", ['create_task', { title: "Payer la facture d'électricité" }]],
  ['não me deixes esquecer de pagar a luz na sexta', ['create_task', { due_date: '2026-11-27', title: 'Pagar a luz' }]],
  [
    'Jonas doit vérifier le contrat avant vendredi',
    ['create_task', { due_date: '2026-11-27', assigned_to: 'Jonas', title: 'Vérifier le contrat' }],
  ],
  // what is no longer so
  ['prepare contract is no longer urgent', ['update_task', { task: '@Prepare contract', priority: 'medium' }]],
  // a verb at the end, and a courtesy after it
  ['Order new chairs löschen bitte', ['delete_task', { task: '@Order new chairs' }]],
  ['hand renew domain over to Jonas', ['update_task', { task: '@Renew domain', assigned_to: 'Jonas' }]],
  ['o que é que a Lea tem para fazer?', ['search_tasks', { status: 'open', assigned_to: 'Lea' }]],
  ['wie viele Aufgaben sind offen?', ['search_tasks', { status: 'open' }]],
  ['clients without an email', ['search_contacts', { without_email: true, status: 'client' }]],
]
