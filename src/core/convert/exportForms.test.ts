import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveAll } from '../drivers/mediatek-drm/resolveMmsys.ts'
import { applyEdit } from '../pipeline/applyEdit.ts'
import type { PipelineDocument, PipelineGraph } from '../pipeline/document.ts'
import type { Edit } from '../pipeline/edit.ts'
import { endpointsOf } from '../pipeline/endpoints.ts'
import { isOffered, newBlock, TEMPLATES } from '../pipeline/newBlock.ts'
import { socById } from '../soc/catalogue.ts'
import { boardBlob } from './boardBlob.ts'
import { snippetSource } from './boardSnippet.ts'
import { editSources, ownFiles } from './editSources.ts'
import { importPipeline } from './importPipeline.ts'
import { newBoard, type OpenedBoard } from './newBoard.ts'
import { openBoard } from './openBoard.ts'
import { overlayBlob, overlaySource } from './overlaySource.ts'
import { readBack, readBase, type WrittenForm } from './readBack.ts'
import type { BoardRead } from './readBoard.ts'
import { unifiedDiff } from './unifiedDiff.ts'
import { verifyForm } from './verifyForm.ts'

const EXAMPLES = readdirSync('public/examples').filter((name) => name.endsWith('.dts'))
const SHARED = '../shared/boards/dtb'
if (!existsSync(SHARED)) console.info(`skipped: exports of the boards in ${SHARED}, not here`)
const BLOBS = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => name.endsWith('.dtb')) : []

const opened = (folder: string, name: string): OpenedBoard => {
  const result = openBoard([{ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }])
  if (result.kind === 'failed') throw new Error(`${name}: ${result.diagnostics[0]?.message}`)
  return result
}

const BOARDS: readonly OpenedBoard[] = [
  ...(['mt8195', 'mt8173', 'mt8365'] as const).map((id) => newBoard(socById(id))),
  ...EXAMPLES.map((name) => opened('public/examples', name)),
  ...BLOBS.map((name) => opened(SHARED, name)),
]

/** More by `EXPORT_RUNS=5000 npx vitest run src/core/convert/exportForms`. */
const RUNS = Number(process.env.EXPORT_RUNS ?? 100)
const SMALL = BOARDS.length - BLOBS.length

type Pick = <T>(list: readonly T[]) => T | undefined

/** Any edit a person can make of a document, by choices. */
function anEdit(doc: PipelineDocument, kind: number, pick: Pick): Edit | undefined {
  const blocks = Object.values(doc.graph.blocks)
  const block = pick(blocks)
  if (block === undefined) return undefined
  const at = { x: 0, y: 0 }
  const place = pick(blocks.flatMap(endpointsOf))
  const linked = pick(
    blocks.flatMap(endpointsOf).filter(({ endpoint }) => endpoint.remote !== null),
  )
  const other = pick(blocks) ?? block
  const template = pick(TEMPLATES.filter((one) => isOffered(doc.graph, one)))
  const small = pick([0, 1, 2, 3]) ?? 0
  switch (kind % 13) {
    case 0:
    case 1:
      return {
        kind: 'link',
        from: { block: block.id, endpoint: null, ...(small < 3 ? { number: small } : {}) },
        to: { block: other.id, endpoint: null },
      }
    case 2:
      return linked && { kind: 'unlink', endpoints: [linked.endpoint.id] }
    case 3:
      return {
        kind: 'set-status',
        block: block.id,
        status: pick(['okay', 'disabled', 'fail', null]) ?? null,
      }
    case 4:
      return { kind: 'set-label', block: block.id, label: pick(['dsi0', 'mine', 'eth', 'x']) ?? '' }
    case 5:
      return { kind: 'set-alias', block: block.id, alias: pick(['ovl0', 'merge5', 'rdma2']) ?? '' }
    case 6:
      return { kind: 'remove-blocks', blocks: [block.id] }
    case 7:
      return {
        kind: 'set-compatible',
        block: block.id,
        compatible: [pick(['vendor,a', 'vendor,b']) ?? '', ...block.compatible],
      }
    case 8:
      return {
        kind: 'set-property',
        block: block.id,
        property: pick([
          {
            name: 'enable-gpios',
            value: { kind: 'cells', cells: [{ to: block.path }, 7, 0xff000000] },
          },
          { name: 'label', value: { kind: 'strings', strings: ['a "b" \\ \n', 'é'] } },
          { name: 'edid', value: { kind: 'bytes', bytes: [0, 255, 16] } },
          { name: 'no-hpd', value: { kind: 'flag' } },
        ]) ?? { name: 'no-hpd', value: { kind: 'flag' } },
      }
    case 9:
      return { kind: 'add-endpoint', block: block.id, port: small, number: pick([0, 1, 2]) ?? 0 }
    case 10:
      return place && { kind: 'remove-endpoint', endpoint: place.endpoint.id }
    case 11:
      return place && { kind: 'number-endpoint', endpoint: place.endpoint.id, number: small }
    default:
      return template && { kind: 'add-block', block: newBlock(doc.graph, template), position: at }
  }
}

/** Numbers a handful of edits of some board is made from: short to print when a run fails. */
const anyChoices = fc.record({
  // The boards of whole kernel trees are slow to read: they come last, and one time in eight.
  board: fc.oneof(
    { weight: 7, arbitrary: fc.nat(SMALL - 1) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: BOARDS.length - 1 }) },
  ),
  kinds: fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
  choices: fc.array(fc.nat(9999), { minLength: 30, maxLength: 30 }),
})

type Choices = typeof anyChoices extends fc.Arbitrary<infer T> ? T : never

function edited({ board, kinds, choices }: Choices): OpenedBoard {
  const start = BOARDS[board] ?? newBoard(socById('mt8195'))
  let next = 0
  const pick: Pick = (list) => list[(choices[next++ % choices.length] ?? 0) % list.length]
  let doc = start.doc
  for (const kind of kinds) {
    const edit = anEdit(doc, kind, pick)
    if (edit !== undefined) doc = applyEdit(doc, edit)
  }
  return { ...start, doc }
}

const resolution = (graph: PipelineGraph): unknown =>
  resolveAll(graph).map(({ path, errno, hang, paths, log }) => ({
    path,
    errno,
    hang,
    paths: paths.map(({ state, inForce, source }) => ({ state, inForce, source })),
    log,
  }))

const bases = new Map<string, BoardRead>()
function baseOf(board: OpenedBoard): BoardRead {
  const known = bases.get(board.baseName) ?? readBase(board)
  bases.set(board.baseName, known)
  return known
}

/** All forms a board can be exported in, with what each leaves unsaid. */
function formsOf(board: OpenedBoard) {
  const { base, baseName, doc } = board
  const { tree, texts } = baseOf(board)
  const own = ownFiles(board)
  const edited = editSources({ tree, texts, own }, base, doc.graph)
  const snippet = snippetSource(base, doc.graph, baseName, tree)
  const overlay = overlaySource(base, doc.graph, baseName, tree)
  const blob = overlayBlob(base, doc.graph, baseName, tree)
  const whole = boardBlob(base, doc.graph, tree)
  return [
    { form: { kind: 'snippet', text: snippet.text } as const, cannot: snippet.cannot },
    { form: { kind: 'overlay', text: overlay.text } as const, cannot: overlay.cannot },
    { form: { kind: 'overlay-blob', bytes: blob.bytes } as const, cannot: blob.cannot },
    { form: { kind: 'board-blob', bytes: whole.bytes } as const, cannot: whole.cannot },
    ...(own.length === 0
      ? []
      : [{ form: { kind: 'files', files: edited.files } as const, cannot: edited.cannot }]),
  ]
}

describe('any edits of any board, exported and read again', () => {
  it('give the same document and the same paths', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const board = edited(choices)
        for (const { form, cannot } of formsOf(board)) {
          if ('bytes' in form && form.bytes === null) continue
          if ('text' in form && form.text === '') continue
          // Who hangs a chip on a bus the blob has no name for is told so.
          const noBus = cannot.some(({ code }) => code === 'export/unknown-bus')
          if (noBus && (board.sources?.kind === 'blob' || form.kind === 'board-blob')) continue
          const written = form as WrittenForm
          if (process.env.SHOW && form.kind === 'files') {
            for (const f of form.files) console.log(unifiedDiff(f.name, f.before, f.after))
            console.log(JSON.stringify(cannot))
          }
          expect(verifyForm(written, cannot, board, baseOf(board)), form.kind).toEqual([])
          if (cannot.some(({ severity }) => severity === 'error')) continue
          const read = importPipeline(readBack(written, board).tree, '').graph
          expect(resolution(read), form.kind).toEqual(resolution(board.doc.graph))
        }
      }),
      { numRuns: RUNS },
    )
  }, 600_000)
})
