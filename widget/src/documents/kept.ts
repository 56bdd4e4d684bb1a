// The uploads whose end this tab's person has not seen, over a reload. Ids only: names are nobody's who signs in next.
import { createStore } from '../store.ts'

const store = createStore(() => sessionStorage, 'orbit')

export function keptUploads(): string[] {
  const ids = store.read('uploads')
  return Array.isArray(ids) ? ids.map(String) : []
}

export function keepUploads(ids: string[]): void {
  store.write('uploads', ids)
}
