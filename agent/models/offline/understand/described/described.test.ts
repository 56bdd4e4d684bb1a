import { describe, expect, it } from 'vitest'
import { allTools } from '../../../../../tools/all-tools.ts'
import { createRegistry } from '../../../../../tools/registry.ts'
import { learnFrom } from '../../learn/knowledge.ts'
import { problemWith } from '../../testing/check-utterance.ts'
import type { Utterance } from '../../testing/utterances.ts'

const knowledge = learnFrom(createRegistry(allTools))

const described: Utterance[] = [
  ['cancel my next meeting with Anna Müller', ['cancel_booking', { booking: 'my next meeting with Anna Müller' }]],
  [
    'rename the last appointment on December 4 to Budget round',
    ['update_booking', { booking: 'last appointment on December 4', title: 'Budget round' }],
  ],
  [
    'push back my first meeting with Tom Bright by half an hour',
    ['move_booking', { booking: 'my first meeting with Tom Bright', later_by: 'half an hour' }],
  ],
  [
    'Annule mon prochain rendez-vous avec Marc Dubois',
    ['cancel_booking', { booking: 'mon prochain rendez-vous avec Marc Dubois' }],
  ],
  ['cancel my meetings on Friday after 11', ['cancel_bookings', { on: 'Friday after 11:00' }]],
  [
    'move all of Lea’s overdue tasks to in progress',
    ['update_tasks', { status: 'overdue', assigned_to: 'Lea', new_status: 'in_progress' }],
  ],
  [
    'Lea is ill so give all her tasks in progress to Jonas',
    ['update_tasks', { status: 'in_progress', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
]

describe('records that are described', () => {
  it.each(described)('%s', async (...utterance) => {
    expect(await problemWith(utterance, knowledge)).toBeUndefined()
  })

  it('does nothing when a pronoun in the description means nobody that is known', async () => {
    const problem = await problemWith(['cancel my next meeting with her', 'say:cannot'], knowledge)
    expect(problem ?? '').not.toMatch(/cancel_booking/)
  })
})
