import { expect, it } from 'vitest'
import type { VNode } from './dom.ts'
import { markdown } from './markdown.ts'

/** As nested brackets: `p(text strong(text))`. */
const shape = (node: VNode): string =>
  node.tag ? `${node.tag}(${node.children.map(shape).filter(Boolean).join(' ')})` : String(node.props.text)
const shapes = (text: string) => markdown(text).map(shape)
const tags = (nodes: VNode[]): string[] => nodes.flatMap(node => [node.tag, ...tags(node.children)]).filter(Boolean)

it('separates paragraphs at empty lines and keeps single line breaks', () => {
  expect(shapes('One\ntwo\n\nThree')).toEqual(['p(One\ntwo)', 'p(Three)'])
})

it('reads lists with dashes, stars and numbers', () => {
  expect(shapes('- one\n* two\n\n1. first\n2) second')).toEqual(['ul(li(one) li(two))', 'ol(li(first) li(second))'])
})

it('goes on counting where a list was interrupted', () => {
  const [, , list] = markdown('1. first\n\ntext\n\n2. second').filter(node => node.tag)
  expect(list?.props.start).toBe('2')
})

it('shows headings as bold lines', () => {
  expect(shapes('## Open tasks\nthree')).toEqual(['p(strong(Open tasks))', 'p(three)'])
})

it('marks bold words and code', () => {
  expect(shapes('a **b `c`** `d*e`')).toEqual(['p(a  strong(b  code(c))   code(d*e))'])
})

it('leaves code blocks as they are, also while the end has not come yet', () => {
  expect(shapes('```ts\n**a**\n- b\n```\nafter')).toEqual(['pre(code(**a**\n- b))', 'p(after)'])
  expect(shapes('```\nhalf')).toEqual(['pre(code(half))'])
})

it('links addresses, without the full stop after them, and opens them without handing over this page', () => {
  const [paragraph] = markdown('See https://acme.ch/a?b=1. Or mailto:anna@acme.ch!')
  const [first, second] = (paragraph?.children ?? []).filter(node => node.tag === 'a')
  expect(first?.props).toMatchObject({ href: 'https://acme.ch/a?b=1', rel: expect.stringContaining('noopener') })
  expect(second?.props.href).toBe('mailto:anna@acme.ch')
})

it('never hides where a link goes', () => {
  expect(shapes('[your bank](https://evil.example)')).toEqual(['p(a(your bank (https://evil.example)))'])
})

it('makes no link of any other scheme, and no image ever', () => {
  for (const text of [
    '[x](javascript:alert(1))',
    '[x](data:text/html,1)',
    '![x](https://t.example/p.png)',
    '[x](//a.b)',
    'javascript:alert(1)',
  ]) {
    const found = tags(markdown(text))
    expect(found).not.toContain('img')
    for (const href of markdown(text).flatMap(node => node.children.map(child => child.props.href)))
      if (href) expect(href).toMatch(/^(https?:\/\/|mailto:)/)
  }
})

it('keeps HTML as the text it is', () => {
  expect(shapes('<img src=x onerror=alert(1)>')).toEqual(['p(<img src=x onerror=alert(1)>)'])
})

it('takes no more than a moment for the longest and strangest text', () => {
  const started = performance.now()
  for (const text of [
    '*'.repeat(20_000),
    '['.repeat(20_000),
    '`'.repeat(20_001),
    'https://'.repeat(3_000),
    '- '.repeat(10_000),
  ])
    markdown(text)
  expect(performance.now() - started).toBeLessThan(4000)
})
