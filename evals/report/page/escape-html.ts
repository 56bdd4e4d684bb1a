// Text into HTML. Whatever a model or a person wrote stays text.

export function escapeHtml(text: string | number): string {
  return String(text).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
