import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newBoard } from '../core/convert/open/newBoard.ts'
import { openBoard } from '../core/convert/open/openBoard.ts'
import { projectJson } from '../core/convert/open/projectJson.ts'
import { socById } from '../core/soc/catalogue.ts'
import { answersOf, survivesSaving } from '../testing/answersOf.ts'
import { anyEditChoices, editsBy } from '../testing/anyEdits.ts'
import { FUZZ_TIMEOUT, fuzzing } from '../testing/fuzzing.ts'
import { createEditorStore } from './editorStore.ts'
import type { Project } from './history.ts'

const { counts, check } = fuzzing('edits, undone and redone', 1)

function example(name: string): Project {
  const opened = openBoard([{ name, bytes: readFileSync(`public/examples/${name}`) }])
  if (opened.kind === 'failed') throw new Error(`${name} does not open`)
  const { kind: _, ...board } = opened
  return board
}

const BOARDS = [
  newBoard(socById('mt8365')),
  newBoard(socById('mt8195')),
  example('mt8395-three-mistakes.dts'),
]

const anyMove = fc.oneof(
  { weight: 5, arbitrary: anyEditChoices.map((choices) => ({ kind: 'edit' as const, choices })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 1, arbitrary: fc.nat(6).map((count) => ({ kind: 'go' as const, count })) },
)
type Move = typeof anyMove extends fc.Arbitrary<infer One> ? One : never

/** What is saved and what is exported, the latter of a copy that nothing is remembered of. */
const bytesOf = (project: Project): string =>
  projectJson(project) + answersOf(structuredClone({ ...project, sources: null, overlays: [] }))

/** An editor, and what each of its states was when it came about, by the changes that led to it. */
function editing(board: Project) {
  const { getState } = createEditorStore()
  getState().open(board)
  const known = [bytesOf(board)]
  const shown = (): Project => getState().project ?? board

  const edit = (choices: Extract<Move, { kind: 'edit' }>['choices']): void => {
    for (const one of editsBy(shown().doc, choices)) {
      const before = shown()
      getState().apply(one)
      if (shown() !== before) known.splice(getState().past.length, Infinity, bytesOf(shown()))
    }
  }
  const move = (one: Move): void => {
    const { past, undo, redo, goTo } = getState()
    if (one.kind === 'edit') edit(one.choices)
    if (one.kind === 'undo' && past.length > 0) undo()
    if (one.kind === 'redo') redo()
    if (one.kind === 'go') goTo(one.count)
  }
  return { move, shown, asMade: () => known[getState().past.length] }
}

it('any edits, undone and redone at will, leave a sound document that undo brings back to the byte', {
  timeout: FUZZ_TIMEOUT,
}, () => {
  const moves = fc.array(anyMove, { minLength: 1, maxLength: 8 })
  return check(20, fc.tuple(fc.constantFrom(...BOARDS), moves), ([board, list]) => {
    const editor = editing(board)
    for (const one of list) {
      editor.move(one)
      counts.tried += 1
      const isAsItWas = bytesOf(editor.shown()) === editor.asMade()
      if (!isAsItWas) counts.lost += 1
      expect(isAsItWas).toBe(true)
      expect(survivesSaving(editor.shown())).toBe(true)
    }
  })
})
