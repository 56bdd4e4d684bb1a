// Entry of widget.js: one script tag defines the element.
import { OrbitChat } from './orbit-chat.ts'

if (!customElements.get('orbit-chat')) customElements.define('orbit-chat', OrbitChat)
