// More commands, less plainly put: part of what the lexicons and weights were tuned on.
import type { Utterance } from './utterances.ts'

const friday = '2026-11-27'
const monday = '2026-11-30'
const tomorrow = '2026-11-24'

export const moreUtterances: Utterance[] = [
  [
    'Can you set up a new client for us: Fenster Huber AG, info@fensterhuber.example, 052 222 11 00',
    [
      'create_contact',
      {
        company_name: 'Fenster Huber AG',
        status: 'client',
        email: 'info@fensterhuber.example',
        phone: '052 222 11 00',
      },
    ],
  ],
  [
    'just spoke to Hannah Price of Price & Partners, add her as a lead, hannah@price.example',
    [
      'create_contact',
      { name: 'Hannah Price', company_name: 'Price & Partners', status: 'lead', email: 'hannah@price.example' },
    ],
  ],
  [
    'enter contact: Viktor Blum, mobile 078 765 43 21',
    ['create_contact', { name: 'Viktor Blum', phone: '078 765 43 21' }],
  ],
  [
    'add a company called Sonnenhof Hotel in Davos',
    ['create_contact', { company_name: 'Sonnenhof Hotel', address_city: 'Davos' }],
  ],
  [
    'hey add rita moser rita@moser.example as client thx',
    ['create_contact', { name: 'Rita Moser', email: 'rita@moser.example', status: 'client' }],
  ],
  ['What is the e-mail address of Novatech?', ['get_contact', { contact: '@Novatech GmbH' }]],
  ['tell me about Marco Rossi', ['get_contact', { contact: '@Marco Rossi' }]],
  ['is there a phone number for Élodie Rochat?', ['get_contact', { contact: '@Élodie Rochat' }]],
  ['Which customers are tagged newsletter?', ['search_contacts', { status: 'client', tag: 'newsletter' }]],
  ['how many opportunities do we currently have?', ['search_contacts', { status: 'opportunity' }]],
  ['show contacts added last week', ['search_contacts', { created_on: 'last week' }]],
  ['show me all the people from Acme', ['search_contacts', { company_name: 'Acme', is_company: false }]],
  ['list leads without a phone number', ['search_contacts', { status: 'lead', without_phone: true }]],
  ['search for Keller', ['search_contacts', { query: 'Keller' }]],
  [
    'Please change the status of Tom Bright to client',
    ['update_contact', { contact: '@Tom Bright', status: 'client' }],
  ],
  ['Tom Bright is no longer a client', ['update_contact', { contact: '@Tom Bright', status: 'churned' }]],
  [
    "Paul Meier's address is Dorfstrasse 3, 6300 Zug",
    [
      'update_contact',
      { contact: '@Paul Meier', address_street: 'Dorfstrasse 3', address_zip: '6300', address_city: 'Zug' },
    ],
  ],
  [
    'put a note on Acme: contract renewal due in spring',
    ['update_contact', { contact: '@Acme AG', note: 'contract renewal due in spring' }],
  ],
  [
    'label Novatech and Acme as partner',
    ['update_contact', { contact: '@Novatech GmbH', add_tags: ['partner'] }],
    ['update_contact', { contact: '@Acme AG', add_tags: ['partner'] }],
  ],
  [
    'new email for Peter Brunner is brunner@bau.example',
    ['update_contact', { contact: '@Peter Brunner', email: 'brunner@bau.example' }],
  ],
  ['drop the contact Lucia Conti', ['delete_contact', { contact: '@Lucia Conti' }]],
  [
    'I must call Peter Brunner on Monday',
    ['create_task', { title: 'call Peter Brunner', contact: '@Peter Brunner', due_date: monday }],
  ],
  [
    'make a task to update the price list until Friday',
    ['create_task', { title: 'update the price list', due_date: friday }],
  ],
  ['todo: send Christmas cards, low priority', ['create_task', { title: 'send Christmas cards', priority: 'low' }]],
  ['set a reminder for tomorrow: dentist', ['create_task', { title: 'dentist', due_date: tomorrow }]],
  [
    'add task prepare presentation for Harbour Coffee, due 15 December, urgent',
    [
      'create_task',
      {
        title: 'prepare presentation for Harbour Coffee',
        contact: '@Harbour Coffee Ltd',
        due_date: '2026-12-15',
        priority: 'urgent',
      },
    ],
  ],
  [
    'Add a reminder to check the heating in two weeks',
    ['create_task', { title: 'check the heating', due_date: '2026-12-07' }],
  ],
  ['what needs to be done this week?', ['search_tasks', { status: 'open', due: 'this week' }]],
  ['show me everything due before Friday', ['search_tasks', { due: 'before Friday' }]],
  ['how many tasks are still open?', ['search_tasks', { status: 'open' }]],
  ['are there any overdue tasks for Acme?', ['search_tasks', { status: 'overdue', contact: 'Acme' }]],
  ['show done tasks', ['search_tasks', { status: 'done' }]],
  ['which tasks mention contract?', ['search_tasks', { query: 'contract' }]],
  ['Renew domain: done', ['update_task', { task: '@Renew domain', status: 'done' }]],
  ['please mark the task Website review as completed', ['complete_task', { task: '@Website review' }]],
  ['set website review to done', ['complete_task', { task: '@Website review' }]],
  ['push website review to next Friday', ['update_task', { task: '@Website review', due_date: friday }]],
  ['change priority of Prepare contract to low', ['update_task', { task: '@Prepare contract', priority: 'low' }]],
  ['the website review is due on 8 December', ['update_task', { task: '@Website review', due_date: '2026-12-08' }]],
  [
    'rename Renew domain to Renew domain and hosting',
    ['update_task', { task: '@Renew domain', title: 'Renew domain and hosting' }],
  ],
  ['erase the task Renew domain please', ['delete_task', { task: '@Renew domain' }]],
  ['roll that back', ['undo_last_change']],
  ['undo my last action', ['undo_last_change']],
  ['What is 17 times 23?', 'say:cannot'],
  ['book me a flight to Lisbon', 'say:cannot'],
  ['never delete Acme', 'say:nothing_done'],
  // de
  [
    'Trag Herrn Beat Zimmermann von der Zimmermann Garten GmbH als Kunde ein',
    ['create_contact', { name: 'Beat Zimmermann', company_name: 'Zimmermann Garten GmbH', status: 'client' }],
  ],
  [
    'Neue Firma: Käserei Alpblick, 6170 Schüpfheim',
    ['create_contact', { company_name: 'Käserei Alpblick', address_zip: '6170', address_city: 'Schüpfheim' }],
  ],
  [
    'ich hab einen neuen Lead, Fabian Lutz, fabian@lutz.example',
    ['create_contact', { name: 'Fabian Lutz', status: 'lead', email: 'fabian@lutz.example' }],
  ],
  ['Wie ist die Adresse von Paul Meier?', ['get_contact', { contact: '@Paul Meier' }]],
  ['Ist Novatech Kunde?', ['get_contact', { contact: '@Novatech GmbH' }]],
  ['Zeig mir ehemalige Kunden', ['search_contacts', { status: 'churned' }]],
  ['Wie viele Kontakte haben wir in Zürich?', ['search_contacts', { city: 'Zürich' }]],
  ['Welche Leads sind diesen Monat dazugekommen?', ['search_contacts', { status: 'lead', created_on: 'diesen Monat' }]],
  [
    'Ändere den Status von Tom Bright auf Opportunity',
    ['update_contact', { contact: '@Tom Bright', status: 'opportunity' }],
  ],
  [
    'Telefon von Sara Weber ist neu 061 444 55 66',
    ['update_contact', { contact: '@Sara Weber', phone: '061 444 55 66' }],
  ],
  [
    'Füge bei Acme die Notiz hinzu: Budget erst im Januar',
    ['update_contact', { contact: '@Acme AG', note: 'Budget erst im Januar' }],
  ],
  ['Gib Acme den Tag partner', ['update_contact', { contact: '@Acme AG', add_tags: ['partner'] }]],
  ['Wirf Lucia Conti raus', ['delete_contact', { contact: '@Lucia Conti' }]],
  [
    'Erinnere mich bitte morgen daran, dass ich Peter Brunner anrufen muss',
    ['create_task', { title: 'Peter Brunner anrufen', contact: '@Peter Brunner', due_date: tomorrow }],
  ],
  [
    'Neue Aufgabe für Acme: Vertrag aufsetzen, dringend',
    ['create_task', { title: 'Vertrag aufsetzen', contact: '@Acme AG', priority: 'urgent' }],
  ],
  [
    'Pendenz: Versicherung kündigen bis Ende Jahr',
    ['create_task', { title: 'Versicherung kündigen', due_date: '2026-12-31' }],
  ],
  [
    'Wir müssen bis Mittwoch die Offerte fertigstellen',
    ['create_task', { title: 'Offerte fertigstellen', due_date: '2026-11-25' }],
  ],
  ['Welche Aufgaben habe ich diese Woche?', ['search_tasks', { due: 'diese Woche' }]],
  ['Zeig erledigte Aufgaben', ['search_tasks', { status: 'done' }]],
  ['Gibt es offene Aufgaben für Novatech?', ['search_tasks', { status: 'open', contact: 'Novatech' }]],
  ['Ich habe die Website review erledigt', ['complete_task', { task: '@Website review' }]],
  ['Die Website review bitte auf Freitag verschieben', ['update_task', { task: '@Website review', due_date: friday }]],
  [
    'Benenne Renew domain in Domain verlängern um',
    ['update_task', { task: '@Renew domain', title: 'Domain verlängern' }],
  ],
  ['Kannst du die Aufgabe Send offer löschen?', ['delete_task', { task: '@Send offer' }]],
  ['Nimm das zurück', ['undo_last_change']],
  ['Falls Acme zusagt, mach eine Aufgabe', 'say:condition'],
  ['schreib mir bitte ein Gedicht', 'say:cannot'],
  // fr it pt
  [
    'Ajoute un contact : Julie Favre, 021 333 44 55, julie@favre.example',
    ['create_contact', { name: 'Julie Favre', phone: '021 333 44 55', email: 'julie@favre.example' }],
  ],
  ['montre-moi les clients de Genève', ['search_contacts', { status: 'client', city: 'Genève' }]],
  ['Passe Marc Dubois en opportunité', ['update_contact', { contact: '@Marc Dubois', status: 'opportunity' }]],
  [
    'Il faut que je rappelle Élodie Rochat mardi',
    ['create_task', { title: 'rappelle Élodie Rochat', contact: '@Élodie Rochat', due_date: tomorrow }],
  ],
  [
    'Nouvelle tâche : préparer le contrat pour vendredi, urgent',
    ['create_task', { title: 'préparer le contrat', due_date: friday, priority: 'urgent' }],
  ],
  ['Efface le contact Marc Dubois', ['delete_contact', { contact: '@Marc Dubois' }]],
  ['quelles sont les tâches de cette semaine ?', ['search_tasks', { due: 'cette semaine' }]],
  ['annule la dernière modification', ['undo_last_change']],
  [
    'Ricordami venerdì di mandare il preventivo a Marco Rossi',
    ['create_task', { title: 'mandare il preventivo a Marco Rossi', contact: '@Marco Rossi', due_date: friday }],
  ],
  [
    'Cambia il telefono di Lucia Conti in +39 02 123 45 67',
    ['update_contact', { contact: '@Lucia Conti', phone: '+39 02 123 45 67' }],
  ],
  ['mostra i clienti di Lugano', ['search_contacts', { status: 'client', city: 'Lugano' }]],
  ['quais são as tarefas urgentes?', ['search_tasks', { priority: 'urgent' }]],
  [
    'regista a empresa Vinhos do Douro Lda como lead',
    ['create_contact', { company_name: 'Vinhos do Douro Lda', status: 'lead' }],
  ],
  ['o João Silva tornou-se cliente', ['update_contact', { contact: '@João Silva', status: 'client' }]],
  ['mostra os contactos sem telefone', ['search_contacts', { without_phone: true }]],
]
