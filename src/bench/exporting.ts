import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { OpenedBoard } from '../core/convert/open/newBoard.ts'
import { openBoard } from '../core/convert/open/openBoard.ts'
import { readBoard } from '../core/convert/open/readBoard.ts'
import { exportForm, FORM_KINDS } from '../core/convert/write/exportForm.ts'
import { readBase } from '../core/convert/write/readBack.ts'
import { verifyForm } from '../core/convert/write/verifyForm.ts'
import { applyEdit } from '../core/pipeline/applyEdit.ts'
import { blockRole, isOutput } from '../core/pipeline/links.ts'
import { LINUX } from './material.ts'
import { measure, type Row } from './measure.ts'

/** A real board with one output switched over, written in every form, without and with reading it back. */
export function exportRows(file: string, compile: () => unknown): readonly Row[] {
  const board = openBoard(filesUnder(LINUX), { entry: file })
  if (board.kind === 'failed' || board.sources === null) throw new Error(`${file} cannot be opened`)
  const read = readBoard(board.sources, board.overlays)
  const base = readBase(board)
  let edited: OpenedBoard = board
  const row = (work: string, run: (form: ReturnType<typeof exportForm>) => void) =>
    measure({
      work,
      // A new document each time, so that nothing remembered by identity is at hand.
      prepare: () => {
        edited = switched(edited)
      },
      run: () => {
        for (const kind of FORM_KINDS) run(exportForm(kind, edited, read))
      },
      reference: 'cpp | dtc -I dts -O dtb',
      against: compile,
    })
  return [
    row('write one edit of a board in its five forms', () => {}),
    row('write one edit of a board in its five forms, and read each back', ({ form, cannot }) => {
      if (form !== null) verifyForm(form, cannot, edited, base)
    }),
  ]
}

function switched(board: OpenedBoard): OpenedBoard {
  const output = Object.values(board.doc.graph.blocks).find(
    (block) => isOutput(block) && blockRole(block).kind === 'component',
  )
  if (output === undefined) throw new Error('The board has no output')
  const status = output.status === 'disabled' ? null : 'disabled'
  return { ...board, doc: applyEdit(board.doc, { kind: 'set-status', block: output.id, status }) }
}

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path), bytes: new Uint8Array(readFileSync(path)) }))
