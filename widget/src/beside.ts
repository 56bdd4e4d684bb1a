// Scripts beside widget.js that are loaded when they are needed. As scripts, so that a host's content policy needs nothing
// more than for widget.js.

export function loadBeside(name: string, base: string) {
  return import(/* @vite-ignore */ new URL(name, base).href)
}
