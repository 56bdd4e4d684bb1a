// Every sentence that a person may read of a failure, as the source writes it.
import { readdirSync, readFileSync } from 'node:fs'
import { toCrmError } from '../../../db/errors.ts'
import { isNode, readSource, root } from './source.ts'
import { list, nameOf, propertyOf, readTexts } from './texts.ts'

export interface Thrown {
  /** Sentences and what fills their gaps → where they are written. */
  sentences: Map<string, string>
  /** Errors whose sentence the source doesn't tell. */
  unclear: string[]
}

export function thrownByTools(): Thrown {
  const source = readSource(['tools'])
  const texts = readTexts(source)
  const sentences = new Map<string, string>()
  const unclear: string[] = []
  for (const { node, place } of source.nodes('NewExpression')) {
    if (nameOf(node.callee) !== 'CrmError') continue
    const [, message, options] = list(node.arguments)
    const hint = propertyOf(options, 'hint')
    const said = texts.of(message, place)
    if (said.length === 0) unclear.push(place.file)
    for (const text of [...said, ...texts.of(hint, place)]) sentences.set(text, place.file)
  }
  for (const { node, place } of source.nodes('CallExpression')) {
    if (!/^require[A-Z]/.test(nameOf(node.callee))) continue
    // `requireOwner(context, 'delete contacts')`: it ends a sentence.
    const endings = list(node.arguments).filter(given => isNode(given) && given.type === 'Literal')
    for (const text of endings.flatMap(ending => texts.of(ending, place))) sentences.set(text, place.file)
  }
  return { sentences, unclear }
}

/** The tables of `db/postgrest-errors.ts`. What is `internal` has one sentence of the agent's. */
export function thrownByDatabaseErrors(): string[] {
  const source = readSource(['db'])
  const texts = readTexts(source)
  return source
    .nodes('ArrayExpression')
    .filter(({ place }) => place.file.endsWith('postgrest-errors.ts'))
    .map(({ node, place }) => list(node.elements).flatMap(element => texts.of(element, place)))
    .filter(([code]) => code !== 'internal')
    .flatMap(row => row.filter(text => /^[A-Z].* .*\.$/.test(text)))
    .filter(sentence => sentence !== toCrmError(undefined).message)
}

/** What functions of the database raise with a code of ours. */
export function raisedInMigrations(): string[] {
  const folder = new URL('db/supabase/migrations/', root)
  return readdirSync(folder).flatMap(file => {
    const sql = readFileSync(new URL(file, folder), 'utf8')
    const raised = [...sql.matchAll(/raise exception '([^']+)'[^;]*?errcode = 'PT[^;]*;/g)]
    const hints = raised.flatMap(([statement]) => /hint = (?:format\()?'([^']+)'/.exec(statement)?.[1] ?? [])
    const gaps = [...sql.matchAll(/perform app\.(?:refuse_undo|require_owner)\((?:\w+, )?'([^']+)'/g)]
    const invoices = [
      ...sql.matchAll(
        /perform app\.refuse_invoice\([\w.]+,\s*(?:format\()?'([^']+)'(?:, [\w., ]+\))?,[^;]*?(?:'([^']+)' end|'([^']+)')\)/g,
      ),
    ]
    return [
      ...raised.map(([, sentence = '']) => sentence).filter(sentence => sentence !== 'Invoice % %.'),
      ...hints,
      ...gaps.map(([, what = '']) => what),
      ...invoices.flatMap(([, what = '', one, other]) => [`Invoice % ${what}.`, one ?? other ?? '']),
    ].map(text => text.replace(/%s?/g, '{}'))
  })
}
