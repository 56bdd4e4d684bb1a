// Where the person types. Enter sends, Shift+Enter breaks the line, and a composed character (IME) is never cut in half.
import { h, type VNode } from '../dom.ts'
import type { ViewContext } from './context.ts'
import { iconButton } from './icons.ts'

/** Characters; the server takes no longer message. */
const maxLength = 8000

/** `ref` is called once with the text area. A message can be sent while a run is in progress: it waits for its turn. */
export function composer(running: boolean, { say, actions }: ViewContext): VNode {
  const onkeydown = (event: KeyboardEvent & { target: HTMLTextAreaElement }) => {
    // Safari ends a composition before this event comes; 229 says that the key still belonged to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.target.form?.requestSubmit()
  }
  const onsubmit = (event: SubmitEvent & { target: HTMLFormElement }) => {
    event.preventDefault()
    const area = event.target.querySelector('textarea')
    const text = area?.value.trim()
    if (!area || !text) return
    area.value = ''
    resize(area)
    actions.send(text)
  }
  return h(
    'form.composer',
    { onsubmit },
    h('textarea', {
      rows: 1,
      maxlength: maxLength,
      placeholder: say('Type what you want done …'),
      'aria-label': say('Message'),
      enterkeyhint: 'send',
      onkeydown,
      oninput: (event: InputEvent & { target: HTMLTextAreaElement }) => resize(event.target),
    }),
    iconButton('attach', say('Attach a file'), () => actions.attach()),
    running && iconButton('stop', say('Stop'), actions.stop),
    iconButton('send', say('Send'), () => {}, { class: 'icon primary', type: 'submit' }),
  )
}

/** As tall as its lines; the style sheet limits it. */
function resize(area: HTMLTextAreaElement): void {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
