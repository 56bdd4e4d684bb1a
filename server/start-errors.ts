// What can go wrong while starting, as one sentence that says what to do.

const sentences: Record<string, (place: Place) => string> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is in use. Stop what listens there, or choose another one: npm start -- --port ${port + 1}`,
  EACCES: ({ port }) => `Port ${port} needs more rights than you have; choose one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host} to listen on.`,
  ENOTFOUND: ({ host }) => `This machine has no address ${host} to listen on.`,
  ENOSPC: () => 'There is no space left on the disk.',
}

interface Place {
  port: number
  host: string
}

export function startErrorSentence(thrown: unknown, where: Place): string {
  if (!(thrown instanceof Error)) return 'OrbitCRM could not start.'
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  return sentences[code]?.(where) ?? thrown.message.split('\n')[0] ?? 'OrbitCRM could not start.'
}
