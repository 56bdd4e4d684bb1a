// What only owners may do, said in a sentence. The database enforces it; this only spares people its error.
import { CrmError } from '../db/errors.ts'
import type { ToolContext } from './tool.ts'

/** @param what completes "Only owners can …" @throws {CrmError} `forbidden` */
export function requireOwner({ user }: ToolContext, what: string): void {
  if (user.role === 'owner') return
  throw new CrmError('forbidden', `Only owners can ${what}.`, { hint: 'Ask an owner of your organization.' })
}
