// Sentences that tell why, say when, or describe at length before they command: nothing of that is to be written down.
import type { Utterance } from './utterances.ts'

export const reasonsUtterances: Utterance[] = [
  [
    'I have to go home early on Friday, so cancel everything in my calendar that day after 2 pm',
    ['cancel_bookings', { on: 'Friday after 14:00' }],
  ],
  ["When I haven't met Tom Bright for a week, book a call tomorrow at 3 pm", 'say:condition'],
  ["Tom Bright n'est plus client, supprime-le", ['delete_contact', { contact: '@Tom Bright' }]],
  ['Tom Bright is no longer a client, delete him', ['delete_contact', { contact: '@Tom Bright' }]],
  [
    'Put a two hour meeting named Budget round with Tom Bright into the calendar for Friday, 9 to 11',
    [
      'create_booking',
      { title: 'Budget round', contact: '@Tom Bright', start: '2026-11-27 09:00', end: '11:00', duration: 'two hour' },
    ],
  ],
]
