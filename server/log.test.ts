import { describe, expect, it } from 'vitest'
import { CrmError, errorCodes } from '../db/errors.ts'
import { errorMap } from './error-map.ts'
import { createLog, logError } from './log.ts'

function collect() {
  const lines: string[] = []
  const log = createLog({ level: 'trace', destination: { write: line => void lines.push(line) } })
  return { log, lines, parsed: () => lines.map(line => JSON.parse(line)) }
}

const personal = ['Anna Müller', 'anna@acme.ch', 'secret-token', 'call me at', '+41 79 123 45 67']

describe('the log', () => {
  it('never quotes an error or its causes, which may hold a person’s data', () => {
    const { log, lines, parsed } = collect()
    const cause = Object.assign(new Error('Key (email)=(anna@acme.ch) already exists for Anna Müller'), {
      code: '23505',
    })
    logError(log, new CrmError('internal', 'call me at +41 79 123 45 67', { hint: 'secret-token', cause }), 'run', {
      runId: 'r1',
    })
    for (const value of personal) expect(lines.join()).not.toContain(value)
    expect(parsed()[0]).toMatchObject({
      event: 'run',
      code: 'internal',
      runId: 'r1',
      err: { cause: { code: '23505' } },
    })
    expect(parsed()[0].err.at[0]).toContain('log.test.ts')
  })

  it('blanks personal fields that were logged by mistake', () => {
    const { log, lines } = collect()
    log.info({
      text: 'call me at',
      token: 'secret-token',
      user: { email: 'anna@acme.ch', full_name: 'Anna Müller', id: 'u1' },
    })
    for (const value of personal) expect(lines.join()).not.toContain(value)
    expect(lines.join()).toContain('u1')
  })

  it('is louder about our mistakes than about people’s', () => {
    const { log, parsed } = collect()
    logError(log, new CrmError('not_found', 'x'), 'http')
    logError(log, new CrmError('internal', 'x'), 'http')
    expect(parsed().map(line => line.level)).toEqual([30, 50])
  })
})

describe('the error map', () => {
  it('gives every code a status of its kind', () => {
    expect(Object.keys(errorMap).sort()).toEqual([...errorCodes].sort())
    for (const { status } of Object.values(errorMap)) expect(status).toBeGreaterThanOrEqual(400)
  })
})
