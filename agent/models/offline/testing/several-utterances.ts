// Several new tasks at once, which noun of two is meant, a bare weekday, a new project, and all that is open.
import type { Utterance } from './utterances.ts'

const tomorrow = '2026-11-24'
const april = '2027-04-22'
const friday = '2026-11-27'

export const severalUtterances: Utterance[] = [
  // One verb for several records, each with its own goal: neither gets the other's.
  [
    'move Send offer to tomorrow and Renew domain to Friday',
    ['update_task', { task: '@Send offer', due_date: '2026-11-24' }],
    ['update_task', { task: '@Renew domain', due_date: '2026-11-27' }],
  ],
  [
    'Send offer hoch, Renew domain niedrig setzen',
    ['update_task', { task: '@Send offer', priority: 'high' }],
    ['update_task', { task: '@Renew domain', priority: 'low' }],
  ],
  [
    'repousse Send offer à demain et Renew domain à vendredi',
    ['update_task', { task: '@Send offer', due_date: '2026-11-24' }],
    ['update_task', { task: '@Renew domain', due_date: '2026-11-27' }],
  ],
  [
    'give Send offer to Lea and Renew domain to Jonas',
    ['update_task', { task: '@Send offer', assigned_to: 'Lea' }],
    ['update_task', { task: '@Renew domain', assigned_to: 'Jonas' }],
  ],
  [
    'muda a Anna Müller para cliente e o Tom Bright para lead',
    ['update_contact', { contact: '@Anna Müller', status: 'client' }],
    ['update_contact', { contact: '@Tom Bright', status: 'lead' }],
  ],
  [
    'book Anna Müller Monday at 10 and Tom Bright Tuesday at 14:00',
    ['create_booking', { contact: '@Anna Müller', title: 'Anna Müller', start: '2026-11-30 10:00' }],
    ['create_booking', { contact: '@Tom Bright', title: 'Tom Bright', start: '2026-11-24 14:00' }],
  ],
  [
    'tag Anna Müller with vip and Tom Bright with press',
    ['update_contact', { contact: '@Anna Müller', add_tags: ['vip'] }],
    ['update_contact', { contact: '@Tom Bright', add_tags: ['press'] }],
  ],
  // With the verb in the middle it is not read: then neither is touched.
  ['Anna Müller is now client, Tom Bright lead', 'say:cannot'],
  ['Send offer is done and Renew domain in progress', 'say:cannot'],
  [
    'move Send offer and Renew domain to Friday',
    ['update_task', { task: '@Send offer', due_date: '2026-11-27' }],
    ['update_task', { task: '@Renew domain', due_date: '2026-11-27' }],
  ],
  [
    'make 3 tasks for 22 April: sweep yard, count locks, wash trailer',
    ['create_task', { title: 'Sweep yard', due_date: april }],
    ['create_task', { title: 'Count locks', due_date: april }],
    ['create_task', { title: 'Wash trailer', due_date: april }],
  ],
  [
    'mach 3 Aufgaben für den 22. April: Hof wischen, Schlösser zählen',
    ['create_task', { title: 'Hof wischen', due_date: april }],
    ['create_task', { title: 'Schlösser zählen', due_date: april }],
  ],
  [
    'fais 2 tâches pour le 22 avril : balayer la cour, laver la remorque',
    ['create_task', { title: 'Balayer la cour', due_date: april }],
    ['create_task', { title: 'Laver la remorque', due_date: april }],
  ],
  [
    'faz 2 tarefas para amanhã: varrer o pátio, lavar o reboque',
    ['create_task', { title: 'Varrer o pátio', due_date: tomorrow }],
    ['create_task', { title: 'Lavar o reboque', due_date: tomorrow }],
  ],
  // the last of two nouns side by side
  [
    'push back the product photo shoot task to 6 May',
    ['update_task', { task: 'product photo shoot', due_date: '2027-05-06' }],
  ],
  [
    'move the site visit report task to next Monday',
    ['update_task', { task: 'site visit report', due_date: '2026-11-30' }],
  ],
  ['add a task for the site visit', ['create_task', { title: 'Site visit' }]],
  // "sexta" alone, after "lembra"
  [
    'me lembra sexta de enviar o orçamento pra Ana Ferreira',
    ['create_task', { title: 'Enviar o orçamento pra Ana Ferreira', contact: '@Ana Ferreira', due_date: friday }],
  ],
  // projects that begin
  [
    'kick off a project called Velotaxi Pilot for Acme, deadline 16 July 2027',
    ['create_project', { name: 'Velotaxi Pilot', contact: '@Acme AG', deadline: '2027-07-16' }],
  ],
  [
    'lance un projet appelé Velotaxi pour Acme, échéance 16 juillet 2027',
    ['create_project', { name: 'Velotaxi', contact: '@Acme AG', deadline: '2027-07-16' }],
  ],
  // all that is open, of several kinds
  [
    'anything open for the project Website Relaunch? tasks, invoices, meetings',
    ['search_tasks', { status: 'open', project: 'Website Relaunch' }],
    ['search_invoices', { status: 'unpaid', project: 'Website Relaunch' }],
    ['search_bookings', { project: 'Website Relaunch' }],
  ],
  [
    'gibt es noch etwas Offenes beim Projekt Website Relaunch? Aufgaben, Rechnungen',
    ['search_tasks', { status: 'open', project: 'Website Relaunch' }],
    ['search_invoices', { status: 'unpaid', project: 'Website Relaunch' }],
  ],
  // all that is late, and its new day
  ['everything overdue: new due date 22 April', ['update_tasks', { status: 'overdue', new_due_date: april }]],
  ['push everything overdue to Friday', ['update_tasks', { status: 'overdue', new_due_date: friday }]],
  ['alles Überfällige auf den 22. April verschieben', ['update_tasks', { status: 'overdue', new_due_date: april }]],
  [
    'toutes les tâches en retard : nouvelle échéance 22 avril',
    ['update_tasks', { status: 'overdue', new_due_date: april }],
  ],
  ['tudo o que está em atraso: novo prazo 22 de abril', ['update_tasks', { status: 'overdue', new_due_date: april }]],
]
