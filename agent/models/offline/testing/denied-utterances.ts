// Messages that say what not to do beside what to do: the one must not swallow the other.
import type { Utterance } from './utterances.ts'

const nothing = 'say:nothing_done'

export const deniedUtterances: Utterance[] = [
  // A clause with "don't" beside a command.
  [
    "don't delete Tom Bright, just set him to churned",
    ['update_contact', { contact: '@Tom Bright', status: 'churned' }],
  ],
  [
    'please do not delete Anna Müller, only change her status to churned',
    ['update_contact', { contact: '@Anna Müller', status: 'churned' }],
  ],
  [
    'lösch Anna Müller nicht, setz sie nur auf verloren',
    ['update_contact', { contact: '@Anna Müller', status: 'churned' }],
  ],
  [
    'não apagues o João Silva, muda-o só para cliente',
    ['update_contact', { contact: '@João Silva', status: 'client' }],
  ],
  [
    'non eliminare Lucia Conti, mettila come cliente',
    ['update_contact', { contact: '@Lucia Conti', status: 'client' }],
  ],
  ['ne supprime rien, montre-moi juste les coordonnées de Marc Dubois', ['get_contact', { contact: '@Marc Dubois' }]],
  ["don't delete the task send offer, mark it as done", ['complete_task', { task: '@Send offer' }]],
  [
    'never mind deleting Anna, archive the project Website Relaunch instead',
    ['update_project', { project: '@Website Relaunch', status: 'archived' }],
  ],
  [
    'statt Tom Bright zu löschen, setz ihn auf verloren',
    ['update_contact', { contact: '@Tom Bright', status: 'churned' }],
  ],
  [
    "I don't want to delete Anna Müller, I want to tag her vip",
    ['update_contact', { contact: '@Anna Müller', add_tags: ['vip'] }],
  ],
  [
    'Rechnung an Novatech über 700 Franken, aber noch nicht verschicken',
    ['create_invoice', { contact: 'Novatech', amount: 700, currency: 'CHF' }],
  ],
  [
    "fais une facture de 500 francs à Hôtel du Lac, mais ne l'envoie pas encore",
    ['create_invoice', { contact: 'Hôtel du Lac', amount: 500, currency: 'CHF' }],
  ],
  [
    'cria uma fatura de 300 euros para a Padaria Central mas não a envies',
    ['create_invoice', { contact: 'Padaria Central', amount: 300, currency: 'EUR' }],
  ],
  [
    'crea una fattura di 300 euro per Lucia Conti, ma non inviarla ancora',
    ['create_invoice', { contact: '@Lucia Conti', amount: 300, currency: 'EUR' }],
  ],
  ["add Tom Hardy but don't send him anything", ['create_contact', { name: 'Tom Hardy' }]],
  // A part with a counterpart.
  ['leg Tom Hardy als Lead an, nicht als Kunde', ['create_contact', { name: 'Tom Hardy', status: 'lead' }]],
  [
    "n'ajoute pas Paul Girard comme client mais comme prospect",
    ['create_contact', { name: 'Paul Girard', status: 'lead' }],
  ],
  ["don't add Rita Moser as a client but as a lead", ['create_contact', { name: 'Rita Moser', status: 'lead' }]],
  [
    'verschieb die Teamsitzung nicht auf Mittwoch, sondern auf Donnerstag',
    ['move_booking', { booking: '@Teamsitzung', start: '2026-11-26' }],
  ],
  [
    'move the Teamsitzung to Tuesday instead of Wednesday',
    ['move_booking', { booking: '@Teamsitzung', start: '2026-11-24' }],
  ],
  ['Tom Bright is not a client but a lead', ['update_contact', { contact: '@Tom Bright', status: 'lead' }]],
  ['set send offer to high, not urgent', ['update_task', { task: '@Send offer', priority: 'high' }]],
  // All but some.
  [
    'all tasks of the website project to high priority except the review one',
    ['update_tasks', { project: 'website', new_priority: 'high', except: ['review'] }],
  ],
  [
    'mark all overdue tasks as done except send offer and renew domain',
    ['update_tasks', { status: 'overdue', new_status: 'done', except: ['send offer', 'renew domain'] }],
  ],
  [
    'setz alle Aufgaben von Acme ausser der Offerte auf dringend',
    ['update_tasks', { contact: 'Acme', new_priority: 'urgent', except: ['Offerte'] }],
  ],
  [
    'mets toutes les tâches du projet Website Relaunch en priorité haute sauf le devis',
    ['update_tasks', { project: '@Website Relaunch', new_priority: 'high', except: ['devis'] }],
  ],
  ['delete all done tasks but not website review', ['delete_tasks', { status: 'done', except: ['website review'] }]],
  ['delete everything except Anna', 'say:cannot'],
  // Denied as a whole.
  ["don't delete Anna and remove her tasks", nothing],
  ["don't delete Anna Müller or Tom Bright", nothing],
  ["Anna isn't a lead", nothing],
  ['envoie rien à Acme', nothing],
  // What is wanted instead is done, and nothing of the rest.
  ['ich will keine Rechnung für Acme, nur einen Termin am Dienstag um 10 Uhr', 'ask:missing'],
  [
    'Rechnung 2026-0042 noch nicht verschicken, nur die Fälligkeit auf den 10. März ändern',
    ['update_invoice', { invoice: '@2026-0042', due_date: '2027-03-10' }],
  ],
  [
    'keinen Termin eintragen, nur eine Aufgabe: Anna Müller anrufen, 5. Februar',
    ['create_task', { title: 'Anna Müller anrufen', contact: '@Anna Müller', due_date: '2027-02-05' }],
  ],
  ['show me clients not in Bern', 'say:cannot'],
  // Own words keep their "not".
  [
    'note for Anna: prefers mail, not phone',
    ['update_contact', { contact: '@Anna Müller', note: 'prefers mail, not phone' }],
  ],
  // What is told is no order to do what is not to be done.
  ["Website relaunch is finished, but don't close the project yet", 'say:nothing_done'],
  ['Website relaunch ist fertig, aber schliess das Projekt noch nicht', 'say:nothing_done'],
  ['la Website relaunch est finie, mais ne clos pas encore le projet', 'say:nothing_done'],
  ['a Website relaunch está pronta, mas não feches ainda o projeto', 'say:nothing_done'],
  ["Acme has paid, but don't mark the invoice as paid yet", 'say:nothing_done'],
]
