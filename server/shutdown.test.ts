import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { onShutdown } from './shutdown.ts'

function setUp(close: () => Promise<void>) {
  const signals = new EventEmitter()
  const exits: number[] = []
  let time = 0
  onShutdown({ signals, wallTime: () => time, close, exit: code => exits.push(code), say: () => undefined })
  return {
    exits,
    send(signal: string, at: number) {
      time = at
      signals.emit(signal)
    },
  }
}
const settled = () => new Promise(resolve => setImmediate(resolve))

describe('a signal to end', () => {
  it('closes in order, then exits well', async () => {
    const process = setUp(() => Promise.resolve())
    process.send('SIGTERM', 0)
    expect(process.exits).toEqual([])
    await settled()
    expect(process.exits).toEqual([0])
  })

  it('exits at once when it comes a second time', () => {
    const process = setUp(() => new Promise(() => undefined))
    process.send('SIGINT', 0)
    process.send('SIGINT', 2_000)
    expect(process.exits).toEqual([1])
  })

  it('counts once when npm passes on what the terminal has sent already', () => {
    const process = setUp(() => new Promise(() => undefined))
    process.send('SIGINT', 0)
    process.send('SIGINT', 5)
    expect(process.exits).toEqual([])
  })

  it('exits badly when closing fails', async () => {
    const process = setUp(() => Promise.reject(new Error('disk gone')))
    process.send('SIGTERM', 0)
    await settled()
    expect(process.exits).toEqual([1])
  })
})
