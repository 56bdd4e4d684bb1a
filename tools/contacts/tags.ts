// Tags, compared without case.

const has = (tags: string[], tag: string) => tags.some(other => other.toLowerCase() === tag.toLowerCase())

export function retagged(tags: string[], add: string[] = [], remove: string[] = []): string[] {
  const result = tags.filter(tag => !has(remove, tag))
  for (const tag of add) if (!has(result, tag)) result.push(tag)
  return result
}
