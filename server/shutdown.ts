// Ends the process in order on the first signal, and at once on the second.

/** npm passes on a signal that the terminal has already sent to the whole group: what comes this close is the same one. */
const sameSignalMs = 500

export interface ShutdownOptions {
  signals: Pick<NodeJS.EventEmitter, 'on'>
  wallTime(): number
  close(): Promise<void>
  exit(code: number): void
  say(text: string): void
}

export function onShutdown({ signals, wallTime, close, exit, say }: ShutdownOptions): void {
  let firstAt: number | undefined
  const handle = () => {
    if (firstAt !== undefined) {
      if (wallTime() - firstAt > sameSignalMs) exit(1)
      return
    }
    firstAt = wallTime()
    say('Stopping: answers in progress may end first. Again to stop at once.')
    close().then(
      () => exit(0),
      () => exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signals.on(signal, handle)
}
