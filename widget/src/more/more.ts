// What the first page load does without: loaded beside widget.js when it is first drawn.
export { balance } from './balance.ts'
export { card } from './cards.ts'
