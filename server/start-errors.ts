// What can go wrong while starting, as one sentence that says what to do.

const sentences: Record<string, (place: Place) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is in use. Stop what listens there, or choose another one: npm start -- --port ${port + 1}`,
  EACCES: ({ port, path }) =>
    path
      ? `The folder ${path} can not be written to.`
      : `Port ${port} needs more rights than you have; choose one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host} to listen on.`,
  ENOTFOUND: ({ host }) => `This machine has no address ${host} to listen on.`,
  EPERM: ({ path }) => `The folder ${path} can not be written to.`,
  EROFS: ({ path }) => `The folder ${path} can not be written to.`,
  ENOTDIR: ({ path }) => `${path} is not a folder.`,
  EEXIST: ({ path }) => `${path} is not a folder.`,
  ENOSPC: ({ path }) => `There is no space left on the disk of ${path}.`,
}

interface Place {
  port: number
  host: string
  path: string | undefined
}

export function startErrorSentence(thrown: unknown, where: { port: number; host: string }): string {
  if (!(thrown instanceof Error)) return 'OrbitCRM could not start.'
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  const path = 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : undefined
  return sentences[code]?.({ ...where, path }) ?? thrown.message.split('\n')[0] ?? 'OrbitCRM could not start.'
}
