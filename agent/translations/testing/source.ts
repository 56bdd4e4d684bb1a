// The source of a folder as syntax trees, with what the texts in it may come from: constants, parameters, calls.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export interface Node {
  type: string
  [key: string]: unknown
}

export interface Place {
  file: string
  /** From the function around it outwards. */
  functions: Node[]
}

export interface Source {
  /** Every node of this type, with where it stands. */
  nodes(type: string): { node: Node; place: Place }[]
}

export const root = new URL('../../../', import.meta.url)
const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** `folders` of the repository, without tests. */
export function readSource(folders: string[]): Source {
  const byType = new Map<string, { node: Node; place: Place }[]>()
  const visit = (value: unknown, place: Place): void => {
    if (Array.isArray(value)) {
      for (const entry of value) visit(entry, place)
      return
    }
    if (!isNode(value)) return
    const same = byType.get(value.type)
    if (same) same.push({ node: value, place })
    else byType.set(value.type, [{ node: value, place }])
    const inside = functionTypes.has(value.type) ? { ...place, functions: [value, ...place.functions] } : place
    for (const child of Object.values(value)) visit(child, inside)
  }
  for (const file of folders.flatMap(filesOf)) {
    const { program } = parseSync(file, readFileSync(new URL(file, root), 'utf8'))
    visit(program.body, { file, functions: [] })
  }
  return { nodes: type => byType.get(type) ?? [] }
}

function filesOf(folder: string): string[] {
  return readdirSync(fileURLToPath(new URL(folder, root)), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !/test\.ts$|testing/.test(file))
    .map(file => `${folder}/${file}`)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
