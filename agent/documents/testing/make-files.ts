// For tests: real PDF and Word files, made by hand, so that what is in them is known to the byte.
import { crc32 } from './crc32.ts'

export interface PdfLine {
  text: string
  size?: number
  /** White on white. */
  hidden?: boolean
}

/** One list of lines per page. Letters of Western Europe. */
export function makePdf(pages: (PdfLine | string)[][], information: Record<string, string> = {}): Uint8Array {
  const objects: string[] = []
  const add = (content: string) => objects.push(content)
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [index, lines] of pages.entries()) {
    const content = pageContent(lines)
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  const pairs = Object.entries(information).map(([key, value]) => `/${key} (${escaped(value)})`)
  add(`<< ${pairs.join(' ')} >>`)
  let file = '%PDF-1.4\n'
  const offsets = objects.map((content, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${content}\nendobj\n`
    return at
  })
  const start = file.length
  const table = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

function pageContent(lines: (PdfLine | string)[]): string {
  let y = 790
  const parts = lines.map(line => {
    const { text, size = 11, hidden = false } = typeof line === 'string' ? { text: line } : line
    y -= text === '' ? 10 : size * 1.35
    return text === ''
      ? ''
      : `BT ${hidden ? '1 1 1 rg' : '0 g'} /F1 ${size} Tf 60 ${y.toFixed(1)} Td (${escaped(text)}) Tj ET`
  })
  return parts.filter(Boolean).join('\n')
}

/** Windows-1252, with what PDF strings may not hold escaped. */
function escaped(text: string): string {
  return text
    .replaceAll('’', '\u0092')
    .replaceAll('–', '\u0096')
    .replace(/[\\()]/g, '\\$&')
}

/** A Word file with these paragraphs; "# " and "## " begin headings. */
export function makeDocx(paragraphs: string[]): Uint8Array {
  const body = paragraphs.map(paragraph => {
    const [, marks = '', text = ''] = /^(#{0,3}) ?([\s\S]*)$/.exec(paragraph) ?? []
    const style = marks === '' ? '' : `<w:pPr><w:pStyle w:val="Heading${marks.length}"/></w:pPr>`
    return `<w:p>${style}<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`
  })
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const office = 'http://schemas.openxmlformats.org'
  const styles = [1, 2, 3].map(
    level => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return zip({
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles xmlns:w="${main}">${styles.join('')}</w:styles>`,
    'word/document.xml': `<w:document xmlns:w="${main}"><w:body>${body.join('')}</w:body></w:document>`,
  })
}

/** Stored, not compressed. */
function zip(files: Record<string, string>): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), data)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, Buffer.from(name))
    offset += 4 + 26 + name.length + data.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, index, end]))
}
