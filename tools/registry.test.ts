import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allTools } from './all-tools.ts'
import { type Card, cardSchema, changeCardSchema } from './card.ts'
import { reference, text, toolInput } from './inputs.ts'
import { brokenLaws } from './laws.ts'
import { createRegistry } from './registry.ts'
import { defineTool, languages, type Tool } from './tool.ts'

const sound = {
  name: 'move_contact',
  title: 'Move contact',
  description: 'Moves one contact somewhere else, for tests.',
  effect: 'write' as const,
  input: toolInput({ contact: reference('Which one.') }),
  output: changeCardSchema,
  examples: (['en', 'de', 'en', 'fr'] as const).map(language => ({ language, text: 'x', input: { contact: 'Anna' } })),
  run: () => Promise.reject(new Error('not run here')),
}
const broken = (change: object): string[] =>
  brokenLaws(defineTool<{ contact: string }, Card>({ ...sound, ...change } as Tool<{ contact: string }, Card>))

describe('the laws', () => {
  it('let a sound tool pass', () => {
    expect(broken({})).toEqual([])
  })

  it.each([
    ['a name that is not verb_noun', { name: 'contact' }, /verb_noun/],
    ['a verb that is not on the list', { name: 'frobnicate_contact' }, /not on the list of verbs/],
    ['a description of a word', { description: 'Moves.' }, /description/],
    ['a description of a page', { description: 'x'.repeat(700) }, /description/],
    ['a confirm tool without a preview', { effect: 'confirm' }, /must have a preview/],
    ['a read tool with a preview', { effect: 'read', preview: sound.run }, /nothing to preview/],
    ['the organization as an argument', { input: toolInput({ org_id: text('Whose.') }) }, /belongs to the context/],
    ['the user as an argument', { input: toolInput({ user: text('Who.') }) }, /belongs to the context/],
    ['the time as an argument', { input: toolInput({ now: text('When.') }) }, /belongs to the context/],
    ['an argument without a description', { input: toolInput({ contact: z.string() }) }, /needs a description/],
    ['an argument with a default', { input: toolInput({ contact: text('Which.').default('Anna') }) }, /has a default/],
    ['too few examples', { examples: sound.examples.slice(0, 3) }, /at least 4 examples/],
    [
      'examples in one language',
      { examples: sound.examples.map(one => ({ ...one, language: 'en' })) },
      /at least 2 languages/,
    ],
    [
      'an example that does not parse',
      { examples: [...sound.examples, { language: 'en', text: 'y', input: { title: 3 } }] },
      /"y" does not fit/,
    ],
  ])('refuse %s', (_, change, law) => {
    expect(broken(change).join('\n')).toMatch(law)
  })

  it('stop the start-up, as does a name taken twice', () => {
    expect(() => createRegistry([defineTool({ ...sound, name: 'contact' })])).toThrowError(/verb_noun/)
    expect(() => createRegistry([defineTool(sound), defineTool(sound)])).toThrowError(/taken twice/)
  })
})

describe('the registry', () => {
  const registry = createRegistry(allTools)

  it('finds tools by name and describes them as JSON schema', () => {
    expect(registry.get('create_task')?.title).toBe('Create task')
    expect(registry.get('drop_table')).toBeUndefined()
    const [description] = registry.describe().filter(({ name }) => name === 'delete_contact')
    expect(description?.parameters).toMatchObject({
      type: 'object',
      required: ['contact'],
      additionalProperties: false,
    })
    expect(registry.describe()).toHaveLength(allTools.length)
  })

  it('costs a model less than 8,000 characters of schemas for eleven tools', () => {
    expect(JSON.stringify(registry.describe()).length / allTools.length).toBeLessThan(8000 / 6)
  })

  it('speaks every language somewhere', () => {
    const spoken = new Set(allTools.flatMap(tool => tool.examples.map(example => example.language)))
    expect([...spoken].sort()).toEqual([...languages].sort())
  })
})

describe.each(allTools.map(tool => [tool.name, tool] as const))('%s', (_, tool) => {
  it('answers with a card', () => {
    const kinds = cardSchema.options.map(option => option.shape.kind.value)
    const schema = z.toJSONSchema(tool.output)
    const variants = schema.oneOf ?? schema.anyOf ?? [schema]
    for (const variant of variants) {
      const kind = typeof variant === 'object' ? variant.properties?.kind : undefined
      expect(kinds).toContain(typeof kind === 'object' ? kind.const : undefined)
    }
  })

  it("says its examples' values in words of the text", () => {
    for (const { text, input } of tool.examples) {
      const values = Object.values(input as Record<string, unknown>)
        .flat()
        .filter(value => typeof value === 'string')
      const options = JSON.stringify(z.toJSONSchema(tool.input, { io: 'input' }))
      const foreign = values.filter(value => !options.includes(`"${value}"`) && !sameWords(text, value))
      expect(foreign, text).toEqual([])
    }
  })

  it('has a file of its own with a test beside it', () => {
    const path = pathOf(tool)
    expect(existsSync(new URL(path, import.meta.url)), path).toBe(true)
    expect(existsSync(new URL(path.replace(/\.ts$/, '.test.ts'), import.meta.url)), `${path} has no test`).toBe(true)
  })
})

/** Every word of the value is in the text, if in another order ("Selin Aydin anzurufen": "Selin Aydin anrufen"). */
function sameWords(text: string, value: string): boolean {
  const plain = text
    .toLowerCase()
    .replaceAll('anzurufen', 'anrufen')
    .replaceAll(/\bcalled\b/g, 'call')
  return value
    .toLowerCase()
    .split(/\s+/)
    .every(word => plain.includes(word))
}

function pathOf(tool: Tool): string {
  const index = readFileSync(new URL('./all-tools.ts', import.meta.url), 'utf8')
  const exported = tool.name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return new RegExp(`import \\{ ${exported} \\} from '(.+)'`).exec(index)?.[1] ?? `${exported} is not imported by name`
}
