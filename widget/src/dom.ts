// A very small virtual DOM: keyed children, real elements kept (so focus and typed text survive), text only as text nodes.
export type Child = VNode | string | number | false | null | undefined
export type Props = Record<string, unknown>

export interface VNode {
  tag: string
  props: Props
  children: VNode[]
  node?: Element | Text
}

/**
 * Describes an element: `p`, or `p.muted` with a class. Classes are parts, too, for hosts to style. `key` in props keeps
 * an element's identity in a list.
 */
export function h(name: string, props?: Props | null, ...children: (Child | Child[])[]): VNode {
  const [tag = '', part] = name.split('.')
  return { tag, props: part ? { class: part, ...props } : { ...props }, children: describe(children) }
}

/** A push button with a text. */
export function button(label: Child, onclick: () => void, props?: Props): VNode {
  return h('button', { type: 'button', onclick, ...props }, label)
}

/** Makes the children of `parent` look like `next`. `previous` is what the last call was given. */
export function patch(parent: Element | ShadowRoot, previous: VNode[], next: VNode[]): void {
  const left = new Map(previous.map(node => [identity(node), node]))
  const pairs = next.map(node => {
    const old = left.get(identity(node))
    left.delete(identity(node))
    return [node, old] as const
  })
  for (const stale of left.values()) stale.node?.remove()
  let cursor = parent.firstChild
  for (const [node, old] of pairs) {
    const element = old ? update(old, node) : create(node)
    if (element === cursor) cursor = cursor.nextSibling
    else parent.insertBefore(element, cursor)
  }
}

/** Positions count holes (`false`, `null`), so that an optional sibling does not shift the identity of the rest. */
function describe(children: (Child | Child[])[]): VNode[] {
  return children.flat().flatMap((child, index): VNode[] => {
    if (child === false || child === null || child === undefined) return []
    if (typeof child !== 'object') return [{ tag: '', props: { key: index, text: child }, children: [] }]
    child.props.key ??= index
    return [child]
  })
}

function identity(node: VNode): string {
  return `${node.tag} ${node.props.key}`
}

function create(next: VNode): Element | Text {
  const { tag, props, children } = next
  if (!tag) {
    next.node = document.createTextNode(String(props.text))
    return next.node
  }
  const element = /^(svg|path)$/.test(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag)
  next.node = element
  for (const name in props) setProp(element, name, props[name])
  patch(element, [], children)
  return element
}

function update(old: VNode, next: VNode): Element | Text {
  const node = old.node
  if (!node) return create(next)
  next.node = node
  if (old === next) return node
  if (!(node instanceof Element)) {
    if (old.props.text !== next.props.text) node.data = String(next.props.text)
    return node
  }
  for (const name in { ...old.props, ...next.props }) {
    if (old.props[name] !== next.props[name]) setProp(node, name, next.props[name])
  }
  patch(node, old.children, next.children)
  return node
}

function setProp(element: Element, name: string, value: unknown): void {
  if (name === 'key') return
  if (/^(on|value)/.test(name)) Reflect.set(element, name, value ?? null)
  else if (value === undefined || value === null || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
  if (name === 'class') setProp(element, 'part', value)
}
