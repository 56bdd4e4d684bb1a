// Ordinary German for single commands: what busy people of small firms type, statements and telegraphic wording included.
import type { Utterance } from './utterances.ts'

export const germanVocabulary: Utterance[] = [
  ['Lea darf maximal 50000 Tokens pro Monat', ['update_token_limit', { member: 'Lea', tokens: 50000 }]],
  ['Mail von Anna Müller?', ['get_contact', { contact: '@Anna Müller' }]],
  [
    'Was steht beim Projekt Website Relaunch noch an?',
    ['search_bookings', { project: 'Website Relaunch' }],
    ['search_tasks', { project: 'Website Relaunch', status: 'open' }],
  ],
  // A time is no part of a name: only appointments have one.
  [
    'Verschieb die Servicebesprechung mit Anna Müller auf 14 Uhr',
    ['move_booking', { booking: 'Servicebesprechung mit Anna Müller', start: '14:00' }],
  ],
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
    'Unsere neue Adresse ist Bahnhofstrasse 3, 8400 Winterthur',
    ['update_organization', { address_street: 'Bahnhofstrasse 3', address_zip: '8400', address_city: 'Winterthur' }],
  ],
  ['Ein Kunde will unsere IBAN wissen, wie lautet die?', 'say:cannot', 'say:cannot'],
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
  // A name that goes on after the hyphen is another one; many lose a tag, whatever leads to them.
  [
    'Tom Bright heisst jetzt Tom Bright-Notter',
    ['update_contact', { contact: '@Tom Bright', name: 'Tom Bright-Notter' }],
  ],
  ['tag messe bei allen Kunden entfernen', ['update_contacts', { with_status: 'client', remove_tags: ['messe'] }]],
  [
    'bei Jürg Hofer bitte den Tag garten rausnehmen',
    ['update_contact', { contact: '@Jürg Hofer', remove_tags: ['garten'] }],
  ],
  ['merk dir zu Paul Meier: hat zwei Hunde', ['update_contact', { contact: '@Paul Meier', note: 'hat zwei Hunde' }]],
  ['wer ist neu dazugekommen seit Montag', ['search_contacts', { created_on: 'seit Montag' }]],
  ['schick mir ne Liste aller Kunden als CSV', ['export_contacts', { status: 'client' }]],
  // What was done yesterday gets no due date of yesterday, and what is done tomorrow is not done.
  ['Send offer wurde gestern verschickt', ['complete_task', { task: '@Send offer' }]],
  ['Website review morgen fertig', 'say:cannot'],
  // Who does it: somebody after a comma, at the end, or whoever speaks.
  [
    'Aufgabe: Reifen wechseln, niedrige Prio, Jonas',
    ['create_task', { title: 'Reifen wechseln', priority: 'low', assigned_to: 'Jonas' }],
  ],
  ['Website review mache ich selber', ['update_task', { task: '@Website review', assigned_to: 'me' }]],
  ['weise mir Website review zu', ['update_task', { task: '@Website review', assigned_to: 'me' }]],
  ['Prepare contract soll Jonas machen', ['update_task', { task: '@Prepare contract', assigned_to: 'Jonas' }]],
  [
    'Bis Ende Woche müssen wir noch die Inventur machen',
    ['create_task', { title: 'Inventur machen', due_date: '2026-11-27' }],
  ],
  [
    'kannst du mich am 1.12. an die Lohnabrechnung erinnern',
    ['create_task', { title: 'Lohnabrechnung', due_date: '2026-12-01' }],
  ],
  ['Send offer abgehakt', ['complete_task', { task: '@Send offer' }]],
  ['bis wann muss Renew domain erledigt sein?', ['search_tasks', { query: 'Renew domain' }]],
  ['Aufgabe Order new chairs verwerfen', ['delete_task', { task: '@Order new chairs' }]],
  // Money, documents and settings.
  ['2026-0042 auf 1500 erhöhen', ['update_invoice', { invoice: '@2026-0042', amount: 1500 }]],
  ['Zahlung von Acme ist heute eingegangen', ['mark_invoice_paid', { invoice: 'Acme', paid_on: '2026-11-23' }]],
  [
    'was steht im Vertrag zur Kündigungsfrist?',
    ['search_documents', { question: 'was steht im Vertrag zur Kündigungsfrist?' }],
  ],
  ['Limit für Jonas 20000 Tokens', ['update_token_limit', { member: 'Jonas', tokens: 20000 }]],
  ['Terminplanung wieder aktivieren', ['update_packs', { pack: 'scheduling', state: 'on' }]],
  // Appointments with the day first, moved or called off in other words.
  [
    'Mittwoch 10 Uhr Telefonat mit Peter Keller',
    ['create_booking', { title: 'Telefonat mit Peter Keller', start: '2026-11-25 10:00', contact: '@Peter Keller' }],
  ],
  [
    'Site visit Harbour muss auf Mittwoch verschoben werden',
    ['move_booking', { booking: '@Site visit Harbour', start: '2026-11-25' }],
  ],
  ['Site visit Harbour klappt nicht', ['cancel_booking', { booking: '@Site visit Harbour' }]],
  ['wann habe ich Acme das letzte Mal getroffen?', ['search_bookings', { contact: 'Acme' }]],
  ['wer ist unser bester kunde', ['show_report', {}]],
  ['Projektliste', ['search_projects', {}]],
  ['dringend: Server neu starten', ['create_task', { title: 'Server neu starten', priority: 'urgent' }]],
  // What somebody is already, said before the name, changes nothing; the point after a figure ends no sentence.
  [
    'Kunde Acme hat neue Adresse: Seestrasse 40, 8002 Zürich',
    [
      'update_contact',
      { contact: 'Acme', address_street: 'Seestrasse 40', address_zip: '8002', address_city: 'Zürich' },
    ],
  ],
  ['Lead Nina Frei ist jetzt Kunde', ['update_contact', { contact: '@Nina Frei', status: 'client' }]],
  [
    'Geburtstag von Anna Müller ist am 4. Mai, notier das',
    ['update_contact', { contact: '@Anna Müller', note: 'Geburtstag ist am 4. Mai' }],
  ],
  [
    'Visitenkarte: Monika Tanner, Tanner Design, 079 888 77 66, monika@tanner.example',
    [
      'create_contact',
      {
        name: 'Monika Tanner',
        company_name: 'Tanner Design',
        phone: '079 888 77 66',
        email: 'monika@tanner.example',
      },
    ],
  ],
  ['Renew domain nochmals aufmachen', ['update_task', { task: '@Renew domain', status: 'todo' }]],
  ['Website review muss nicht mehr gemacht werden', ['delete_task', { task: '@Website review' }]],
  [
    'die offenen Website-Aufgaben auf hoch setzen',
    ['update_tasks', { query: 'Website', status: 'open', new_priority: 'high' }],
  ],
  [
    'Jonas bekommt eine Aufgabe: Werkstatt putzen',
    ['create_task', { assigned_to: 'Jonas', title: 'Werkstatt putzen' }],
  ],
  ['haben wir einen Vertrag mit Anna Müller?', ['list_documents', { contact: 'Anna Müller' }]],
  [
    'Wie viele Kunden und Leads haben wir?',
    ['search_contacts', { status: 'client' }],
    ['search_contacts', { status: 'lead' }],
  ],
  [
    'schreib "zahlt spät" in die Notizen von Anna Müller',
    ['update_contact', { contact: '@Anna Müller', note: 'zahlt spät' }],
  ],
  [
    'Termin mit Sara Weber am Freitag um 10 statt um 9',
    ['move_booking', { booking: 'Sara Weber', start: '2026-11-27 10:00' }],
  ],
  ['gib Jonas die Fotos der Mietvelos', ['update_task', { task: 'Fotos der Mietvelos', assigned_to: 'Jonas' }]],
  ['Kunden in der Schweiz', ['search_contacts', { status: 'client', country: 'Schweiz' }]],
  ['deutsche Kunden', ['search_contacts', { status: 'client', country: 'DE' }]],
  [
    'setze alle deutschen Leads auf Opportunity',
    ['update_contacts', { country: 'DE', with_status: 'lead', status: 'opportunity' }],
  ],
  // A noun of ours at the end of a longer word.
  ['Banktermin von heute Nachmittag bitte absagen', ['cancel_booking', { booking: 'Bank von heute Nachmittag' }]],
  [
    'neuer Zahnarzttermin am Freitag 10 Uhr',
    ['create_booking', { title: 'Zahnarzttermin', start: '2026-11-27 10:00' }],
  ],
  ['wann ist der Banktermin?', ['search_bookings', { query: 'Bank' }]],
  [
    'neuer Kunde: Bauprojekt Lehmann GmbH, Thun',
    ['create_contact', { status: 'client', company_name: 'Bauprojekt Lehmann GmbH', address_city: 'Thun' }],
  ],
  [
    'neue Aufgabe: Sitzungszimmer für die Vorstandssitzung reservieren',
    ['create_task', { title: 'Sitzungszimmer für die Vorstandssitzung reservieren' }],
  ],
  // Who does it, who cancelled, what one knows of somebody.
  [
    'Aufgabe: Schaufenster dekorieren, Lea, bis 25.4.',
    ['create_task', { title: 'Schaufenster dekorieren', assigned_to: 'Lea', due_date: '2027-04-25' }],
  ],
  ['Sara Weber hat abgesagt', ['cancel_booking', { booking: 'Sara Weber' }]],
  ['Hat Frau Müller schon bezahlt?', ['get_invoice', { invoice: 'Müller' }]],
  ['erhöhe die Priorität von Send offer', ['update_task', { task: '@Send offer', priority: 'high' }]],
  [
    'Neuer Lead: Sandra Bollinger, 078 444 33 22, Interesse an Cargobike',
    [
      'create_contact',
      { name: 'Sandra Bollinger', phone: '078 444 33 22', status: 'lead', note: 'Interesse an Cargobike' },
    ],
  ],
  ['wer kümmert sich um die Schlösser?', ['search_tasks', { query: 'Schlösser' }]],
  // Told with its own verb: the tool finds the task, or says that there is none.
  ['die Kinderhelme sind bestellt', ['complete_task', { task: 'Kinderhelme bestellt' }]],
  ['ich bin müde', 'say:cannot'],
  ['die nächsten drei Termine', ['search_bookings', { limit: 3 }]],
]
