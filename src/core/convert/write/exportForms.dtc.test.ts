import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { anyEditChoices, editedBy } from '../../../testing/anyEdits.ts'
import { preprocess, SHARED_SOURCES } from '../../../testing/boards.ts'
import { compileDts, graphWarnings, hasDtc } from '../../../testing/dtc.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import { socById } from '../../soc/catalogue.ts'
import { newBoard, type OpenedBoard } from '../open/newBoard.ts'
import { openBoard } from '../open/openBoard.ts'
import { socSource } from '../open/socSource.ts'
import { boardBlob } from './boardBlob.ts'
import { snippetSource } from './boardSnippet.ts'
import { editSources, ownFiles } from './editSources.ts'
import { overlayBlob, overlaySource } from './overlaySource.ts'
import type { BaseTree } from './patchOf.ts'
import { readBase } from './readBack.ts'
import { covers, documentDifferences } from './verifyForm.ts'

/**
 * dtc, fdtoverlay and fdtdump read what leaves: the same edits as in exportForms.test.ts, judged by
 * others.
 */
interface Case {
  readonly board: OpenedBoard
  /** The entry's text. */
  readonly source: string
  /** What dtc compiles of an entry's text. */
  readonly compiled: (entry: string) => string
}

const canBuild = existsSync(SHARED_SOURCES) && hasDtc
if (!existsSync(SHARED_SOURCES)) console.info(`skipped: boards of ${SHARED_SOURCES}, not here`)

const kernelFiles = (): { name: string; bytes: Uint8Array }[] =>
  readdirSync(SHARED_SOURCES, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith('.dtso'))
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({
      name: path.slice(SHARED_SOURCES.length + 1),
      bytes: new Uint8Array(readFileSync(path)),
    }))

function kernelBoards(): Case[] {
  const files = kernelFiles()
  return files
    .filter(({ name }) => name.endsWith('.dts'))
    .map(({ name, bytes }) => {
      const board = openBoard(files, { entry: name })
      if (board.kind === 'failed') throw new Error(`${name}: ${board.diagnostics[0]?.message}`)
      return { board, source: new TextDecoder().decode(bytes), compiled: preprocess }
    })
}

const catalogueBoards = (): Case[] =>
  (['mt8195', 'mt8173', 'mt8188'] as const).map((id) => ({
    board: newBoard(socById(id)),
    source: socSource(socById(id)),
    compiled: (entry) => entry,
  }))

const CASES = hasDtc ? [...catalogueBoards(), ...(canBuild ? kernelBoards() : [])] : []
const RUNS = Number(process.env.EXPORT_RUNS ?? 6)

const folder = mkdtempSync(join(tmpdir(), 'export-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Graph warnings without the line they were found at. */
const warningsOf = (messages: readonly string[]): string[] =>
  graphWarnings(messages).map((line) => line.replace(/^.*?Warning/, 'Warning'))

/** What a blob of somebody else's making does not say of the document, unless it was said to be missing. */
const unsaid = (blob: Uint8Array, board: OpenedBoard, cannot: readonly Diagnostic[]) =>
  documentDifferences(readDtb(blob, 'x').tree, board.doc.graph).filter(
    (difference) => !cannot.some((said) => covers(said, difference)),
  )

function applied(base: Uint8Array, overlay: Uint8Array): Uint8Array {
  const [in_, out, dtbo] = ['base.dtb', 'out.dtb', 'x.dtbo'].map((name) => join(folder, name))
  writeFileSync(in_ ?? '', base)
  writeFileSync(dtbo ?? '', overlay)
  execFileSync('fdtoverlay', ['-i', in_ ?? '', '-o', out ?? '', dtbo ?? ''])
  return new Uint8Array(readFileSync(out ?? ''))
}

/** What is asked of a board for every edit, by its name. */
const once = <T>(ask: (one: Case) => T): ((one: Case) => T) => {
  const answers = new Map<string, T>()
  return (one) => {
    const answer = answers.get(one.board.baseName) ?? ask(one)
    answers.set(one.board.baseName, answer)
    return answer
  }
}
const baseBlob = once((one) => compileDts(one.compiled(one.source)))
const baseRead = once(({ board }) => readBase(board))

const givenOf = (edited: Case): BaseTree => ({
  tree: baseRead(edited).tree,
  isWhole: edited.board.sources !== null,
})

describe.skipIf(!hasDtc)('any edits', () => {
  const each = (check: (edited: Case) => void, numRuns = RUNS): void =>
    fc.assert(
      fc.property(
        fc.record({ at: fc.nat(CASES.length - 1), edits: anyEditChoices }),
        ({ at, edits }) => {
          const start = CASES[at]
          if (start === undefined) return
          const doc = editedBy(start.board.doc, edits)
          // The catalogue has no I2C bus to hang a bridge on.
          const hasBus = Object.values(doc.graph.blocks).every((b) => b.parentLabel === null)
          if (hasBus || start.board.sources !== null)
            check({ ...start, board: { ...start.board, doc } })
        },
      ),
      { numRuns },
    )

  it('compile as a snippet behind the board, with no new graph warning', () => {
    each((edited) => {
      const { board, source, compiled } = edited
      const { text, cannot } = snippetSource(
        board.base,
        board.doc.graph,
        board.baseName,
        givenOf(edited),
      )
      const { blob, messages } = compileDts(compiled(`${source}\n${text}`))
      expect(unsaid(blob, board, cannot)).toEqual([])
      const before = new Set(warningsOf(baseBlob(edited).messages))
      expect(warningsOf(messages).filter((line) => !before.has(line))).toEqual([])
    })
  }, 600_000)

  it('compile in the edited file', () => {
    each((edited) => {
      const { board, source, compiled } = edited
      const { texts } = baseRead(edited)
      const own = ownFiles(board)
      if (own.length === 0) return
      const { files, cannot } = editSources(
        { ...givenOf(edited), texts, own },
        board.base,
        board.doc.graph,
      )
      const { blob } = compileDts(compiled(files[0]?.after ?? source))
      expect(unsaid(blob, board, cannot)).toEqual([])
    })
  }, 600_000)

  it('apply as an overlay, compiled by dtc or by us, with the same result', () => {
    each((edited) => {
      const { board } = edited
      const { base, baseName, doc } = board
      const given = givenOf(edited)
      const { text, cannot } = overlaySource(base, doc.graph, baseName, given)
      const { bytes } = overlayBlob(base, doc.graph, baseName, given)
      if (bytes === null) return
      const result = applied(baseBlob(edited).blob, bytes)
      expect(unsaid(result, board, cannot)).toEqual([])
      expect(bytes).toEqual(compileDts(text).blob)
    })
  }, 600_000)

  it('make a blob of the board that dtc and fdtdump read', () => {
    each((edited) => {
      const { board } = edited
      const { bytes, cannot } = boardBlob(board.base, board.doc.graph, baseRead(edited).tree)
      if (bytes === null) return
      const file = join(folder, 'board.dtb')
      writeFileSync(file, bytes)
      expect(spawnSync('fdtdump', [file], { maxBuffer: 1 << 26 }).status).toBe(0)
      const back = execFileSync('dtc', ['-q', '-I', 'dtb', '-O', 'dtb', file], {
        maxBuffer: 1 << 26,
      })
      expect(unsaid(new Uint8Array(back), board, cannot)).toEqual([])
    })
  }, 600_000)
})
