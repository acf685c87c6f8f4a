import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEditChoices, editedBy } from '../../../testing/anyEdits.ts'
import { blockId } from '../../base/ids.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { Edit } from '../../pipeline/edit.ts'
import { SOCS, socById } from '../../soc/catalogue.ts'
import { newBoard, type OpenedBoard } from './newBoard.ts'
import { openBoard } from './openBoard.ts'
import { parseProject, projectJson } from './projectJson.ts'

const EXAMPLE = 'mt8395-three-mistakes.dts'

function opened(): OpenedBoard {
  const bytes = new Uint8Array(readFileSync(`public/examples/${EXAMPLE}`))
  const result = openBoard([{ name: EXAMPLE, bytes }])
  if (result.kind === 'failed') throw new Error('The example does not open')
  const { kind: _, ...board } = result
  return board
}

const edit: Edit = {
  kind: 'batch',
  label: 'Several',
  edits: [
    { kind: 'set-title', title: 'é "quoted"' },
    { kind: 'set-status', block: blockId('/soc/dsi@1c008000'), status: null },
  ],
}

const edited = (board: OpenedBoard): OpenedBoard => ({
  ...board,
  doc: applyEdit(board.doc, edit),
  edits: { last: { label: 'Several', edit }, before: null },
})

const parsed = (text: string) => parseProject(JSON.parse(text))

describe('a project as JSON', () => {
  it.each(SOCS.map((soc) => [soc.name, newBoard(soc)] as const))('comes back: %s', (_, board) => {
    expect(parsed(projectJson(board))).toEqual({ kind: 'project', board })
  })

  it('comes back with its files, its overlays and what was done to it', () => {
    const overlay = {
      name: 'x.dtbo',
      bytes: new Uint8Array([0xd0, 0, 255]),
      on: false,
      files: new Map(),
    }
    const board = edited({ ...opened(), overlays: [overlay] })
    expect(parsed(projectJson(board))).toEqual({ kind: 'project', board })
  })

  it('is printed the same after it was read', () => {
    const bytes = new Uint8Array(readFileSync(`public/examples/${EXAMPLE}`))
    const result = openBoard([{ name: EXAMPLE, bytes }])
    if (result.kind === 'failed') throw new Error('The example does not open')
    const printed = projectJson(result)
    const read = parsed(printed)
    expect(read.kind === 'project' && projectJson(read.board)).toBe(printed)
  })

  it('comes back after any edits', () => {
    const start = opened()
    fc.assert(
      fc.property(anyEditChoices, (choices) => {
        const board = { ...start, doc: editedBy(start.doc, choices) }
        expect(parsed(projectJson(board))).toEqual({ kind: 'project', board })
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('takes no field it does not know', () => {
    const json = JSON.parse(projectJson(opened()))
    const read = parseProject({ ...json, foo: 'x', ['__proto__']: null, '': 1 })
    if (read.kind === 'wrong') throw new Error(read.message)
    expect(Object.keys(read.board).toSorted()).toEqual(Object.keys(opened()).toSorted())
  })

  it('of the first form, the document alone, is a board without files', () => {
    const { doc } = newBoard(socById('mt8195'))
    const read = parseProject(JSON.parse(JSON.stringify(doc)))
    expect(read).toMatchObject({
      kind: 'project',
      board: { doc, base: doc.graph, sources: null, overlays: [], edits: null },
    })
  })
})

describe('what is no project', () => {
  const sound = JSON.parse(projectJson(edited(opened())))
  const spoilt = (spoil: (json: typeof sound) => void) => {
    const json = structuredClone(sound)
    spoil(json)
    return parseProject(json)
  }
  const firstBlock = (json: typeof sound) =>
    Object.values<Record<string, unknown>>(json.graph.blocks)[0]

  it.each([
    ['a number', 4, /no Portwire project/],
    ['a list', [], /no Portwire project/],
    ['another JSON file', { name: 'x', version: '1' }, /no Portwire project/],
    ['a form yet to come', { portwire: 99 }, /newer Portwire/],
    ['a form that never was', { portwire: 0.5 }, /no Portwire project/],
  ])('%s', (_, value, why) => {
    expect(parseProject(value)).toMatchObject({
      kind: 'wrong',
      message: expect.stringMatching(why),
    })
  })

  it.each<[string, (json: typeof sound) => void, RegExp]>([
    [
      'a title that is no text',
      (json) => {
        json.title = 5
      },
      /doc\.title is not a text/,
    ],
    [
      'a SoC that is none',
      (json) => {
        json.soc = 'mt1'
      },
      /doc\.soc is not one of/,
    ],
    [
      'no graph',
      (json) => {
        delete json.graph
      },
      /graph is not an object/,
    ],
    [
      'a block by another id',
      (json) => {
        Object.assign(firstBlock(json) ?? {}, { id: '/x' })
      },
      /goes by another id/,
    ],
    [
      'a status that is a number',
      (json) => {
        Object.assign(firstBlock(json) ?? {}, { status: 1 })
      },
      /status is not a text/,
    ],
    [
      'a position of no block',
      (json) => {
        json.positions['/gone'] = { x: 0, y: 0 }
      },
      /\/gone, which is no block/,
    ],
    [
      'a position that is nowhere',
      (json) => {
        json.positions[Object.keys(json.positions)[0] ?? ''].x = null
      },
      /x is not a number/,
    ],
    [
      'an alias of no block',
      (json) => {
        json.graph.aliases.push({ name: 'a', block: '/gone' })
      },
      /alias a names no block/,
    ],
    [
      'an edit of no known kind',
      (json) => {
        json.edits[0].edit.kind = 'explode'
      },
      /edits\[0\]\.edit\.kind is no known kind/,
    ],
    [
      'files that are no bytes',
      (json) => {
        json.sources.files = { a: '!' }
      },
      /sources\.files\.a is not bytes/,
    ],
    [
      'a remote that leads nowhere',
      (json) => {
        const text = JSON.stringify(json.graph).replace(
          /("remote":\{"kind":"endpoint","endpoint":")[^"]+/,
          '$1/gone#0',
        )
        json.graph = JSON.parse(text)
      },
      /\/gone#0, which is no endpoint/,
    ],
    [
      'edits nested without end',
      (json) => {
        let inner = json.edits[0].edit
        for (let i = 0; i < 5000; i++) inner = { kind: 'batch', label: '', edits: [inner] }
        json.edits[0].edit = inner
      },
      /nested too deeply/,
    ],
  ])('%s', (_, spoil, why) => {
    expect(spoilt(spoil)).toMatchObject({ kind: 'wrong', message: expect.stringMatching(why) })
  })
})
