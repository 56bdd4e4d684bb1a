// The few symbols, as outlines on a 24 grid.
import { button, h, type VNode } from '../dom.ts'

const shapes = {
  attach: 'm20 11-8 8a5 5 0 0 1-7-7l8-8a3 3 0 0 1 5 5l-8 8a1 1 0 0 1-2-2l7-7',
  chat: 'M4 5h16v11h-8l-5 4v-4H4Z',
  close: 'm6 6 12 12M18 6 6 18',
  create: 'M12 5v14M5 12h14',
  history: 'M4 7h16M4 12h16M4 17h10',
  send: 'M12 19V5m-6 6 6-6 6 6',
  stop: 'M6 6h12v12H6Z',
}

export function icon(name: keyof typeof shapes): VNode {
  return h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: shapes[name] }))
}

/** A button that shows only a symbol; its name is read out and shown on hover. */
export function iconButton(name: keyof typeof shapes, label: string, onclick: () => void, props = {}): VNode {
  return button(icon(name), onclick, { class: 'icon', 'aria-label': label, title: label, ...props })
}
