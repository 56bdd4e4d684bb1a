// Arguments of a proposal that one input can hold. Others stay as they were proposed.
export type Simple = string | number | boolean

export function simpleArguments(given: Record<string, unknown>): [name: string, value: Simple][] {
  return Object.entries(given).filter((pair): pair is [string, Simple] => /string|number|boolean/.test(typeof pair[1]))
}
