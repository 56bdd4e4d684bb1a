// The stored side of conversations: their rows, whose they are, and the list of them. Always with the user's own token.
import type { LogMessage, MessageMetadata } from '../agent/turn.ts'
import type { OrbitDatabase } from '../db/database.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import type { ServerMessage } from './protocol.ts'

export type ThreadList = Extract<ServerMessage, { type: 'threads' }>['threads']

/** Older rows are not shown again: a transcript of this size is longer than anybody scrolls. */
const shownRows = 600
const listedThreads = 50

export interface ConversationLog {
  /** The newest rows in order. Empty for a conversation that is not the user's. */
  readLog(token: string, conversationId: string, rows?: number): Promise<LogMessage[]>
  /** Undefined when there is no such conversation of this user's. */
  findLog(token: string, userId: string, conversationId: string): Promise<LogMessage[] | undefined>
  listThreads(token: string, userId: string): Promise<ThreadList>
}

export function createConversationLog(database: OrbitDatabase): ConversationLog {
  const readLog = async (token: string, conversationId: string, rows = shownRows) => {
    const answer = await database
      .asUser(token)
      .from('ai_messages')
      .select('id, role, content, created_at, metadata')
      .eq('conversation_id', conversationId)
      .order('position', { ascending: false })
      .limit(rows)
    return unwrap(answer).reverse().map(logMessage)
  }
  const isOwn = async (token: string, userId: string, conversationId: string) => {
    const query = database.asUser(token).from('ai_conversations').select('id')
    return unwrap(await query.eq('id', conversationId).eq('user_id', userId)).length > 0
  }
  return {
    readLog,
    async findLog(token, userId, conversationId) {
      const [own, log] = await Promise.all([isOwn(token, userId, conversationId), readLog(token, conversationId)])
      return own ? log : undefined
    },
    async listThreads(token, userId) {
      const query = database.asUser(token).from('ai_conversations').select('id, title, updated_at')
      const newestFirst = query
        .eq('user_id', userId)
        .order('updated_at', { ascending: false })
        .order('created_at', { ascending: false })
      const rows = unwrap(await newestFirst.limit(listedThreads))
      return rows.map(({ id, title, updated_at }) => ({ id, title: title ?? '', updatedAt: updated_at }))
    },
  }
}

interface StoredRow {
  id: string
  role: string
  content: string
  created_at: string
  metadata: unknown
}

/** Only the turn functions write these rows, in the shape that the types say. */
function logMessage({ id, role, content, created_at, metadata }: StoredRow): LogMessage {
  return { id, role: role as LogMessage['role'], content, created_at, metadata: metadata as MessageMetadata }
}
