// The English sentence encoder (USE-lite) in a thread of its own: it computes for tens of milliseconds, and conversations must
// not wait for a document. Loaded with the first text.
import { Worker } from 'node:worker_threads'

export const sentenceDimensions = 512

export interface SentenceEncoder {
  /** `urgent` texts go before the others. */
  encode(text: string, urgent: boolean): Promise<number[]>
  close(): Promise<void>
}

interface Job {
  text: string
  resolve(vector: number[]): void
  reject(reason: unknown): void
}

type EncoderReply = { vector: number[] } | { failed: string }

export function createSentenceEncoder(): SentenceEncoder {
  const waiting: { urgent: Job[]; patient: Job[] } = { urgent: [], patient: [] }
  let worker: Worker | undefined
  let current: Job | undefined

  const next = () => {
    current = waiting.urgent.shift() ?? waiting.patient.shift()
    if (current === undefined) return worker?.unref()
    worker ??= start()
    worker.ref()
    worker.postMessage(current.text)
  }
  const start = () => {
    const started = new Worker(new URL('./sentence-encoder-worker.mjs', import.meta.url), { execArgv: [] })
    started.on('message', (reply: EncoderReply) => {
      if ('vector' in reply) current?.resolve(reply.vector)
      else current?.reject(new Error(reply.failed))
      next()
    })
    started.on('error', thrown => {
      worker = undefined
      current?.reject(thrown)
      next()
    })
    return started
  }

  return {
    encode: (text, urgent) =>
      new Promise((resolve, reject) => {
        waiting[urgent ? 'urgent' : 'patient'].push({ text, resolve, reject })
        if (current === undefined) next()
      }),
    async close() {
      const ended = new Error('The sentence encoder was closed.')
      for (const job of [...waiting.urgent.splice(0), ...waiting.patient.splice(0)]) job.reject(ended)
      current?.reject(ended)
      current = undefined
      await worker?.terminate()
      worker = undefined
    },
  }
}
