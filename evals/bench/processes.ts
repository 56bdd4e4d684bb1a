// Child processes and what they cost, read from /proc (Linux).
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ: the kernel reports CPU time in hundredths of a second. */
const ticksPerSecond = 100

export interface Child {
  pid: number
  stop(): void
}

/** Starts `node ARGS` and resolves when it prints a line holding `ready`. The line is handed on. */
export function startNode(
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
): Promise<Child & { line: string }> {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', LANGSMITH_TRACING: 'false', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => void child.kill('SIGTERM')
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (data: Buffer) => {
      output += data.toString()
      const line = output.split('\n').find(text => ready.test(text))
      if (line && child.pid) resolve({ pid: child.pid, stop, line })
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', code => reject(new Error(`${args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`)))
  })
}

function stat(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        return [[Number(name), Number(stat(Number(name))[1])] as const]
      } catch {
        return [] // ended meanwhile
      }
    })
  const found = [pid]
  for (const parent of found) for (const [child, of] of parents) if (of === parent) found.push(child)
  return found
}

/** CPU the process and its children used so far, in milliseconds (10 ms grain). */
export function cpuMs(pid: number): number {
  const ticks = descendants(pid).reduce((sum, each) => sum + Number(stat(each)[11]) + Number(stat(each)[12]), 0)
  return (ticks * 1000) / ticksPerSecond
}

/** Resident memory of the process alone, in megabytes. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

export const median = (values: number[]) => percentile(values, 50)
