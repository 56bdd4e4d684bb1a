// From the text of a client's frame to a message, or to an error that says what is wrong with it.
import { CrmError } from '../db/errors.ts'
import { type ClientMessage, clientMessageSchema, maxFrameBytes } from './protocol.ts'

/** A frame that can't be served, with the id its sender gave it, as far as it could be read. */
export class FrameError extends CrmError {
  readonly id: string | undefined

  constructor(
    code: 'protocol_error' | 'frame_too_large' | 'invalid_input',
    message: string,
    hint: string,
    id?: string,
  ) {
    super(code, message, { hint })
    this.id = id
  }
}

const readTheProtocol = 'See server/protocol.ts for the messages that are understood.'

const ping = '{"type":"ping"}'

/** @throws {FrameError} */
export function parseFrame(text: string): ClientMessage {
  // By far the most frequent frame of all the clients that only listen.
  if (text === ping) return { type: 'ping' }
  if (Buffer.byteLength(text) > maxFrameBytes) {
    const hint = `Send at most ${maxFrameBytes / 1024} KiB at once.`
    throw new FrameError('frame_too_large', 'That message is too large.', hint)
  }
  const json = parseJson(text)
  const parsed = clientMessageSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.') || 'type'
  const id = readId(json)
  // Only a person's own text is theirs to mend; everything else is the client program's mistake.
  if (where === 'text')
    throw new FrameError('invalid_input', tooLongOrEmpty(issue?.code), 'Change it and send it again.', id)
  throw new FrameError(
    'protocol_error',
    `That message is not understood: "${where}" is not valid.`,
    readTheProtocol,
    id,
  )
}

function tooLongOrEmpty(code: string | undefined): string {
  return code === 'too_big' ? 'That message is too long.' : 'That message is empty.'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FrameError('protocol_error', 'That message is not JSON.', readTheProtocol)
  }
}

function readId(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('id' in json)) return undefined
  return typeof json.id === 'string' ? json.id : undefined
}
