// Ordinary Portuguese for single commands: what busy people of small firms type, statements and telegraphic wording included.
import type { Utterance } from './utterances.ts'

export const portugueseVocabulary: Utterance[] = [
  // Tasks: who takes them over, what is done, and what nobody needs any more.
  ['o Jonas trata do Prepare contract', ['update_task', { task: '@Prepare contract', assigned_to: 'Jonas' }]],
  ['quem trata do Prepare contract?', ['search_tasks', { query: 'Prepare contract' }]],
  ['já tratei da Website review', ['complete_task', { task: '@Website review' }]],
  ['a tarefa Website review está despachada', ['complete_task', { task: '@Website review' }]],
  ['já não precisamos de Order new chairs', ['delete_task', { task: '@Order new chairs' }]],
  ['o que é que a Lea ainda tem para fazer', ['search_tasks', { status: 'open', assigned_to: 'Lea' }]],
  ['eu trato da Website review', ['update_task', { task: '@Website review', assigned_to: 'me' }]],
  // Projects and the calendar; a weekday's short name is one before a time or a part of the day.
  ['o projeto Website Relaunch recomeça', ['update_project', { project: '@Website Relaunch', status: 'active' }]],
  ['a Teamsitzung já não se faz', ['cancel_booking', { booking: '@Teamsitzung' }]],
  ['estou livre sexta à tarde?', ['search_bookings', { on: 'sexta à tarde' }]],
  [
    'marca-me uma conversa com a Sara Weber quinta às 10h30',
    ['create_booking', { contact: '@Sara Weber', start: '2026-11-26 10:30', title: 'Conversa com a Sara Weber' }],
  ],
  [
    'reunião com o Marco Rossi quinta das 9h às 10h',
    [
      'create_booking',
      { contact: '@Marco Rossi', start: '2026-11-26 09:00', end: '10:00', title: 'Reunião com o Marco Rossi' },
    ],
  ],
  ['quem mexeu na ficha do Tom Bright', ['show_history', { record: '@Tom Bright' }]],
  // Money, contacts and the own firm.
  ['a Acme já nos pagou', ['mark_invoice_paid', { invoice: 'Acme' }]],
  ['põe a Novatech como potencial', ['update_contact', { contact: 'Novatech', status: 'lead' }]],
  ['agora chamamo-nos Estúdio Norte Lda', ['update_organization', { name: 'Estúdio Norte Lda' }]],
  [
    'quantos clientes e leads temos?',
    ['search_contacts', { status: 'client' }],
    ['search_contacts', { status: 'lead' }],
  ],
  ['coloca o Website Relaunch em espera', ['update_project', { project: '@Website Relaunch', status: 'on_hold' }]],
  [
    'cria um contacto novo para o Bernardo Lacerda, que é um potencial cliente: b.l@lacerda.example',
    ['create_contact', { name: 'Bernardo Lacerda', status: 'lead', email: 'b.l@lacerda.example' }],
  ],
  ['qual é o e-mail da Lea?', ['list_members', { member: '@Lea Steiner' }]],
  ['o Jonas trata de tudo amanhã', 'say:cannot'],
  ['põe paga tarde nas notas da Anna Müller', ['update_contact', { contact: '@Anna Müller', note: 'paga tarde' }]],
  ['terminei o projeto Website Relaunch', ['update_project', { project: '@Website Relaunch', status: 'completed' }]],
  [
    'reunião com a Sara Weber na sexta às 10 em vez das 9',
    ['move_booking', { booking: 'Sara Weber', start: '2026-11-27 10:00' }],
  ],
  ['quais são os leads portugueses?', ['search_contacts', { status: 'lead', country: 'PT' }]],
  ['quantos clientes temos em França?', ['search_contacts', { status: 'client', country: 'França' }]],
  ['marca todos os leads portugueses com a etiqueta feira', 'say:cannot'],
  ['o catálogo está traduzido', ['complete_task', { task: 'catálogo traduzido' }]],
]
