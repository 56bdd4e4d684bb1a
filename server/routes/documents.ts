// Documents over HTTP: a file in, how far reading it is, a passage or the file out. With the person's own token.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { maxFileBytes } from '../../agent/documents/file-type.ts'
import type { Library } from '../../agent/documents/library.ts'
import type { OrbitDatabase } from '../../db/database.ts'
import { CrmError } from '../../db/errors.ts'
import { DocumentError, faultSentence } from '../../tools/documents/faults.ts'
import { type Language, languages } from '../../tools/tool.ts'
import type { DocumentState, PassageInPlace, UploadedDocument } from '../protocol.ts'

const idSchema = z.uuid()
const formSchema = z.object({
  contact_id: z.uuid().optional(),
  project_id: z.uuid().optional(),
  visibility: z.enum(['internal', 'shared']).optional(),
})
/** What a form adds around its file. */
const formBytes = 64 * 1024

export function documentRoutes({ database, library }: { database: OrbitDatabase; library: Library }): Hono {
  const limit = bodyLimit({
    maxSize: maxFileBytes + formBytes,
    onError: context => {
      throw new CrmError('frame_too_large', faultSentence('too_large', language(context)))
    },
  })
  return new Hono()
    .post('/', limit, async context => {
      // Who is asking comes before reading what they send.
      const token = bearer(context)
      const { userId } = await database.verifyToken(token)
      const { file, ...fields } = await readForm(context)
      const parsed = formSchema.safeParse(fields)
      if (!parsed.success) throw new CrmError('invalid_input', 'One of the fields is not valid.')
      const { contact_id: contactId, project_id: projectId, visibility } = parsed.data
      const bytes = new Uint8Array(await file.arrayBuffer())
      const uploaded = await library
        .upload(token, userId, { name: file.name, bytes, visibility, contactId, projectId })
        .catch(thrown => {
          throw thrown instanceof DocumentError ? thrown.in(language(context)) : thrown
        })
      return context.json(uploaded satisfies UploadedDocument, 202)
    })
    .post('/read-again', async context => context.json({ documents: await library.readAgain(bearer(context)) }, 202))
    .get('/:id', async context => {
      context.header('cache-control', 'no-store')
      return context.json(
        (await library.state(bearer(context), id(context), language(context))) satisfies DocumentState,
      )
    })
    .get('/:id/passages/:chunk', async context => {
      const passage = await library.passage(bearer(context), id(context), id(context, 'chunk'))
      context.header('cache-control', 'no-store')
      return context.json(passage satisfies PassageInPlace)
    })
    .get('/:id/file', async context => {
      const { name, type, bytes } = await library.file(bearer(context), id(context))
      // Never shown as a page of ours, whatever is in it.
      context.header('content-type', type.startsWith('text/') ? 'text/plain; charset=utf-8' : type)
      context.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      context.header('content-security-policy', "default-src 'none'; sandbox")
      context.header('cache-control', 'no-store')
      return context.body(new Uint8Array(bytes))
    })
}

function bearer(context: Context): string {
  const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]
  if (!token) throw new CrmError('unauthenticated', 'You are not signed in.', { hint: 'Sign in again.' })
  return token
}

function id(context: Context, name = 'id'): string {
  const parsed = idSchema.safeParse(context.req.param(name))
  if (!parsed.success) throw new CrmError('not_found', 'There is nothing at this address.')
  return parsed.data
}

/** For sentences in an answer: `?language=de`. */
function language(context: Context): Language {
  return languages.find(one => one === context.req.query('language')) ?? 'en'
}

async function readForm(context: Context): Promise<{ file: File; [field: string]: unknown }> {
  const form = await context.req.parseBody().catch(thrown => {
    if (thrown instanceof CrmError) throw thrown
    throw new CrmError('invalid_input', 'The request is not a form with a file.')
  })
  const { file } = form
  if (!(file instanceof File)) throw new CrmError('invalid_input', 'There is no file in the request.')
  return { ...form, file }
}
