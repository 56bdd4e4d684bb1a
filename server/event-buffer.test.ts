import { EventType } from '@ag-ui/core'
import { describe, expect, it } from 'vitest'
import { EventBuffer } from './event-buffer.ts'
import type { AGUIEvent } from './protocol.ts'

const event = (delta: string): AGUIEvent => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta })
const deltas = (frames: string[] | undefined) => frames?.map(frame => JSON.parse(frame).event.delta)

describe('an event buffer', () => {
  it('gives what came after a number, and nothing for numbers that are not its own', () => {
    const buffer = new EventBuffer(1000, 10)
    for (const delta of ['a', 'b', 'c']) buffer.append(event(delta))
    expect(buffer.seq).toBe(1003)
    expect(deltas(buffer.since(1001))).toEqual(['b', 'c'])
    expect(deltas(buffer.since(1000))).toEqual(['a', 'b', 'c'])
    expect(buffer.since(1003)).toEqual([])
    expect(buffer.since(1004)).toBeUndefined()
    expect(buffer.since(999)).toBeUndefined()
  })

  it('forgets the oldest events, but never one of the run in progress', () => {
    const buffer = new EventBuffer(0, 5)
    for (let index = 0; index < 8; index++) buffer.append(event(`old ${index}`))
    buffer.beginRun()
    for (let index = 0; index < 30; index++) buffer.append(event(`run ${index}`))
    expect(buffer.currentRun()).toHaveLength(30)
    expect(buffer.since(8)).toHaveLength(30)
    buffer.endRun()
    for (let index = 0; index < 12; index++) buffer.append(event(`new ${index}`))
    expect(buffer.since(8)).toBeUndefined()
    expect(deltas(buffer.since(buffer.seq - 5))?.[0]).toBe('new 7')
  })

  it('starts again above every number it has given', () => {
    const buffer = new EventBuffer(1000, 5)
    buffer.append(event('a'))
    buffer.restart(500)
    expect(buffer.seq).toBeGreaterThan(1001)
    expect(buffer.since(1001)).toBeUndefined()
    expect(buffer.since(buffer.seq)).toEqual([])
  })
})
