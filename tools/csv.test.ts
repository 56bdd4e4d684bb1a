import { describe, expect, it } from 'vitest'
import { findTable, readCsv, writeCsv } from './csv.ts'

describe('readCsv', () => {
  const table = {
    header: ['Name', 'Ort'],
    rows: [
      ['Müller; Anna', 'Zürich'],
      ['Say "hi"', ''],
    ],
  }
  it.each([
    ['commas', 'Name,Ort\n"Müller; Anna",Zürich\n"Say ""hi""",\n'],
    ['semicolons', 'Name;Ort\r\n"Müller; Anna";Zürich\r\n"Say ""hi""";\r\n'],
    ['tabs', 'Name\tOrt\nMüller; Anna\tZürich\n"Say ""hi"""\t'],
    ['a byte order mark and empty lines', '\uFEFFName,Ort\n\n"Müller; Anna",Zürich\n,\n"Say ""hi""",'],
    ["Excel's first line", 'sep=;\r\nName;Ort\r\n"Müller; Anna";Zürich\r\n"Say ""hi""";'],
  ])('reads %s', (_, text) => {
    expect(readCsv(text)).toEqual(table)
  })

  it('keeps line breaks inside of quotes', () => {
    expect(readCsv('a,b\n"one\ntwo",3').rows).toEqual([['one\ntwo', '3']])
  })

  it.each(['', 'hello', 'just one line, with a comma', 'a\nb\nc'])('refuses %j', text => {
    expect(() => readCsv(text)).toThrowError(expect.objectContaining({ code: 'invalid_input' }))
  })
})

describe('writeCsv', () => {
  it('marks what a spreadsheet would calculate, and reads it back as it was', () => {
    const cells = ['=HYPERLINK("http://x")', '+41791234567', '-1', '@SUM(A1)', 'Zoë; "Graf"', '']
    const text = writeCsv(['a', 'b', 'c', 'd', 'e', 'f'], [cells], 'de')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text).toMatch(/^\uFEFFa;b;c;d;e;f\r\n/)
    expect(text).not.toMatch(/(?:^|[;\n"])[=+@-]/)
    expect(readCsv(text).rows).toEqual([cells])
  })

  it('uses commas for English readers', () => {
    expect(writeCsv(['a', 'b'], [['1', ['x', 'y']]], 'en')).toBe('\uFEFFa,b\r\n1,"x, y"\r\n')
  })
})

describe('findTable', () => {
  it('leaves out what is said in front of it, and the fence around it', () => {
    expect(findTable('Import these, please:\n```csv\nName,Ort\nAnna,Bern\n```')).toBe('Name,Ort\nAnna,Bern')
    expect(findTable('Hello, there\nName;Ort\nAnna;Bern')).toBe('Name;Ort\nAnna;Bern')
  })

  it('finds none in talk', () => {
    expect(findTable('Hello, how are you?\nFine')).toBeUndefined()
  })
})
