// The conversations that are alive in this process, found or built on demand and forgotten when nobody needs them.
import { randomUUID } from 'node:crypto'
import type { LogMessage } from '../agent/turn.ts'
import { CrmError } from '../db/errors.ts'
import { Session, type SessionEnvironment } from './session.ts'
import type { Credentials } from './turn-queue.ts'

export interface SessionsEnvironment extends SessionEnvironment {
  /** Undefined when the conversation does not exist, or is not this user's: nobody learns which. */
  findLog(token: string, userId: string, conversationId: string): Promise<LogMessage[] | undefined>
  /** A conversation that nobody follows is forgotten after this time. */
  idleMs: number
}

export interface Sessions {
  /** @throws {CrmError} `not_found` */
  open(userId: string, credentials: Credentials, conversationId?: string): Promise<Session>
  count(): number
  /** Lets turns in progress end, stops them at the deadline. */
  close(graceMs: number): Promise<void>
}

export function createSessions(environment: SessionsEnvironment): Sessions {
  const sessions = new Map<string, Session>()
  const sweep = setInterval(() => {
    for (const [id, session] of sessions) if (session.isIdle(environment.idleMs)) sessions.delete(id)
  }, environment.idleMs / 2)
  sweep.unref()

  const add = (conversationId: string, userId: string, credentials: Credentials) => {
    const session = new Session(environment, { conversationId, userId, credentials })
    sessions.set(conversationId, session)
    return session
  }

  const load = async (userId: string, credentials: Credentials, conversationId: string) => {
    const log = await environment.findLog(credentials.token, userId, conversationId)
    if (!log) throw notFound()
    // Another socket may have loaded it meanwhile: there is only ever one.
    const loaded = sessions.get(conversationId)
    if (loaded) return loaded
    const session = add(conversationId, userId, credentials)
    session.resumeFrom(log)
    return session
  }

  return {
    async open(userId, credentials, conversationId) {
      if (conversationId === undefined) return add(randomUUID(), userId, credentials)
      const known = sessions.get(conversationId) ?? (await load(userId, credentials, conversationId))
      if (known.userId !== userId) throw notFound()
      known.renew(credentials)
      return known
    },
    count: () => sessions.size,
    async close(graceMs) {
      clearInterval(sweep)
      const deadline = setTimeout(() => {
        for (const session of sessions.values()) session.stop()
      }, graceMs)
      await Promise.all([...sessions.values()].map(session => session.drain()))
      clearTimeout(deadline)
    },
  }
}

function notFound(): CrmError {
  return new CrmError('not_found', 'There is no such conversation.', { hint: 'Start a new one.' })
}
