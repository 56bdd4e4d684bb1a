import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { envSchema, readEnv } from './env.ts'

describe('settings', () => {
  it('are exactly those of .env.example', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    const named = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(match => match[1])
    expect(named.sort()).toEqual(Object.keys(envSchema.shape).sort())
  })

  it('have a default each, which .env.example tells', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    const env = readEnv({})
    expect(env).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', ORBIT_DATA_DIR: '.orbit', ORBIT_LOG_LEVEL: 'info' })
    for (const name of ['PORT', 'HOST', 'ORBIT_DATA_DIR', 'ORBIT_LOG_LEVEL'] as const)
      expect(example).toContain(`# ${name}=${env[name]}\n`)
  })

  it('that are empty count as unset', () => {
    expect(readEnv({ PORT: '', OPENAI_API_KEY: ' ' })).toMatchObject({ PORT: 3000 })
  })

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a port number.'],
    [{ PORT: '70000' }, 'PORT must be 65535 or less.'],
    [{ ORBIT_CLOCK: 'yesterday' }, 'ORBIT_CLOCK must be a time such as 2026-11-23T09:00:00+01:00.'],
    [{ ORBIT_CLOCK: '2026-11-23T09:00:00' }, 'ORBIT_CLOCK must be a time such as 2026-11-23T09:00:00+01:00.'],
    [{ ORBIT_LOG_LEVEL: 'loud' }, /^ORBIT_LOG_LEVEL must be one of trace, /],
    [{ ORBIT_ALLOWED_ORIGINS: 'example.com' }, /^ORBIT_ALLOWED_ORIGINS must be a list of origins/],
    [{ SUPABASE_URL: 'ftp://x' }, 'SUPABASE_URL must be a URL that begins with http:// or https://.'],
    [{ SUPABASE_URL: 'https://x.supabase.co' }, 'SUPABASE_PUBLISHABLE_KEY is needed when SUPABASE_URL is set.'],
  ])('that can not be used are refused in one sentence: %j', (source, sentence) => {
    expect(() => readEnv(source)).toThrow(sentence)
  })

  it('freeze the clock of the embedded database only', () => {
    const ORBIT_CLOCK = '2026-11-23T09:00:00+01:00'
    expect(readEnv({ ORBIT_CLOCK }).ORBIT_CLOCK).toBe(ORBIT_CLOCK)
    const hosted = { SUPABASE_URL: 'https://x.supabase.co', SUPABASE_ANON_KEY: 'key' }
    expect(readEnv(hosted).SUPABASE_ANON_KEY).toBe('key')
    expect(() => readEnv({ ...hosted, ORBIT_CLOCK })).toThrow('ORBIT_CLOCK works with the embedded database only')
  })

  it('list sites without their trailing slash', () => {
    const { ORBIT_ALLOWED_ORIGINS } = readEnv({ ORBIT_ALLOWED_ORIGINS: 'https://a.example/, http://b.example:8080' })
    expect(ORBIT_ALLOWED_ORIGINS).toEqual(['https://a.example', 'http://b.example:8080'])
  })
})
