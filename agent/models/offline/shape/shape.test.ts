import { describe, expect, it } from 'vitest'
import { allTools } from '../../../../tools/all-tools.ts'
import { slotForField } from '../assign/field-slots.ts'
import { fitValue } from '../assign/value-options.ts'
import { shapeOf } from './shape.ts'

function shape(name: string) {
  const tool = allTools.find(candidate => candidate.name === name)
  if (!tool) throw new Error(`There is no tool ${name}.`)
  return shapeOf(tool)
}

describe('shapeOf', () => {
  it('reads verb, noun and kinds of slots from name and schema', () => {
    const createTask = shape('create_task')
    expect([createTask.verb, createTask.noun, createTask.table]).toEqual(['create', 'task', 'tasks'])
    const kinds = Object.fromEntries(createTask.slots.map(slot => [slot.name, slot.kind]))
    expect(kinds).toMatchObject({
      title: 'text',
      contact: 'reference',
      due_date: 'day',
      priority: 'enum',
      assigned_to: 'reference',
    })
    expect(createTask.main?.name).toBe('title')
    expect(createTask.target).toBeUndefined()
  })

  it('finds the record a tool works on', () => {
    expect(shape('update_contact').target?.name).toBe('contact')
    expect(shape('complete_task').target?.name).toBe('task')
    expect(shape('search_contacts').target).toBeUndefined()
  })

  it('knows tools that work on many records', () => {
    expect(shape('update_tasks').bulk).toBe(true)
    expect(shape('update_task').bulk).toBe(false)
    expect(shape('search_tasks').bulk).toBe(false)
  })
})

describe('slotForField', () => {
  it('means adding or removing by what is done', () => {
    expect(slotForField(shape('update_contact'), 'tags', 'add')?.name).toBe('add_tags')
    expect(slotForField(shape('update_contact'), 'tags', 'remove')?.name).toBe('remove_tags')
    expect(slotForField(shape('create_contact'), 'tags', 'add')?.name).toBe('tags')
    expect(slotForField(shape('create_task'), 'due_date')?.name).toBe('due_date')
    expect(slotForField(shape('create_task'), 'phone')).toBeUndefined()
  })
})

describe('fitValue', () => {
  it('takes a word for the option or the flag it stands for', () => {
    expect(fitValue(shape('search_tasks'), 'open')).toMatchObject({ slot: { name: 'status' }, value: 'open' })
    expect(fitValue(shape('create_task'), 'urgent')).toMatchObject({ slot: { name: 'priority' }, value: 'urgent' })
    expect(fitValue(shape('search_contacts'), 'company')).toMatchObject({ slot: { name: 'is_company' }, value: true })
    expect(fitValue(shape('create_contact'), 'urgent')).toBeUndefined()
  })
})
