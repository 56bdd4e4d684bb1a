import { expect, it } from 'vitest'
import { editedArguments } from './proposal-form.ts'
import { simpleArguments } from './simple-arguments.ts'

const given = { task: 'Call Anna', amount: 1200, urgent: false, ids: ['a', 'b'], nested: { a: 1 } }
const filled = (values: Record<string, string>) => ({ get: (name: string) => values[name] ?? null })

it('asks for texts, numbers and yes or no, and for nothing else', () => {
  expect(simpleArguments(given).map(([name]) => name)).toEqual(['task', 'amount', 'urgent'])
})

it('sends all arguments, the edited ones changed and of the same type', () => {
  const edited = editedArguments(given, filled({ task: ' Call Bea ', amount: '1300.5', urgent: 'on' }))
  expect(edited).toEqual({ ...given, task: 'Call Bea', amount: 1300.5, urgent: true })
})

it('leaves out a field that was emptied', () => {
  expect(editedArguments(given, filled({ task: '', amount: '1200' }))).toEqual({
    amount: 1200,
    urgent: false,
    ids: ['a', 'b'],
    nested: { a: 1 },
  })
})
