import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newBoard, type OpenedBoard } from '../convert/open/newBoard.ts'
import { openBoard } from '../convert/open/openBoard.ts'
import { boardSnippet } from '../convert/write/boardSnippet.ts'
import { exportForm } from '../convert/write/exportForm.ts'
import { readBase } from '../convert/write/readBack.ts'
import { verifyForm } from '../convert/write/verifyForm.ts'
import { applyEdit } from '../pipeline/applyEdit.ts'
import { SOCS, socById } from '../soc/catalogue.ts'
import { boardOfShare, shareJson } from './shareJson.ts'

function edited(board: OpenedBoard): OpenedBoard {
  const [first, second] = Object.values(board.doc.graph.blocks)
  if (first === undefined || second === undefined) return board
  const doc = [
    { kind: 'set-status', block: second.id, status: 'okay' } as const,
    { kind: 'set-title', title: 'A <b>board</b> & "more"' } as const,
    { kind: 'place', positions: { [first.id]: { x: -7, y: 13 } } } as const,
  ].reduce(applyEdit, board.doc)
  return { ...board, doc }
}

function example(name: string): OpenedBoard {
  const bytes = readFileSync(`public/examples/${name}.dts`)
  const opened = openBoard([{ name: `${name}.dts`, bytes }])
  if (opened.kind === 'failed') throw new Error(opened.diagnostics[0]?.message)
  return opened
}

const again = (board: OpenedBoard): OpenedBoard => {
  const parsed = boardOfShare(shareJson(board))
  if (parsed.kind === 'wrong') throw new Error(parsed.message)
  return parsed.board
}

const BOARDS: [string, OpenedBoard][] = [
  ...SOCS.map((soc): [string, OpenedBoard] => [soc.id, newBoard(soc)]),
  ...['mt8395-three-mistakes', 'mt8188-tablet-dsi'].map((name): [string, OpenedBoard] => [
    name,
    example(name),
  ]),
]

describe('a project in a link', () => {
  it.each(BOARDS)('of %s is the same document on the same base', (_name, board) => {
    for (const one of [board, edited(board)]) {
      const { doc, base, baseName, sources } = again(one)
      expect({ doc, base, baseName }).toEqual({
        doc: one.doc,
        base: one.base,
        baseName: one.baseName,
      })
      expect(Object.keys(doc.graph.blocks)).toEqual(Object.keys(one.doc.graph.blocks))
      expect(Object.keys(base.blocks)).toEqual(Object.keys(one.base.blocks))
      expect(sources).toBe(null)
      expect(boardSnippet(base, doc.graph, baseName)).toBe(
        boardSnippet(one.base, one.doc.graph, one.baseName),
      )
    }
  })

  it.each(BOARDS)('of %s exports what it exported before', (_name, board) => {
    for (const one of [board, edited(board)]) {
      const shared = again(one)
      expect(shared.base === shared.doc.graph).toBe(one.base === one.doc.graph)
      const [before, after] = [one, shared].map((each) =>
        exportForm('snippet', each, readBase(each)),
      )
      expect(after?.form).toEqual(before?.form)
      if (after?.form != null) expect(verifyForm(after.form, after.cannot, shared)).toEqual([])
    }
  })

  it('takes two to four kilobytes for a whole board', () => {
    for (const [, board] of BOARDS)
      expect(deflateRawSync(shareJson(edited(board))).length).toBeLessThan(3500)
  })

  it('opens a document alone as well', () => {
    const { doc } = newBoard(socById('mt8195'))
    const parsed = boardOfShare(JSON.stringify(doc))
    expect(parsed.kind === 'project' && parsed.board.doc).toEqual(doc)
  })

  const sound: unknown = JSON.parse(shareJson(newBoard(socById('mt8365'))))
  const withField = (field: string, value: unknown): string =>
    JSON.stringify(typeof sound === 'object' ? { ...sound, [field]: value } : sound)

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing of ours', '{"a":1}'],
    ['a newer form', withField('portwire', 99)],
    ['a base of unknown blocks', withField('share', { blocks: ['/none'], aliases: [] })],
    ['a base of no blocks', withField('share', { blocks: [1], aliases: [] })],
    ['a base that is a text', withField('share', 'x')],
    ['a prototype for a block', withField('share', { blocks: ['__proto__'], aliases: [] })],
    ['a place of no block', withField('positions', { '/none': { x: 1, y: 1 } })],
    ['a place that is no number', withField('positions', { '/none': { x: null, y: 1 } })],
    ['a SoC there is not', withField('soc', 'mt0')],
  ])('is refused with a sentence when it holds %s', (_name, text) => {
    const parsed = boardOfShare(text)
    expect(parsed.kind === 'wrong' && parsed.message).toMatch(/^[A-Z`p].*[.]$/)
  })

  it('is refused as nested too deep where it is', () => {
    expect(boardOfShare('['.repeat(501) + ']'.repeat(501))).toEqual({
      kind: 'wrong',
      message: 'It has brackets nested more than 500 deep, which nothing has that Portwire writes.',
    })
  })

  it('never throws, whatever is changed in it', () => {
    const text = shareJson(newBoard(socById('mt8365')))
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 4 }), fc.nat(6), (at, put, drop) => {
        expect(['project', 'wrong']).toContain(
          boardOfShare(text.slice(0, at) + put + text.slice(at + drop)).kind,
        )
      }),
    )
  })
})
