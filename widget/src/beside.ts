// Scripts beside widget.js that are loaded when they are needed. As scripts, so that a host's content policy needs nothing
// more than for widget.js.

export function loadBeside(name: string, base: string) {
  return import(/* @vite-ignore */ new URL(name, base).href)
}

export function addStyles(root: ShadowRoot, css: string) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
