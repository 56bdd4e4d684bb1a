// The registry's content: one import and one line per tool.
import type { Tool } from './tool.ts'

export const allTools: readonly Tool[] = []
