import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  annaCreated,
  calling,
  outcomeOf,
  proposal,
  runFinished,
  runStarted,
  saying,
  usage,
  userMessage,
} from '../testing/events.ts'
import { type CallEntry, emptyTranscript, reduce, type Transcript, type WireEvent } from './transcript.ts'

const golden = new URL('../../server/golden/', import.meta.url)
const play = (...events: WireEvent[]): Transcript => events.reduce(reduce, emptyTranscript)
const call = (transcript: Transcript, id: string) =>
  transcript.entries.find((entry): entry is CallEntry => entry.kind === 'call' && entry.id === id)
const proposed = calling('call_delete', 'delete_task', 'Delete task', { status: 'awaiting_approval', proposal })

describe('a turn', () => {
  it('reads as the person’s line, the card and the answer, in order', () => {
    const transcript = play(
      runStarted(),
      userMessage('m1', 'Add Anna'),
      ...calling('c1', 'create_contact', 'Create contact', { status: 'ok', card: annaCreated }),
      ...saying('a1', 'Anna is ', 'a lead.'),
      usage(49_000),
      runFinished(),
    )
    expect(transcript).toEqual({
      running: false,
      cost: 0,
      usage: expect.objectContaining({ balance: { monthly: 49_000, packs: 0 } }),
      entries: [
        { kind: 'user', id: 'm1', text: 'Add Anna' },
        {
          kind: 'call',
          id: 'c1',
          name: 'create_contact',
          title: 'Create contact',
          outcome: { status: 'ok', card: annaCreated },
        },
        { kind: 'assistant', id: 'a1', text: 'Anna is a lead.' },
      ],
    })
  })

  it('says under its last line what all of its model calls have cost, and nothing when they cost nothing', () => {
    const call = (tokens: number) => usage(10, tokens)
    const free = [runStarted('r1'), userMessage('m1', 'hi'), ...saying('a1', 'Hi.'), call(0), runFinished('r1')]
    const paid = [
      runStarted('r2'),
      userMessage('m2', 'hi'),
      call(1200),
      ...saying('a2', 'Hi.'),
      call(34),
      runFinished('r2'),
    ]
    expect(play(...free, ...paid).entries.map(({ cost }) => cost)).toEqual([undefined, undefined, undefined, 1234])
  })

  it('shows text as it comes', () => {
    const [start, first] = saying('a1', 'Anna', ' is')
    const transcript = play(runStarted(), ...[start, first].filter(event => event !== undefined))
    expect(transcript.running).toBe(true)
    expect(transcript.entries).toEqual([{ kind: 'assistant', id: 'a1', text: 'Anna' }])
  })

  it('leaves nothing behind for a message without a word', () => {
    expect(play(...saying('a1')).entries).toEqual([])
  })

  it('shows a call that is still at work, with the tool’s title', () => {
    const [start] = calling('c1', 'search_tasks', 'Search tasks', { status: 'ok' })
    const transcript = play(runStarted(), ...(start ? [start] : []))
    expect(call(transcript, 'c1')).toEqual({ kind: 'call', id: 'c1', name: 'search_tasks', title: 'Search tasks' })
  })

  it('shows a person’s line once, however often it is told', () => {
    expect(play(userMessage('m1', 'hello'), userMessage('m1', 'hello')).entries).toHaveLength(1)
  })

  it('ends with a failure that says what to do', () => {
    const transcript = play(runStarted(), {
      type: 'RUN_ERROR',
      message: 'All used up.',
      code: 'quota_exhausted',
      metadata: { hint: 'Buy a pack.' },
    })
    expect(transcript.running).toBe(false)
    expect(transcript.entries).toEqual([
      { kind: 'failure', id: 'end-0', code: 'quota_exhausted', message: 'All used up.', hint: 'Buy a pack.' },
    ])
  })

  it('says that it was stopped', () => {
    const transcript = play(runStarted(), {
      type: 'RUN_FINISHED',
      threadId: 't',
      runId: 'r',
      outcome: { type: 'cancelled' },
    })
    expect(transcript.entries).toEqual([{ kind: 'stopped', id: 'end-0' }])
  })

  it('passes over events it has no use for', () => {
    const before = play(userMessage('m1', 'hello'))
    expect(reduce(before, { type: 'STEP_STARTED', stepName: 'x' })).toBe(before)
    expect(reduce(before, { type: 'CUSTOM', name: 'somebody.else', value: 1 })).toBe(before)
  })

  it('never changes a state that was handed out', () => {
    const before = play(runStarted(), userMessage('m1', 'hello'), ...saying('a1', 'Hi'))
    const copy = structuredClone(before)
    ;[...saying('a1', ' there'), ...proposed, runFinished()].reduce(reduce, before)
    expect(before).toEqual(copy)
  })
})

describe('a proposal', () => {
  it('waits for a person', () => {
    expect(call(play(...proposed), 'call_delete')).toMatchObject({ proposal, verdict: undefined })
  })

  it('is approved as soon as it is carried out, and what came of it stands below', () => {
    const transcript = play(
      ...proposed,
      ...calling('call_delete:approved', 'delete_task', 'Delete task', { status: 'ok', card: annaCreated }),
    )
    expect(call(transcript, 'call_delete')?.verdict).toBe('approved')
    expect(call(transcript, 'call_delete:approved')?.outcome?.card).toEqual(annaCreated)
  })

  it('waits again when it was stopped before it was carried out', () => {
    const transcript = play(
      ...proposed,
      ...calling('call_delete:approved', 'delete_task', 'Delete task', { status: 'cancelled' }),
    )
    expect(call(transcript, 'call_delete')?.verdict).toBeUndefined()
  })

  it('is rejected when somebody rejected it, in whatever tab', () => {
    const transcript = play(...proposed, outcomeOf('call_delete', 'Delete task', { status: 'rejected', proposal }))
    expect(call(transcript, 'call_delete')).toMatchObject({ verdict: 'rejected', proposal })
  })

  it('is over when it was answered too late', () => {
    const error = { code: 'expired' as const, message: 'Too late.' }
    const transcript = play(...proposed, outcomeOf('call_delete', 'Delete task', { status: 'error', error, proposal }))
    expect(call(transcript, 'call_delete')?.verdict).toBe('expired')
  })

  it('that is proposed twice is decided once, on both cards', () => {
    const again = calling('call_again', 'delete_task', 'Delete task', { status: 'awaiting_approval', proposal })
    const carriedOut = calling('call_delete:approved', 'delete_task', 'Delete task', {
      status: 'ok',
      card: annaCreated,
    })
    const transcript = play(...proposed, ...again, ...carriedOut)
    expect(call(transcript, 'call_delete')?.verdict).toBe('approved')
    expect(call(transcript, 'call_again')?.verdict).toBe('approved')
  })
})

it('a snapshot begins the transcript anew and keeps what is left of the tokens', () => {
  const transcript = play(
    userMessage('m1', 'old'),
    usage(10),
    { type: 'MESSAGES_SNAPSHOT', messages: [] },
    userMessage('m2', 'new'),
  )
  expect(transcript.entries).toEqual([{ kind: 'user', id: 'm2', text: 'new' }])
  expect(transcript.usage?.balance.monthly).toBe(10)
})

describe.skipIf(recorded().length === 0)('transcripts recorded by the server’s tests', () => {
  for (const file of recorded()) {
    const events = JSON.parse(readFileSync(new URL(file, golden), 'utf8')).map(eventOf)
    it(`${file} reads as a finished conversation`, () => {
      const transcript = play(...events)
      expect(transcript.running).toBe(false)
      expect(transcript.entries.length).toBeGreaterThan(0)
      for (const entry of transcript.entries) {
        if (entry.kind === 'call') expect(entry.outcome ?? entry.proposal, entry.id).toBeDefined()
        if (entry.kind === 'assistant') expect(entry.text.trim(), entry.id).not.toBe('')
      }
    })
    it(`${file} read twice over a snapshot reads the same`, () => {
      const twice = play(...events, { type: 'MESSAGES_SNAPSHOT', messages: [] }, ...events)
      expect(twice.entries).toEqual(play(...events).entries)
    })
  }
})

function recorded(): string[] {
  return existsSync(golden) ? readdirSync(golden).filter(file => file.endsWith('.json')) : []
}

/** Recorded either as bare events or as the numbered frames around them. */
function eventOf(recorded: WireEvent | { type: 'event'; event: WireEvent }): WireEvent {
  return recorded.type === 'event' ? recorded.event : recorded
}
