// Ordinary German for single commands: what busy people of small firms type, statements and telegraphic wording included.
import type { Utterance } from './utterances.ts'

export const germanVocabulary: Utterance[] = [
  // Tags taken off, whichever side the verb stands on, and lists that are asked for by one word.
  ['exportier mir die Kundenliste', ['export_contacts', {}]],
  ['welche leads kamen diese woche rein', ['search_contacts', { status: 'lead', created_on: 'diese woche' }]],
  [
    'Nina Vogel und Nina Frei sind ein und dieselbe Person, Vogel behalten',
    ['merge_contacts', { keep: 'Nina Vogel', from: 'Nina Frei' }],
  ],
  // Tasks: who takes them over, what is done, and what nobody needs any more.
  ['Lea übernimmt Prepare contract', ['update_task', { task: '@Prepare contract', assigned_to: 'Lea' }]],
  ['Gib Website review an Lea weiter', ['update_task', { task: '@Website review', assigned_to: 'Lea' }]],
  ['Website review geht an Lea', ['update_task', { task: '@Website review', assigned_to: 'Lea' }]],
  ['wer übernimmt Prepare contract?', ['search_tasks', { query: 'Prepare contract' }]],
  ['mach Send offer zur obersten Priorität', ['update_task', { task: '@Send offer', priority: 'urgent' }]],
  ['Website review hab ich durch', ['complete_task', { task: '@Website review' }]],
  ['Steuererklärung vorbereiten kann abgehakt werden', ['complete_task', { task: '@Steuererklärung vorbereiten' }]],
  ['Order new chairs brauchts nicht mehr', ['delete_task', { task: '@Order new chairs' }]],
  ['was hat Lea noch auf dem Tisch?', ['search_tasks', { status: 'open', assigned_to: 'Lea' }]],
  ['was ist liegengeblieben', ['search_tasks', { status: 'overdue' }], ['search_invoices', { status: 'overdue' }]],
  // Projects and the calendar.
  ['Website Relaunch geht weiter', ['update_project', { project: '@Website Relaunch', status: 'active' }]],
  [
    'Website Relaunch umtaufen in Website 2027',
    ['update_project', { project: '@Website Relaunch', name: 'Website 2027' }],
  ],
  [
    'wir fangen mit Novatech ein neues Projekt an: Imagefilm',
    ['create_project', { name: 'Imagefilm', contact: 'Novatech' }],
  ],
  ['die Teamsitzung fällt flach', ['cancel_booking', { booking: '@Teamsitzung' }]],
  // The own firm, its team and its subscription.
  [
    'unsere iban lautet neu CH93 0076 2011 6238 5295 7',
    ['update_organization', { iban: 'CH93 0076 2011 6238 5295 7' }],
  ],
  ['wir heissen jetzt Studio Nord GmbH', ['update_organization', { name: 'Studio Nord GmbH' }]],
  ['neue telefonnummer von uns: 031 444 55 66', ['update_organization', { phone: '031 444 55 66' }]],
  [
    'wir sind jetzt an der Marktgasse 7, 3011 Bern',
    ['update_organization', { address_street: 'Marktgasse 7', address_zip: '3011', address_city: 'Bern' }],
  ],
  ['kim@studio.example soll bei uns mitarbeiten', ['invite_member', { email: 'kim@studio.example' }]],
  ['zahlungsmethode ändern', ['manage_billing', {}]],
  ['wie liefen die verkäufe im oktober', ['show_report', { on: 'oktober' }]],
  ['gibts was zu frey?', ['search_everything', { query: 'frey' }]],
  // As many as were said, in figures or words.
  ['die letzten zwei Sachen rückgängig machen', ['undo_last_change', { steps: 2 }]],
  ['nimm die letzten 3 Änderungen zurück', ['undo_last_change', { steps: 3 }]],
]
