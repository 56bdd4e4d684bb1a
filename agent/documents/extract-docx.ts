// Word files, read as the HTML that their styles stand for.
import mammoth from 'mammoth'
import { DocumentError } from '../../tools/documents/faults.ts'
import type { Block } from './blocks.ts'
import { extractHtml } from './extract-html.ts'

/** @throws {DocumentError} */
export async function extractDocx(bytes: Uint8Array): Promise<Block[]> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noImages })
    return extractHtml(value)
  } catch (thrown) {
    throw new DocumentError('damaged_word', thrown)
  }
}

const noImages = mammoth.images.imgElement(async () => ({ src: '' }))
