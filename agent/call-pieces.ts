// Tool calls arrive in pieces, from servers with different habits; here they become calls with arguments.
import type { AIMessageChunk } from '@langchain/core/messages'
import { newCallId } from './ids.ts'
import type { Call } from './log.ts'
import { storableValue } from './storable.ts'

export interface PartialCall {
  index: number | undefined
  id: string | undefined
  name: string
  args: string
}

type Piece = NonNullable<AIMessageChunk['tool_call_chunks']>[number]

/** Pieces of one call share an index; servers that send none start every call with an id. */
export function addPiece(partial: PartialCall[], piece: Piece): void {
  const known = piece.index === undefined ? undefined : partial.find(call => call.index === piece.index)
  const goesOn = known ?? (piece.index === undefined && !piece.id ? partial.at(-1) : undefined)
  if (goesOn === undefined || (piece.id && goesOn.id && piece.id !== goesOn.id)) {
    partial.push({ index: piece.index, id: piece.id, name: piece.name ?? '', args: piece.args ?? '' })
    return
  }
  goesOn.name += piece.name ?? ''
  goesOn.args += piece.args ?? ''
}

export function readCall(partial: PartialCall, keepsId: boolean): Call {
  const call = { id: (keepsId && partial.id) || newCallId(), name: partial.name }
  const args = parseObject(partial.args)
  return args === undefined ? { ...call, args: {}, malformed: partial.args } : { ...call, args }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {}
  try {
    const value: unknown = text.includes('\\u') ? JSON.parse(text, storableValue) : JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
