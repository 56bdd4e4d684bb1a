// What an expression in the source may say: its literals, with `{}` where something is filled in.
import { isNode, type Node, type Place, type Source } from './source.ts'

export interface Texts {
  /** Every text that the expression can be, none when the source doesn't tell. */
  of(expression: unknown, place: Place): string[]
}

interface Found {
  node: Node
  place: Place
}

/** Expressions within expressions: sentences are written near to where they are thrown. */
const deepest = 8

export function readTexts(source: Source): Texts {
  const constants = index(source.nodes('VariableDeclarator'), ({ node }) => nameOf(node.id))
  const calls = index(source.nodes('CallExpression'), ({ node }) => nameOf(node.callee))
  const functionNames = new Map(source.nodes('VariableDeclarator').map(({ node }) => [node.init, nameOf(node.id)]))
  const returns = index(source.nodes('ReturnStatement'), ({ place }) => functionName(place.functions[0]))
  /** What is being read: a constant may be made of itself, through a parameter of its name. */
  const open = new Set<Node>()

  function of(expression: unknown, place: Place): string[] {
    if (!isNode(expression) || open.has(expression) || open.size > deepest) return []
    open.add(expression)
    const texts = read(expression, place)
    open.delete(expression)
    return [...new Set(texts)]
  }

  function read(node: Node, place: Place): string[] {
    switch (node.type) {
      case 'Literal':
        return typeof node.value === 'string' ? [node.value] : []
      case 'TemplateLiteral':
        return [list(node.quasis).map(cooked).join('{}')]
      case 'ConditionalExpression':
        return [node.consequent, node.alternate].flatMap(part => of(part, place))
      case 'LogicalExpression':
        return [node.left, node.right].flatMap(part => of(part, place))
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return of(node.expression, place)
      case 'ObjectExpression':
        return list(node.properties).flatMap(property => (isNode(property) ? of(property.value, place) : []))
      case 'ArrayExpression':
        return list(node.elements).flatMap(element => of(element, place))
      case 'Identifier':
        return named(nameOf(node), place)
      case 'MemberExpression':
        return node.computed ? of(node.object, place) : held(nameOf(node.property), place)
      case 'CallExpression':
        return (returns.get(nameOf(node.callee)) ?? []).flatMap(one => of(one.node.argument, one.place))
      default:
        return []
    }
  }

  /** A parameter is what its callers give, anything else what it was declared as. */
  function named(name: string, place: Place): string[] {
    for (const around of place.functions) {
      const position = list(around.params).findIndex(parameter => nameOf(parameter) === name)
      if (position < 0) continue
      const given = calls.get(functionName(around)) ?? []
      return given.flatMap(call => of(list(call.node.arguments)[position], call.place))
    }
    return constant(name, place)
  }

  function constant(name: string, place: Place): string[] {
    const found = constants.get(name) ?? []
    const near = found.filter(one => one.place.file === place.file)
    return (near.length > 0 ? near : found).flatMap(one => of(one.node.init, one.place))
  }

  /** A field holds what the constants of its name in the same folder hold. */
  function held(name: string, place: Place): string[] {
    const beside = (constants.get(name) ?? []).filter(one => folderOf(one.place) === folderOf(place))
    return beside.flatMap(one => of(one.node.init, one.place))
  }

  function functionName(around: Node | undefined): string {
    return around ? nameOf(around.id) || (functionNames.get(around) ?? '') : ''
  }

  return { of }
}

export function nameOf(node: unknown): string {
  return isNode(node) && typeof node.name === 'string' ? node.name : ''
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value of an object's key. */
export function propertyOf(object: unknown, key: string): unknown {
  const properties = isNode(object) ? list(object.properties) : []
  const found = properties.find(property => isNode(property) && nameOf(property.key) === key)
  return isNode(found) ? found.value : undefined
}

function folderOf({ file }: Place): string {
  return file.slice(0, file.lastIndexOf('/'))
}

function index(found: Found[], keyOf: (one: Found) => string): Map<string, Found[]> {
  const byKey = new Map<string, Found[]>()
  for (const one of found) {
    const key = keyOf(one)
    const same = byKey.get(key)
    if (same) same.push(one)
    else if (key) byKey.set(key, [one])
  }
  return byKey
}

function cooked(quasi: unknown): string {
  const value = isNode(quasi) ? quasi.value : undefined
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''
}
