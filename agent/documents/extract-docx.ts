// Word files, read as the HTML that their styles stand for.
import mammoth from 'mammoth'
import { CrmError } from '../../db/errors.ts'
import type { Block } from './blocks.ts'
import { extractHtml } from './extract-html.ts'

/** @throws {CrmError} `invalid_input` */
export async function extractDocx(bytes: Uint8Array): Promise<Block[]> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noImages })
    return extractHtml(value)
  } catch (thrown) {
    throw new CrmError('invalid_input', 'This Word file is damaged and can not be read.', { cause: thrown })
  }
}

const noImages = mammoth.images.imgElement(async () => ({ src: '' }))
