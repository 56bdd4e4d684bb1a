// What the first page load does without: loaded beside widget.js when it is first drawn.
export { history } from '../view/history.ts'
export { proposalView } from '../view/proposal.ts'
export { below } from './below.ts'
export { card } from './cards.ts'
export { default as css } from './more.css?inline'
