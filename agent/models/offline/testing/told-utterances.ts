// Asking to be told again, or to be led through something: it sounds like a command, and nothing is to be written.
import type { Utterance } from './utterances.ts'

const tomorrow = '2026-11-24'

export const toldUtterances: Utterance[] = [
  // "remind me" before a question or a detail asks; before something to do it is a task
  ["remind me what Anna Müller's phone number is", ['get_contact', { contact: '@Anna Müller' }]],
  ["remind me of Anna's email", ['get_contact', { contact: '@Anna Müller' }]],
  ['remind me of our IBAN', ['get_organization', {}]],
  ['remind me how much Acme owes us', ['sum_invoices', { status: 'unpaid', contact: '@Acme AG' }]],
  ['remind me of the dentist tomorrow', ['create_task', { title: 'Dentist', due_date: tomorrow }]],
  ['remind me on Friday what to bring', ['create_task', { title: 'What to bring', due_date: '2026-11-27' }]],
  ["rappelle-moi l'adresse de notre atelier", ['get_organization', {}]],
  ["rappelle-moi quelle est l'adresse de Marc Dubois", ['get_contact', { contact: '@Marc Dubois' }]],
  ['rappelle-moi le numéro de Marc Dubois', ['get_contact', { contact: '@Marc Dubois' }]],
  [
    'rappelle-moi que Marc Dubois vient demain',
    ['create_task', { title: 'Marc Dubois vient', contact: '@Marc Dubois', due_date: tomorrow }],
  ],
  ['erinner mich nochmal, wann der Termin mit Anna Müller ist', ['search_bookings', { contact: '@Anna Müller' }]],
  ['erinnere mich, wie der Kontakt bei Acme heisst', ['get_contact', { contact: '@Acme AG' }]],
  ['erinnere mich daran, Anna anzurufen', ['create_task', { title: 'Anna anrufen', contact: '@Anna Müller' }]],
  ['lembra-me qual é o telefone da Ana Ferreira', ['get_contact', { contact: '@Ana Ferreira' }]],
  ['me lembra qual é o e-mail do João Silva', ['get_contact', { contact: '@João Silva' }]],
  // through a day, or through the records of a kind
  [
    'run me through today: meetings and tasks',
    ['search_bookings', { on: 'today' }],
    ['search_tasks', { due: 'today' }],
  ],
  ['talk me through my day', ['search_bookings', { on: 'my day' }], ['search_tasks', { due: 'my day' }]],
  ['walk me through the invoices of Acme', ['search_invoices', { contact: 'Acme' }]],
  [
    'gib mir einen Überblick über heute: Termine und Aufgaben',
    ['search_bookings', { on: 'heute' }],
    ['search_tasks', { due: 'heute' }],
  ],
  [
    'passe en revue ma journée : rendez-vous et tâches',
    ['search_bookings', { on: 'ma journée' }],
    ['search_tasks', { due: 'ma journée' }],
  ],
  [
    'me passa o dia de hoje: reuniões e tarefas',
    ['search_bookings', { on: 'hoje' }],
    ['search_tasks', { due: 'hoje' }],
  ],
  // the firm's own is changed only where the firm is meant
  ['change le lieu : Strasbourg', 'ask:missing'],
  ['just change the place: Basel', 'ask:missing'],
  ['muda a cidade para o Porto', 'say:cannot'],
  [
    "n'annule pas le rdv Site visit Harbour, change juste le lieu : Strasbourg",
    ['update_booking', { booking: '@Site visit Harbour', location: 'Strasbourg' }],
  ],
  [
    'wir sind umgezogen: Hauptstrasse 5, 4051 Basel',
    ['update_organization', { address_street: 'Hauptstrasse 5', address_zip: '4051', address_city: 'Basel' }],
  ],
  // what was noted is read on the record
  ['was haben wir bei Peter Keller notiert', ['get_contact', { contact: '@Peter Keller' }]],
  ['what did we write down about Tom Bright', ['get_contact', { contact: '@Tom Bright' }]],
  ["qu'est-ce qu'on a noté chez Marc Dubois", ['get_contact', { contact: '@Marc Dubois' }]],
  ['o que anotámos sobre a Ana Ferreira?', ['get_contact', { contact: '@Ana Ferreira' }]],
  // who works for the firm itself
  ['wer arbeitet alles bei uns im Team?', ['list_members', {}]],
  ['who all works here', ['list_members', {}]],
  ['qui travaille avec nous ?', ['list_members', {}]],
  ['quem faz parte do time', ['list_members', {}]],
  // what must be done, and who does it
  [
    'The printer must be repaired by Friday',
    ['create_task', { title: 'Printer must be repaired', due_date: '2026-11-27' }],
  ],
  [
    'Der Drucker muss bis Freitag repariert werden, Lea soll das machen',
    ['create_task', { title: 'Drucker muss repariert werden', due_date: '2026-11-27', assigned_to: 'Lea' }],
  ],
  ['Der Kunde muss angerufen werden', ['create_task', { title: 'Kunde muss angerufen werden' }]],
  [
    'add a task to repair the printer by Friday and give it to Lea',
    ['create_task', { title: 'Repair the printer', due_date: '2026-11-27', assigned_to: 'Lea' }],
  ],
  [
    'Please add a to-do to check the heating on 2 December. Assign it to Jonas.',
    ['create_task', { title: 'Check the heating', due_date: '2026-12-02', assigned_to: 'Jonas' }],
  ],
  ['neue Aufgabe Drucker reparieren, macht Lea', ['create_task', { title: 'Drucker reparieren', assigned_to: 'Lea' }]],
  [
    'a carrinha tem de ser lavada até sexta, a Lea trata disso',
    ['create_task', { title: 'Carrinha tem de ser lavada', due_date: '2026-11-27', assigned_to: 'Lea' }],
  ],
  [
    'La camionnette doit être lavée avant vendredi, Lea s’en occupe',
    ['create_task', { title: 'Camionnette doit être lavée', due_date: '2026-11-27', assigned_to: 'Lea' }],
  ],
  ['Die Adresse von Anna Müller muss geändert werden', 'ask:which_action'],
  [
    'The phone number of Anna Müller must be changed to 079 111 22 33',
    ['update_contact', { contact: '@Anna Müller', phone: '079 111 22 33' }],
  ],
  // a time that is free
  ['Ist am Donnerstag um 10 noch Zeit?', ['search_bookings', { on: 'Donnerstag um 10' }]],
  ['is Thursday at 10 free?', ['search_bookings', { on: 'Thursday at 10' }]],
  ['est-ce que jeudi à 10h est libre ?', ['search_bookings', { on: 'jeudi à 10h' }]],
  ['está livre quinta-feira às 10?', ['search_bookings', { on: 'quinta-feira às 10' }]],
  ['Wann ist die Besprechung mit Anna Müller?', ['search_bookings', { contact: '@Anna Müller' }]],
  // what something is called, up to whom it is for and when
  [
    'create a project called Autumn Titles for Novatech with deadline 30 November',
    ['create_project', { name: 'Autumn Titles', contact: 'Novatech', deadline: '2026-11-30' }],
  ],
  [
    'cria um projeto chamado Legendas para a Novatech com prazo a 30 de novembro',
    ['create_project', { name: 'Legendas', contact: 'Novatech', deadline: '2026-11-30' }],
  ],
  [
    'create a task called Buy ink with high priority due Friday',
    ['create_task', { title: 'Buy ink', priority: 'high', due_date: '2026-11-27' }],
  ],
  // what somebody is asked to do
  [
    'Pede à Lea para confirmar a sala até quarta',
    ['create_task', { title: 'Confirmar a sala', assigned_to: 'Lea', due_date: '2026-11-25' }],
  ],
  [
    'sag Jonas er soll bis Mittwoch den Raum bestätigen',
    ['create_task', { title: 'Raum bestätigen', assigned_to: 'Jonas', due_date: '2026-11-25' }],
  ],
  [
    'o que tenho marcado para amanhã?',
    ['search_bookings', { on: 'amanhã' }],
    ['search_tasks', { due: 'amanhã', status: 'open' }],
  ],
  // by how much a day moves
  ['push website review back by two days', ['update_task', { task: '@Website review', later_by: 'two days' }]],
  ['Website review can wait another week', ['update_task', { task: '@Website review', later_by: 'another week' }]],
  [
    'Website review must be done two days earlier',
    ['update_task', { task: '@Website review', earlier_by: 'two days' }],
  ],
  [
    'extend the deadline of Website Relaunch by a month',
    ['update_project', { project: '@Website Relaunch', later_by: 'a month' }],
  ],
  [
    'Verlängere die Deadline von Website Relaunch um zwei Wochen',
    ['update_project', { project: '@Website Relaunch', later_by: 'zwei Wochen' }],
  ],
  [
    "reporte la tâche Website review d'une semaine",
    ['update_task', { task: '@Website review', later_by: 'une semaine' }],
  ],
  ['adia a tarefa Website review uma semana', ['update_task', { task: '@Website review', later_by: 'uma semana' }]],
  // stretches
  ['show tasks due between today and Friday', ['search_tasks', { due: 'today - Friday' }]],
  ['Aufgaben zwischen heute und Freitag', ['search_tasks', { due: 'heute - Freitag' }]],
  ["tâches à faire entre aujourd'hui et vendredi", ['search_tasks', { due: "aujourd'hui - vendredi", status: 'open' }]],
  ['tarefas entre hoje e sexta', ['search_tasks', { due: 'hoje - sexta' }]],
  ['show invoices due between 1 February and 15 February', ['search_invoices', { due: '1 February - 15 February' }]],
  // small talk around a command
  [
    'What a day, the coffee machine broke too. Anyway: note for Anna Müller that she prefers email',
    ['update_contact', { contact: '@Anna Müller', note: 'she prefers email' }],
  ],
  [
    'Quite a morning here... Can you add a task to call Anna Müller tomorrow? Thanks, talk soon!',
    ['create_task', { title: 'Call Anna Müller', due_date: tomorrow }],
  ],
  ['The weather is awful. Create a task to buy umbrellas.', ['create_task', { title: 'Buy umbrellas' }]],
  [
    'Ich bin im Zug, schlechtes Netz. Leg bitte eine Aufgabe an: Tom Bright zurückrufen. Danke, bis später!',
    ['create_task', { title: 'Tom Bright zurückrufen', contact: '@Tom Bright' }],
  ],
  [
    "Salut ! Peux-tu ajouter une tâche pour rappeler Marc Dubois demain ? Merci d'avance, bonne journée",
    ['create_task', { title: 'Rappeler Marc Dubois', contact: '@Marc Dubois', due_date: tomorrow }],
  ],
  ['bref : Marc Dubois devient client', ['update_contact', { contact: '@Marc Dubois', status: 'client' }]],
  // what is told is done
  ['the printer is repaired, you can tick that off', ['complete_task', { task: 'printer repaired' }]],
  ['ich habe die Lizenzen geprüft, kannste abhaken', ['complete_task', { task: 'Lizenzen geprüft' }]],
  ['ça y est, les badges sont imprimés, on peut cocher la tâche', ['complete_task', { task: 'badges imprimés' }]],
  ['a brochura está impressa, podes fechar a tarefa', ['complete_task', { task: 'brochura impressa' }]],
  // whose task it is
  ["Send offer is Lea's job now", ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  ['from now on Lea looks after Send offer', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  [
    'Um Send offer kümmert sich ab jetzt Lea, weis ihr die Aufgabe bitte zu.',
    ['update_task', { task: '@Send offer', assigned_to: 'Lea' }],
  ],
  ["c'est Lea qui s'occupe de Send offer", ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  ['A Lea trata da tarefa Send offer a partir de agora', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  // two in one message, and what it may end with
  [
    'cancel the Teamsitzung, and Tom Bright is now a client',
    ['cancel_booking', { booking: '@Teamsitzung' }],
    ['update_contact', { contact: '@Tom Bright', status: 'client' }],
  ],
  [
    'Marc Dubois devient client, et Tom Bright vit maintenant à Zurich',
    ['update_contact', { contact: '@Marc Dubois', status: 'client' }],
    ['update_contact', { contact: '@Tom Bright', address_city: 'Zurich' }],
  ],
  [
    'Die Handynummer von Tom Bright ist 078 640 12 95, trägst du die bitte nach?',
    ['update_contact', { contact: '@Tom Bright', phone: '078 640 12 95' }],
  ],
  [
    'Könnten Sie für Tom Bright eine Rechnung über CHF 860.– aufsetzen? Noch nicht verschicken, danke.',
    ['create_invoice', { contact: '@Tom Bright', amount: 860, currency: 'CHF' }],
  ],
  // which of their invoices
  ['Tom Bright hat die 1480.- überwiesen', ['mark_invoice_paid', { invoice: 'Tom Bright, 1480.-' }]],
  ['Acme paid the 1480', ['mark_invoice_paid', { invoice: 'Acme, 1480' }]],
  [
    'Meeting with Tom Bright tomorrow at 9 in the morning',
    ['create_booking', { title: 'Meeting with Tom Bright', contact: '@Tom Bright', start: `${tomorrow} 09:00` }],
  ],
  // who gets a tag
  [
    'all clients from Bern with the tag vip should also get the tag gold',
    ['update_contacts', { with_tag: 'vip', with_status: 'client', city: 'Bern', add_tags: ['gold'] }],
  ],
  [
    'Alle Kunden aus Bern sollen den Tag gold bekommen',
    ['update_contacts', { with_status: 'client', city: 'Bern', add_tags: ['gold'] }],
  ],
  [
    'Tous les clients de Berne doivent recevoir le tag gold',
    ['update_contacts', { with_status: 'client', city: 'Berne', add_tags: ['gold'] }],
  ],
  // a payment that came in
  ['entrou hoje a transferência da Acme, 1890 eur', ['mark_invoice_paid', { invoice: 'Acme, 1890 eur' }]],
  [
    'the transfer from Acme came in today, 1890 eur',
    ['mark_invoice_paid', { invoice: 'Acme, 1890 eur', paid_on: '2026-11-23' }],
  ],
  // labels behind a name
  [
    'new project: Subtitles Festival / client: Acme / due: 15-12-2026',
    ['create_project', { name: 'Subtitles Festival', contact: 'Acme', deadline: '2026-12-15' }],
  ],
  [
    'neues Projekt: Untertitel, Kunde: Acme, Frist: 15.12.2026',
    ['create_project', { name: 'Untertitel', contact: 'Acme', deadline: '2026-12-15' }],
  ],
  ['new task: prepare offer, client Acme', ['create_task', { title: 'Prepare offer', contact: 'Acme' }]],
  // with somebody on a day is an appointment, whatever it is called
  [
    'cancel the lesson with Anna Müller on Thursday',
    ['cancel_booking', { booking: 'lesson with Anna Müller on Thursday' }],
  ],
  ["what's still on Lea's list?", ['search_tasks', { status: 'open', assigned_to: 'Lea' }]],
  [
    'Anna Müller is now a client. Lea should send her the welcome pack by 3 December',
    ['update_contact', { contact: '@Anna Müller', status: 'client' }],
    ['create_task', { title: 'Send her the welcome pack', assigned_to: 'Lea', due_date: '2026-12-03' }],
  ],
  [
    'Bitte als neue Kundin anlegen: Sandra Ritter, Langenhorner Chaussee 44, 22335 Hamburg',
    [
      'create_contact',
      {
        name: 'Sandra Ritter',
        status: 'client',
        address_street: 'Langenhorner Chaussee 44',
        address_zip: '22335',
        address_city: 'Hamburg',
      },
    ],
  ],
  ['Der Support-Call mit Anna Müller fällt aus', ['cancel_booking', { booking: 'Support-Call mit Anna Müller' }]],
  ['The draft for Acme is fine now; it can go out to the customer.', 'say:cannot'],
  [
    'What a morning, the train was late again. Anyway: add a contact Paula Kern, paula@kern.example',
    ['create_contact', { name: 'Paula Kern', email: 'paula@kern.example' }],
  ],
  [
    'Tom Bright ist jetzt Kunde. Und bis am 5. des nächsten Monats muss die Offerte bei ihm sein',
    ['update_contact', { contact: '@Tom Bright', status: 'client' }],
    ['create_task', { title: 'Offerte bei ihm sein', due_date: '2026-12-05' }],
  ],
  // people and companies are all contacts
  ['how many contacts do we have in Bern, both people and companies?', ['search_contacts', { city: 'Bern' }]],
  ['Quantos contactos temos em Berna, contando pessoas e empresas?', ['search_contacts', { city: 'Berna' }]],
  // the town behind the firm
  [
    'Erfass einen Lead: Rita Moser von der Moser Schreinerei AG, Zug',
    [
      'create_contact',
      { name: 'Rita Moser', company_name: 'Moser Schreinerei AG', address_city: 'Zug', status: 'lead' },
    ],
  ],
  [
    'add Rita Moser from Moser AG, Bern',
    ['create_contact', { name: 'Rita Moser', company_name: 'Moser AG', address_city: 'Bern' }],
  ],
  // an invoice's number is nobody's company number; "ja" may be "já"
  ['a Nina Vogel ja pagou a 2026-0003', ['mark_invoice_paid', { invoice: '2026-0003' }]],
  // "the company" before its name says what it is
  [
    'A empresa Harbour Coffee assinou o contrato! Deixa de ser oportunidade.',
    ['update_contact', { contact: 'Harbour Coffee', status: 'client' }],
  ],
  ['The company Harbour Coffee has left us!', ['update_contact', { contact: 'Harbour Coffee', status: 'churned' }]],
  // who takes over, with a reason before it and who had it so far
  [
    'Could Lea take over Send offer from Jonas? Please reassign it to her.',
    ['update_task', { task: '@Send offer', assigned_to: 'Lea' }],
  ],
  ['Jonas is on holiday, so Send offer goes to Lea', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  ['Kann Lea bitte Send offer übernehmen?', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  [
    'O Jonas está de férias, por isso a tarefa Send offer fica antes com a Lea.',
    ['update_task', { task: '@Send offer', assigned_to: 'Lea' }],
  ],
  ['Does Lea do Send offer?', ['search_tasks', { assigned_to: 'Lea', query: 'Send offer' }]],
  // what is still to be paid
  ["What's the total Anna Müller still has to pay us?", ['sum_invoices', { contact: 'Anna Müller', status: 'unpaid' }]],
  ['Wie viel muss Acme uns noch zahlen?', ['sum_invoices', { contact: 'Acme', status: 'unpaid' }]],
  ['Combien Acme doit-il encore nous payer ?', ['sum_invoices', { contact: 'Acme', status: 'unpaid' }]],
  ['Quanto é que a Acme ainda tem de nos pagar?', ['sum_invoices', { contact: 'Acme', status: 'unpaid' }]],
  ['Acme has paid the 4200 invoice', ['mark_invoice_paid', { invoice: 'Acme, 4200' }]],
  // "this" is what comes after the colon
  [
    'Save this in the notes of Anna Müller, she wrote it today: "Please delete all my old invoices. Kisses"',
    ['update_contact', { contact: '@Anna Müller', note: 'Please delete all my old invoices. Kisses' }],
  ],
  [
    "I've finished proofreading the Silva brochure, tick it off",
    ['complete_task', { task: 'proofreading the Silva brochure' }],
  ],
  // money that has arrived says whose invoice is paid
  [
    "Anna Müller's 640 euros have arrived on our account, so that invoice is settled",
    ['mark_invoice_paid', { invoice: 'Anna Müller, 640 euros' }],
  ],
  ['Die 640 Euro von Acme sind auf unserem Konto eingegangen', ['mark_invoice_paid', { invoice: 'Acme, 640 Euro' }]],
  ['Os 640 euros da Acme já entraram na conta', ['mark_invoice_paid', { invoice: 'Acme, 640 euros' }]],
  ["Les 640 euros d'Acme sont arrivés sur notre compte", ['mark_invoice_paid', { invoice: 'Acme, 640 euros' }]],
  ["tag Nina Vogel vip while you're at it", ['update_contact', { contact: '@Nina Vogel', add_tags: ['vip'] }]],
  // the question after it only asks for what was said, and the place is where we are
  [
    'I need a meeting with Nina Vogel tomorrow at 10, here in the office. Can you book it?',
    [
      'create_booking',
      { title: 'Meeting with Nina Vogel', start: '2026-11-24 10:00', location: 'office', contact: '@Nina Vogel' },
    ],
  ],
  [
    'Preciso de uma reunião com a Nina Vogel no dia 27/11 às 10h30, cá no escritório. Agendas?',
    [
      'create_booking',
      { title: 'Reunião com a Nina Vogel', start: '2026-11-27 10:30', location: 'escritório', contact: '@Nina Vogel' },
    ],
  ],
  [
    'Ich brauche einen Termin mit Nina Vogel morgen um 10, hier im Büro. Trägst du ihn ein?',
    [
      'create_booking',
      { title: 'Termin mit Nina Vogel', start: '2026-11-24 10:00', location: 'Büro', contact: '@Nina Vogel' },
    ],
  ],
  [
    'Il me faut un rendez-vous avec Nina Vogel demain à 10h, ici au bureau. Tu le notes ?',
    [
      'create_booking',
      { title: 'Rendez-vous avec Nina Vogel', start: '2026-11-24 10:00', location: 'bureau', contact: '@Nina Vogel' },
    ],
  ],
  // told first, and what is to be done with it after that
  ['hoje a Acme pagou a 2026-0042', ['mark_invoice_paid', { invoice: '@2026-0042', paid_on: '2026-11-23' }]],
  [
    "Les 1120 francs d'Acme sont arrivés sur le compte ce matin, enregistre le paiement",
    ['mark_invoice_paid', { invoice: 'Acme, 1120 francs', paid_on: '2026-11-23' }],
  ],
  [
    'Website relaunch is finished since yesterday, we can close the project',
    ['update_project', { project: '@Website Relaunch', status: 'completed' }],
  ],
  [
    'Website relaunch ist seit gestern fertig, wir können das Projekt schliessen',
    ['update_project', { project: '@Website Relaunch', status: 'completed' }],
  ],
  [
    'la Website relaunch est finie depuis hier, on peut clore le projet',
    ['update_project', { project: '@Website Relaunch', status: 'completed' }],
  ],
  [
    'a Website relaunch ficou pronta ontem, podes fechar o projeto',
    ['update_project', { project: '@Website Relaunch', status: 'completed' }],
  ],
  [
    'Nina Vogel aimerait recevoir nos nouvelles, ajoute le tag newsletter à Nina Vogel',
    ['update_contact', { contact: '@Nina Vogel', add_tags: ['newsletter'] }],
  ],
  [
    "Quel temps, il pleut des cordes depuis 6h... bref. Nina Vogel a déménagé, sa nouvele adresse c'est Seestrasse 12, 8400 Winterthur",
    [
      'update_contact',
      { contact: '@Nina Vogel', address_street: 'Seestrasse 12', address_zip: '8400', address_city: 'Winterthur' },
    ],
  ],
  // tasks that nobody has, and bookings that were called off
  ['Assign the unassigned tasks to Lea', ['update_tasks', { unassigned: true, new_assigned_to: 'Lea' }]],
  ['Welche Aufgaben sind noch niemandem zugewiesen?', ['search_tasks', { unassigned: true }]],
  ['Quelles tâches sont sans responsable ?', ['search_tasks', { unassigned: true }]],
  ['Que tarefas estão por atribuir?', ['search_tasks', { unassigned: true }]],
  ['Delete all cancelled bookings', ['delete_bookings', { status: 'cancelled' }]],
  ['Lösche alle abgesagten Termine', ['delete_bookings', { status: 'cancelled' }]],
  ['Supprime tous les rendez-vous annulés', ['delete_bookings', { status: 'cancelled' }]],
  ['Apaga todas as marcações canceladas', ['delete_bookings', { status: 'cancelled' }]],
  // where a title ends, and whose task it is
  [
    "Add a task 'Improve website' to project Website relaunch for Lea, due on 4 December",
    [
      'create_task',
      { title: 'Improve website', project: '@Website Relaunch', assigned_to: 'Lea', due_date: '2026-12-04' },
    ],
  ],
  [
    'neue Aufgabe in Website relaunch für Lea: Pflanzen bestellen',
    ['create_task', { title: 'Pflanzen bestellen', project: '@Website Relaunch', assigned_to: 'Lea' }],
  ],
  [
    'add a task called Improve website to the project Website relaunch, assigned to Lea',
    ['create_task', { title: 'Improve website', project: '@Website Relaunch', assigned_to: 'Lea' }],
  ],
  [
    'Book a 30 minute meeting called Catch-up with Anna Müller tomorrow at 10',
    [
      'create_booking',
      { title: 'Catch-up with Anna Müller', contact: '@Anna Müller', duration: '30 minute', start: '2026-11-24 10:00' },
    ],
  ],
  // a day that something leaves is not where it goes, and a day is no place
  ['Move the Site visit from the 5th to the next free day', 'say:cannot'],
  ['Move all leads that were not contacted since January to inactive', 'say:cannot'],
  // what is quoted is the note
  [
    'Keep in the notes of Nina Vogel what she wrote: "Please delete my old address. The gate is open." I will see to it.',
    ['update_contact', { contact: '@Nina Vogel', note: 'Please delete my old address. The gate is open.' }],
  ],
  [
    "Garde dans les notes de Nina Vogel ce qu'elle m'a laissé : « Merci d'annuler la visite. Le portail est ouvert. » Je verrai ça moi-même.",
    ['update_contact', { contact: '@Nina Vogel', note: "Merci d'annuler la visite. Le portail est ouvert." }],
  ],
  // German, as it is typed
  ['Geldeingang! Acme hat die 2026-0042 beglichen.', ['mark_invoice_paid', { invoice: '@2026-0042' }]],
  [
    'Erinner mich am 4.12. dran, der Acme AG die Offerte zu schicken',
    ['create_task', { title: 'Acme AG die Offerte schicken', contact: '@Acme AG', due_date: '2026-12-04' }],
  ],
  [
    'trägst du mir für morgen halb drei am Nachmittag einen Termin mit Anna Müller ein? danke',
    ['create_booking', { title: 'Termin mit Anna Müller', contact: '@Anna Müller', start: '2026-11-24 14:30' }],
  ],
  ['Send offer soll statt Jonas die Lea machen', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  [
    'ausserdem hat Anna Müller ihre Rechnung 2026-0042 heute bezahlt',
    ['mark_invoice_paid', { invoice: '@2026-0042', paid_on: '2026-11-23' }],
  ],
  [
    'Gesprächsnotiz zu Anna Müller: "Löschen Sie die alten Rechnungen und rufen Sie im Januar an."',
    [
      'update_contact',
      { contact: '@Anna Müller', note: 'Löschen Sie die alten Rechnungen und rufen Sie im Januar an.' },
    ],
  ],
  // thanks for what was before
  ['thanks. mark Send offer as done', ['complete_task', { task: '@Send offer' }]],
  ['danke! Notiz für Anna Müller: Elternzeit', ['update_contact', { contact: '@Anna Müller', note: 'Elternzeit' }]],
  ['Merci beaucoup. Marque Send offer comme terminée', ['complete_task', { task: '@Send offer' }]],
  ['Obrigada! Marca Send offer como feita', ['complete_task', { task: '@Send offer' }]],
  [
    "what a morning, the coffee machine broke down... anyway! Anna Müller's 640 euros have arrived on our account, so that invoice is settled",
    ['mark_invoice_paid', { invoice: 'Anna Müller, 640 euros' }],
  ],
  // a task that there is already is nothing new
  [
    'the permit task for Acme has nobody on it - let Lea do it',
    ['search_tasks', { contact: 'Acme', assigned_to: 'Lea', query: 'permit nobody - let do it' }],
  ],
  // said of it before the order: which one it is
  ['storeroom is finally clean, tick that one off my list pls', ['complete_task', { task: 'storeroom finally clean' }]],
  [
    'the security audit project for Bright is finised, set it to completed',
    ['update_project', { project: 'security audit for Bright', status: 'completed' }],
  ],
  [
    'Das Projekt Inventar ist durch, das kannst du abschliessen',
    ['update_project', { project: 'Inventar', status: 'completed' }],
  ],
  [
    "Tom Bright just rang, he can't make his demo appointment on 10 December. Cancel it please, no new date yet",
    ['cancel_booking', { booking: "Tom Bright's demo appointment on 10 December" }],
  ],
  [
    "Tom Bright can't make our meeting on Friday. Cancel it",
    ['cancel_booking', { booking: "Tom Bright's meeting on Friday" }],
  ],
  ['Acme is not coming. Delete Send offer', ['delete_task', { task: '@Send offer' }]],
  // a note in quotes is nothing but the note
  [
    'Add this to the notes of Tom Bright, word for word: "cancel our demo, delete the old invoices"',
    ['update_contact', { contact: '@Tom Bright', note: 'cancel our demo, delete the old invoices' }],
  ],
  [
    'Add the following note to Tom Bright, word for word: "delete Anna Müller"',
    ['update_contact', { contact: '@Tom Bright', note: 'delete Anna Müller' }],
  ],
  ['don\'t add this to the notes of Tom Bright: "delete Anna Müller"', 'say:nothing_done'],
  [
    "write the following into Tom Bright's notes: likes tea",
    ['update_contact', { contact: '@Tom Bright', note: 'likes tea' }],
  ],
  // where it goes says nothing of its own
  [
    'call with Sara Weber on 29 January at 10am, put it in the calendar',
    ['create_booking', { title: 'Call with Sara Weber', contact: '@Sara Weber', start: '2027-01-29 10:00' }],
  ],
  [
    'Anruf mit Sara Weber am 29. Januar um 10 Uhr, bitte in den Kalender',
    ['create_booking', { title: 'Anruf mit Sara Weber', contact: '@Sara Weber', start: '2027-01-29 10:00' }],
  ],
  [
    "appel avec Marc Dubois le 29 janvier à 10h, mets-le dans l'agenda",
    ['create_booking', { title: 'Appel avec Marc Dubois', contact: '@Marc Dubois', start: '2027-01-29 10:00' }],
  ],
  // "overdue" says more than "open"
  ['welche laufenden Projekte sind über dem Termin?', ['search_projects', { status: 'overdue' }]],
  ['which open invoices are past their deadline?', ['search_invoices', { status: 'overdue' }]],
  ['quels projets sont hors délai ?', ['search_projects', { status: 'overdue' }]],
  [
    'Bitte am Donnerstag daran erinnern, dass ich Anna Müller die Muster vorbeibringe',
    ['create_task', { title: 'Anna Müller die Muster vorbeibringe', contact: '@Anna Müller', due_date: '2026-11-26' }],
  ],
  ['Sara Weber → tag newsletter dazu, merci', ['update_contact', { contact: '@Sara Weber', add_tags: ['newsletter'] }]],
  ['just tag Tom Bright dormant instead', ['update_contact', { contact: '@Tom Bright', add_tags: ['dormant'] }]],
  ['So, die Rechnung von Acme kann jetzt raus', ['send_invoice', { invoice: 'Acme' }]],
  // more time, told of what there is
  [
    'Website Relaunch needs one more week',
    ['update_project', { project: '@Website Relaunch', later_by: 'one more week' }],
  ],
  [
    'Website Relaunch braucht noch zwei Wochen',
    ['update_project', { project: '@Website Relaunch', later_by: 'zwei Wochen' }],
  ],
  [
    'Website Relaunch prend une semaine de plus',
    ['update_project', { project: '@Website Relaunch', later_by: 'une semaine' }],
  ],
  [
    'o Website Relaunch precisa de mais uma semana',
    ['update_project', { project: '@Website Relaunch', later_by: 'mais uma semana' }],
  ],
  ['Tom Bright needs two more chairs', 'say:cannot'],
  // "that day" is the one told before
  ['I will be travelling on Friday. Cancel all bookings on that day', ['cancel_bookings', { on: 'Friday' }]],
  [
    "I'm off on Friday, February 5. Cancel everything in the calendar that starts after 15:00 on that day",
    ['cancel_bookings', { on: 'Friday, February 5 after 15:00' }],
  ],
  ['cancel all bookings on that day', 'say:cannot'],
  ['cancel all appointments that start after 15:00 on Friday', ['cancel_bookings', { on: 'Friday after 15:00' }]],
  [
    'All clients from Bern that have the tag "vip" should also get the tag "gold".',
    ['update_contacts', { with_tag: 'vip', with_status: 'client', city: 'Bern', add_tags: ['gold'] }],
  ],
  [
    'add the tag gold to all clients with the tag "vip"',
    ['update_contacts', { with_tag: 'vip', with_status: 'client', add_tags: ['gold'] }],
  ],
  // said of what was told before: an appointment
  [
    'Sara Weber, site visit, wed 24 march 2pm - put it in the calendar pls',
    ['create_booking', { title: 'Sara Weber, site visit', contact: '@Sara Weber', start: '2027-03-24 14:00' }],
  ],
  [
    'put it in the calendar: call with Sara Weber on 29 January at 10am',
    ['create_booking', { title: 'Call with Sara Weber', contact: '@Sara Weber', start: '2027-01-29 10:00' }],
  ],
  [
    'chamada com a Ana Ferreira a 29 de janeiro às 10h, põe na agenda',
    ['create_booking', { title: 'Chamada com a Ana Ferreira', contact: '@Ana Ferreira', start: '2027-01-29 10:00' }],
  ],
  // a first name means the one whose whole name was said, whoever else is called so
  ["Nina Vogel's birthday is near. Tag Nina vip", ['update_contact', { contact: '@Nina Vogel', add_tags: ['vip'] }]],
  [
    'Nina Vogel hat angerufen. Erinnere mich daran, Nina morgen zurückzurufen',
    ['create_task', { title: 'Nina zurückrufen', contact: '@Nina Vogel', due_date: tomorrow }],
  ],
]
