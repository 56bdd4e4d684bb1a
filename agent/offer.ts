// What a model is offered: the tools of the packs that an organization uses, and the prompt that goes with them.
import { isEnabled, packNames } from '../tools/packs.ts'
import { createRegistry, type Registry } from '../tools/registry.ts'
import type { BoundModel, ChatModelChoice } from './models/chat-model.ts'
import { toolSchemas } from './models/tool-schemas.ts'
import { promptPrefix } from './prompt.ts'

export interface Offer {
  bound: BoundModel
  /** The part of the prompt that never changes. */
  prompt: string
  /** What the tool definitions add to every request, in characters. */
  schemaCharacters: number
}

/**
 * Made once per combination of packs: binding costs more than a call does, and a provider's prompt cache wants the same
 * definitions in the same order.
 */
export function createOffers(registry: Registry, model: ChatModelChoice): (packs: readonly string[]) => Offer {
  const made = new Map<string, Offer>()
  return enabled => {
    const packs = packNames.filter(pack => enabled.includes(pack))
    const key = packs.join()
    const offer = made.get(key) ?? createOffer(registry, model, packs)
    made.set(key, offer)
    return offer
  }
}

function createOffer(registry: Registry, model: ChatModelChoice, packs: readonly string[]): Offer {
  const offered = createRegistry(registry.tools.filter(tool => isEnabled(tool, packs)))
  const schemas = toolSchemas(offered)
  return {
    bound: model.bind(schemas),
    prompt: promptPrefix(offered, packs),
    schemaCharacters: JSON.stringify(schemas).length,
  }
}
