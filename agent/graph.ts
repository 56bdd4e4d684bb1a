// The one graph: model and tools in turn, until one of them ends the turn. Compiled once; what belongs to a turn comes with the config.
import { type BaseMessage, SystemMessage } from '@langchain/core/messages'
import { Runnable, type RunnableConfig } from '@langchain/core/runnables'
// This entry keeps no AsyncLocalStorage, which would slow every promise of the process: a node gets its config as an argument.
import { Annotation, Command, END, START, StateGraph } from '@langchain/langgraph/web'
import { boundHistory, toModelMessages } from './log.ts'
import { modelStep } from './model-step.ts'
import { promptSuffix } from './prompt.ts'
import { asLogMessage, type Run } from './run.ts'
import { type Calls, toolStep } from './tool-step.ts'
import type { TurnOutcome } from './turn.ts'

const TurnState = Annotation.Root({
  messages: Annotation<BaseMessage[]>({ reducer: (before, added) => before.concat(added), default: () => [] }),
  /** What the model asked for last. */
  step: Annotation<Calls | undefined>(),
  outcome: Annotation<TurnOutcome | undefined>(),
})
type State = typeof TurnState.State

const noCalls: Calls = { calls: [], rowId: '', resumed: false }

export type TurnGraph = (run: Run, calls: Calls | undefined) => Promise<TurnOutcome>

export function createGraph(): TurnGraph {
  const graph = new StateGraph(TurnState)
    .addNode('model', new Node(modelNode), { ends: ['tools', END] })
    .addNode('tools', new Node(toolsNode), { ends: ['model', END] })
    .addEdge(START, 'model')
    .compile()

  return async (run, calls) => {
    const { modelCalls } = run.parts.limits
    // The brakes end a runaway turn with a sentence; the recursion limit only has to be out of their way.
    const config = { configurable: { run }, recursionLimit: modelCalls * 2 + 5 }
    const state = await graph.invoke({ messages: openingMessages(run, calls), step: calls }, config)
    if (state.outcome === undefined) throw new Error('the graph ended without an outcome')
    return state.outcome
  }
}

/** A plain function as a node makes LangChain prepare a trace of every step, which nobody reads: a tenth of a turn's CPU. */
class Node extends Runnable<State, Command> {
  lc_namespace = ['orbitcrm']
  readonly #step: (state: State, config: RunnableConfig) => Promise<Command>

  constructor(step: (state: State, config: RunnableConfig) => Promise<Command>) {
    super()
    this.#step = step
  }

  invoke(state: State, config: RunnableConfig = {}): Promise<Command> {
    return this.#step(state, config)
  }
}

function openingMessages(run: Run, calls: Calls | undefined): BaseMessage[] {
  const { historyCharacters } = run.parts.limits
  const rows = [...run.opened.messages, ...run.unsaved.map(row => asLogMessage(row, run.now))]
  const open = new Set(calls?.calls.map(call => call.id))
  const fenced = run.parts.model.kind !== 'offline'
  const history = toModelMessages(boundHistory(rows, historyCharacters), { fenced, open })
  return [new SystemMessage(`${run.offer.prompt}\n\n${promptSuffix(run)}`), ...history]
}

/** A turn that a crash cut off in its tools goes on there. */
async function modelNode(state: State, config: RunnableConfig): Promise<Command> {
  if (state.step?.resumed) return new Command({ goto: 'tools' })
  const { message, calls, rowId, outcome } = await modelStep(runOf(config), state.messages)
  if (outcome) return new Command({ update: { outcome }, goto: END })
  return new Command({
    update: { messages: message ? [message] : [], step: { calls, rowId, resumed: false } },
    goto: 'tools',
  })
}

async function toolsNode(state: State, config: RunnableConfig): Promise<Command> {
  const step = state.step ?? noCalls
  const { messages, outcome } = await toolStep(runOf(config), step)
  return new Command({ update: { messages, outcome, step: noCalls }, goto: outcome ? END : 'model' })
}

function runOf(config: RunnableConfig): Run {
  // LangGraph hands `configurable` through untyped; only `createGraph` fills it.
  return config.configurable?.run as Run
}
