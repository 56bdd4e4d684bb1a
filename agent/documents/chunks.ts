// Cuts a document into pieces that can be found and read on their own: along its headings, between sentences, never in the
// middle of a table's row, with the last sentence of a piece repeated in the next.
import { DocumentError } from '../../tools/documents/faults.ts'
import { sentencesOf } from '../../tools/documents/sentences.ts'
import type { CountTokens } from '../models/tokens.ts'
import type { Block } from './blocks.ts'

export interface Chunk {
  content: string
  /** "4 Termination › 4.2 Notice" */
  heading?: string
  page?: number
}

/** Tokens. Small pieces are found more surely, and a model reads several of them. */
const targetTokens = 180
const overlapTokens = 40
/** A section smaller than this shares its piece with the next one. */
const smallTokens = 60
const maxChunks = 3000

interface Unit {
  text: string
  tokens: number
  page?: number | undefined
  /** Stands on a line of its own. */
  line: boolean
}

/** @throws {DocumentError} when the text is too long to be kept. */
export async function cutIntoChunks(blocks: Block[], countTokens: CountTokens): Promise<Chunk[]> {
  const chunks: Chunk[] = []
  const path: { level: number; text: string }[] = []
  let units: Unit[] = []
  let heading = ''
  const size = () => units.reduce((sum, unit) => sum + unit.tokens, 0)
  const flush = (overlap: Unit[] = []) => {
    if (units.some(unit => /[\p{L}\p{N}]/u.test(unit.text))) chunks.push(chunkOf(units, heading))
    if (chunks.length > maxChunks) throw new DocumentError('too_much_text')
    units = overlap
    heading = pathText(path)
  }
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (size() >= smallTokens) flush()
      const level = block.level ?? 1
      while ((path.at(-1)?.level ?? 0) >= level) path.pop()
      path.push({ level, text: block.text.slice(0, 160) })
      // Of a piece that goes on, the heading is part of the text.
      if (units.length > 0)
        units.push({ text: block.text, tokens: await countTokens(block.text), page: block.page, line: true })
      else heading = pathText(path)
      continue
    }
    for (const unit of await unitsOf(block, countTokens)) {
      if (units.length > 0 && size() + unit.tokens > targetTokens) flush(overlapOf(units, block))
      units.push(unit)
    }
  }
  flush()
  return chunks
}

async function unitsOf(block: Block, countTokens: CountTokens): Promise<Unit[]> {
  const lines = block.kind === 'table' ? block.text.split('\n') : sentencesOf(block.text)
  const parts = lines.flatMap(line => pieces(line))
  const units: Unit[] = []
  for (const [index, text] of parts.entries())
    units.push({ text, tokens: await countTokens(text), page: block.page, line: block.kind === 'table' || index === 0 })
  return units
}

/** What has no sentences (a list of numbers, a text without dots) is cut at its spaces. */
function pieces(sentence: string): string[] {
  const longest = targetTokens * 4
  if (sentence.length <= longest) return [sentence]
  return (
    sentence
      .match(new RegExp(`[\\s\\S]{1,${longest}}(?:\\s|$)|[\\s\\S]{1,${longest}}`, 'gu'))
      ?.map(part => part.trim()) ?? []
  )
}

/** Of a table its first row, which names the columns; of a text its last sentence, if it is short. */
function overlapOf(units: Unit[], block: Block): Unit[] {
  if (block.kind === 'table') {
    const [names = ''] = block.text.split('\n')
    const first = units.find(unit => unit.text === names)
    return first ? [first] : []
  }
  const last = units.at(-1)
  return last !== undefined && last.tokens <= overlapTokens && units.length > 1 ? [last] : []
}

function chunkOf(units: Unit[], heading: string): Chunk {
  const content = units.reduce(
    (text, unit) => (text === '' ? unit.text : `${text}${unit.line ? '\n' : ' '}${unit.text}`),
    '',
  )
  const page = units.find(unit => unit.page !== undefined)?.page
  return { content, ...(heading !== '' && { heading }), ...(page !== undefined && { page }) }
}

function pathText(path: { text: string }[]): string {
  return path.map(({ text }) => text).join(' › ')
}
