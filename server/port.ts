// Looks whether the port can be had before anything slow is started. Listening later may still fail, and says the same.
import { createServer } from 'node:net'

/** @throws {Error} with a `code` such as EADDRINUSE. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(port, host, resolve)
  })
  await new Promise(resolve => probe.close(resolve))
}
