import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newBoard } from '../core/convert/open/newBoard.ts'
import { socById } from '../core/soc/catalogue.ts'
import { anyEditChoices, editsBy } from '../testing/anyEdits.ts'
import { createEditorStore } from './editorStore.ts'
import type { History } from './history.ts'
import { openProject } from './projectSlice.ts'
import { historyText, readHistory } from './savedHistory.ts'

/** Saves and loads. */
function reloaded(history: History): History {
  const kept: Uint8Array[] = []
  const text = historyText(history, (bytes) => kept.push(bytes) - 1)
  const read = readHistory(text, (number) => kept[number])
  if (read.kind === 'failed') throw new Error(read.message)
  return read.value
}

function opened() {
  const store = createEditorStore()
  store.getState().open(newBoard(socById('mt8195')))
  return store
}

function historyOf(store: ReturnType<typeof opened>): History {
  const open = openProject(store.getState())
  if (open === null) throw new Error('Nothing is open')
  const { project, past, future } = open
  return { project, past, future }
}

describe('a saved history', () => {
  it('comes back as it was after any edits, undone and redone at will', () => {
    const anyMove = fc.oneof(
      {
        weight: 4,
        arbitrary: anyEditChoices.map((choices) => ({ kind: 'edit' as const, choices })),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'undo' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
    )
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 12 }), (moves) => {
        const kept = opened()
        const twin = opened()
        for (const move of moves) {
          for (const store of [kept, twin]) {
            const { undo, redo, apply, project, past } = store.getState()
            if (move.kind === 'undo' && past.length > 0) undo()
            if (move.kind === 'redo') redo()
            if (move.kind === 'edit' && project !== null)
              for (const edit of editsBy(project.doc, move.choices)) apply(edit)
          }
          const id = kept.getState().projectId
          if (move.kind === 'reload' && id !== null)
            kept.getState().restore({ id, ...reloaded(historyOf(kept)) })
        }
        expect(reloaded(historyOf(kept))).toEqual(historyOf(twin))
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('is checked with little work where its states share most of what they are', () => {
    const store = opened()
    for (let i = 0; i < 500; i++) store.getState().apply({ kind: 'set-title', title: String(i) })
    const text = historyText(historyOf(store), () => 0)
    // The board itself takes most of it; 500 boards would take a hundred times as much.
    const alone = historyText(historyOf(opened()), () => 0)
    expect(text.length - alone.length).toBeLessThan(500 * 250)
    const { project, past } = reloaded(historyOf(store))
    expect(past).toHaveLength(500)
    // Nor is any edit held twice once they are loaded.
    expect(past.at(-1)?.project.edits).toBe(project.edits?.before)
    expect(past[0]?.project.edits).toBe(past[1]?.project.edits?.before)
  })

  it('keeps bytes once, however many states hold them, and has the same ones in each', () => {
    const bytes = new Uint8Array([1, 2, 3])
    const board = {
      ...newBoard(socById('mt8195')),
      sources: { kind: 'blob', name: 'a.dtb', bytes } as const,
    }
    const store = createEditorStore()
    store.getState().open(board)
    store.getState().apply({ kind: 'set-title', title: 'x' })
    const asked: Uint8Array[] = []
    const text = historyText(historyOf(store), (one) => asked.push(one) - 1)
    expect(asked).toEqual([bytes])
    const read = readHistory(text, () => bytes)
    const blob = read.kind === 'ok' ? read.value.past[0]?.project.sources : null
    expect(blob).toEqual(board.sources)
  })

  it('of an older form is put into the present one', () => {
    const history = historyOf(opened())
    const old = historyText(history, () => 0).replace('"portwire":1', '"portwire":0')
    expect(readHistory(old, () => undefined)).toEqual({ kind: 'ok', value: history })
  })

  it.each([
    ['no JSON', 'x', /damaged/],
    ['no table', '{"portwire":1}', /damaged/],
    ['nested too deep', '['.repeat(501) + ']'.repeat(501), /more than 500 deep/],
    ['a form yet to come', historyText(historyOf(opened()), () => 0).replace(':1', ':9'), /newer/],
    ['something else', '{"portwire":1,"table":[["list",null]]}', /damaged/],
  ])('is refused as %s', (_, text, why) => {
    expect(readHistory(text, () => undefined)).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(why),
    })
  })
})
