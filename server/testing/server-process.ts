// The server as people start it: a process of its own, that a test can kill.
import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { SignedIn } from '../protocol.ts'

export interface ServerProcess {
  url: string
  output(): string
  /** Of the demo's owner. */
  demoToken(): Promise<string>
  /** Resolves with the exit code, null after SIGKILL. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const typescript = ['--import', import.meta.resolve('tsx')]

/** Runs a TypeScript file of the server to its end. */
export async function runToEnd(file: string, args: string[], env: Record<string, string> = {}) {
  const child = launch(fileURLToPath(new URL(`../${file}`, import.meta.url)), args, env)
  const code = await ended(child)
  return { code, stdout: child.text.stdout, stderr: child.text.stderr }
}

export async function startServerProcess(args: string[], env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = launch(main, ['--port', '0', ...args], env)
  const exit = ended(child)
  const output = () => child.text.stdout + child.text.stderr
  const url = await new Promise<string>((resolve, reject) => {
    child.process.stdout?.on('data', () => {
      const ready = /^Ready in .*: (http:\S+)$/m.exec(output())?.[1]
      if (ready) resolve(ready)
    })
    exit.then(code => reject(new Error(`The server ended with ${code}: ${output()}`)))
  })
  return {
    url,
    output,
    async demoToken() {
      const answer = (await (await fetch(`${url}/auth/demo`)).json()) as SignedIn
      return answer.access_token
    },
    end(signal) {
      child.process.kill(signal)
      return exit
    },
  }
}

interface Launched {
  process: ChildProcess
  text: { stdout: string; stderr: string }
}

/** Outside of the repository's folder, so that nobody's `.env` is read. */
function launch(file: string, args: string[], env: Record<string, string>): Launched {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [...typescript, file, ...args], {
    cwd: tmpdir(),
    env: { PATH, HOME, ORBIT_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { stdout: '', stderr: '' }
  child.stdout?.on('data', data => {
    text.stdout += data
  })
  child.stderr?.on('data', data => {
    text.stderr += data
  })
  return { process: child, text }
}

function ended({ process: child }: Launched): Promise<number | null> {
  return new Promise(resolve => child.on('close', code => resolve(code)))
}
