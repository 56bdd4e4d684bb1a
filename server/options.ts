// The command line of `npm start`. What is given here wins over the environment.
import { parseArgs } from 'node:util'
import { SettingsError } from './env.ts'

export const startHelp = `OrbitCRM: type what you want, the CRM does it, the chat shows it.

Usage: npm start -- [options]

  --port NUMBER      where to listen (default 3000; 0 takes any free port)
  --host ADDRESS     which address to listen on (default 127.0.0.1: this machine only)
  --data-dir FOLDER  folder of the embedded database (default .orbit)
  --no-demo          no demo organization: not created on first run, not signed in
  --help             this text

Settings come from the environment or a .env file; .env.example lists them.
`

export interface StartOptions {
  help: boolean
  demo: boolean
  /** Overrides of the environment, by its own names. */
  env: Record<string, string>
}

const overrides = { port: 'PORT', host: 'HOST', 'data-dir': 'ORBIT_DATA_DIR' } as const

/** @throws {SettingsError} */
export function readOptions(args: string[]): StartOptions {
  const values = parse(args)
  const env: Record<string, string> = {}
  for (const option of ['port', 'host', 'data-dir'] as const) {
    const value = values[option]
    if (value !== undefined) env[overrides[option]] = value
  }
  return { help: values.help === true, demo: values['no-demo'] !== true, env }
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const options = {
      port: text,
      host: text,
      'data-dir': text,
      'no-demo': flag,
      help: { ...flag, short: 'h' },
    } as const
    return parseArgs({ args, options }).values
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.split('.')[0] : 'The options are not understood'
    throw new SettingsError(`${reason}. "npm start -- --help" lists the options.`)
  }
}
