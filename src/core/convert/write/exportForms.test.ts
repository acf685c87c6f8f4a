import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEditChoices, type EditChoices, editsBy } from '../../../testing/anyEdits.ts'
import { SHARED_SOURCES } from '../../../testing/boards.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import { nodeAt, property, walk } from '../../devicetree/walk.ts'
import { resolveAll } from '../../drivers/mediatek-drm/resolveMmsys.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { socById } from '../../soc/catalogue.ts'
import { importPipeline } from '../open/importPipeline.ts'
import { newBoard, type OpenedBoard } from '../open/newBoard.ts'
import type { OpenedFile } from '../open/oddities.ts'
import { openBoard } from '../open/openBoard.ts'
import type { BoardRead } from '../open/readBoard.ts'
import { applyPatch } from './applyPatch.ts'
import { exportForm, FORM_KINDS } from './exportForm.ts'
import { patchOf } from './patchOf.ts'
import { readBack, readBase } from './readBack.ts'
import { childPath, type NodePatch } from './treePatch.ts'
import { verifyForm } from './verifyForm.ts'
import { whyNotWhole } from './wholeTree.ts'

/**
 * Documents of one to five edits each, shared out among the boards. More, and others, by
 * `EXPORT_RUNS=20000 EXPORT_SEED=7 npx vitest run src/core/convert/write/exportForms.test.ts`.
 */
const RUNS = Number(process.env.EXPORT_RUNS ?? 1200)
const SEED = Number(process.env.EXPORT_SEED ?? 1)

const opened = (files: readonly OpenedFile[], entry: string): OpenedBoard => {
  const result = openBoard(files, { entry })
  if (result.kind === 'failed') throw new Error(`${entry}: ${result.diagnostics[0]?.message}`)
  return result
}

const filesIn = (folder: string): OpenedFile[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .map((path) => ({ name: path, bytes: new Uint8Array(readFileSync(path)) }))
    : []

const boardsIn = (folder: string, end: string, omit = ''): OpenedBoard[] => {
  const files = filesIn(folder).filter(({ name }) => omit === '' || !name.endsWith(omit))
  return files.filter(({ name }) => name.endsWith(end)).map(({ name }) => opened(files, name))
}

const BLOBS = '../shared/boards/dtb'
if (!existsSync(SHARED_SOURCES)) console.info(`skipped: boards of ${SHARED_SOURCES}, not here`)

/** On a board whose DSI is on: takes it off, and hangs a node and a property where edits come by. */
const OVERLAY = `/dts-v1/;
/plugin/;
&dsi0 {
	status = "disabled";
	label = "from the overlay";
};
&{/} {
	spare-panel {
		compatible = "panel-dpi";
		port { spare_in: endpoint { remote-endpoint = <&spare_out>; }; };
	};
	spare-bridge {
		compatible = "acme,bridge";
		port { spare_out: endpoint { remote-endpoint = <&spare_in>; }; };
	};
};
`
const EXAMPLE = 'public/examples/mt8395-dsi-hdmi.dts'
const OVERLAID = opened(
  [
    { name: EXAMPLE, bytes: new Uint8Array(readFileSync(EXAMPLE)) },
    { name: 'spare.dtso', bytes: encodeUtf8(OVERLAY) },
  ],
  EXAMPLE,
)

if (OVERLAID.overlays.length !== 1) throw new Error('The overlay is not on')

const SMALL: readonly OpenedBoard[] = [
  OVERLAID,
  ...(['mt8195', 'mt8173', 'mt8365'] as const).map((id) => newBoard(socById(id))),
  ...boardsIn('public/examples', '.dts'),
]
/** Whole kernel trees, from source, from blobs, and one with its overlay on. */
const LARGE: readonly OpenedBoard[] = [
  ...boardsIn(SHARED_SOURCES, '.dts', '.dtso'),
  ...boardsIn(SHARED_SOURCES, 'radxa-nio-12l.dts'),
  ...boardsIn(BLOBS, '.dtb', '.dtbo'),
]

/** Blobs without symbols, so that no node has a label. */
const WRONG: readonly OpenedBoard[] = boardsIn('../shared/cases/ddp/dtb', '.dtb')

const resolution = (graph: PipelineGraph): unknown =>
  resolveAll(graph).map(({ path, errno, hang, paths, log }) => ({
    path,
    errno,
    hang,
    paths: paths.map(({ state, inForce, source }) => ({ state, inForce, source })),
    log,
  }))

const reads = new Map<OpenedBoard['base'], BoardRead>()
function readOf(board: OpenedBoard): BoardRead {
  const known = reads.get(board.base) ?? readBase(board)
  reads.set(board.base, known)
  return known
}

/** Every form that says something, with what it leaves unsaid. */
function formsOf(board: OpenedBoard) {
  return FORM_KINDS.flatMap((kind) => {
    const { form, cannot } = exportForm(kind, board, readOf(board))
    return form === null ? [] : [{ form, cannot }]
  })
}

/** Every property of a tree by its place, references by what they lead to; phandles left out. */
function contents(tree: DeviceTree): Map<string, string> {
  const labels = new Map(
    [...walk(tree)].flatMap(({ node, path }) => node.labels.map((l) => [l, path])),
  )
  const found = new Map<string, string>()
  for (const { node, path } of walk(tree)) {
    if (path === '/__symbols__') continue
    found.set(path, '')
    for (const { name, value, markers = [], generated } of node.properties) {
      if (generated || name === 'phandle') continue
      const bytes = [...value]
      const targets = markers.flatMap((marker) => {
        if (marker.kind !== 'phandle') return []
        bytes.fill(0, marker.offset, marker.offset + 4)
        return [labels.get(marker.ref) ?? marker.ref]
      })
      found.set(`${path}:${name}`, `${bytes} ${targets}`)
    }
  }
  return found
}

const patchedWhole = (cannot: readonly Diagnostic[]): boolean =>
  cannot.every(({ code }) => code !== 'export/unknown-bus')

/** What an edited source holds, against the same edits made on the base's tree. */
function strayChanges(board: OpenedBoard, edited: DeviceTree): string[] {
  const { tree, diagnostics } = readOf(board)
  const isWhole = whyNotWhole(board, diagnostics) === null
  const { patch } = patchOf({ tree, isWhole }, board.base, board.doc.graph, 'source')
  const [base, wanted, is] = [tree, applyPatch(tree, patch), edited].map(contents)
  const places = new Set([...(wanted?.keys() ?? []), ...(is?.keys() ?? [])])
  return [...places].filter((place) => {
    if (wanted?.has(place) !== is?.has(place)) return true
    // What the patch set has no source to compare references by.
    const isKept = base?.get(place) === wanted?.get(place)
    return isKept && base?.get(place) !== is?.get(place)
  })
}

/**
 * The paths of a patch in which an overlay that is on has a say: its nodes, properties it set, and nodes
 * of the board that these lead to. A snippet, in the board's own file, comes before it.
 */
function overlaysSay(board: OpenedBoard): string[] {
  const { tree, stages } = readOf(board)
  const [below = tree] = stages.map((stage) => stage.tree)
  const ofOverlays = (path: string, name: string): boolean => {
    const [was, is] = [nodeAt(below, path), nodeAt(tree, path)]
    if (was === null || is === null) return is !== null
    return property(was, name) !== property(is, name)
  }
  const visit = (patch: NodePatch, path: string): string[] => {
    const { kind, properties, children } = patch
    const stood = nodeAt(below, path)
    const isOwn =
      kind !== 'add' && stood !== nodeAt(tree, path) && (kind !== 'change' || stood === null)
    const said = [...properties].filter(
      ([name, value]) =>
        ofOverlays(path, name) ||
        (value?.kind === 'cells' &&
          value.cells.some((cell) => typeof cell === 'object' && nodeAt(below, cell.to) === null)),
    )
    return [
      ...(isOwn ? [path] : []),
      ...said.map(([name]) => `${path}:${name}`),
      ...[...children.values()].flatMap((child) => visit(child, childPath(path, child.name))),
    ]
  }
  const given = { tree, isWhole: whyNotWhole(board, readOf(board).diagnostics) === null }
  return visit(patchOf(given, board.base, board.doc.graph, 'source').patch.root, '/')
}

/** How many edits were made and left in every form; see the last test. */
let editsTried = 0
/** Snippets that an overlay overrules, so that they are not offered. */
let snippetsBelow = 0

describe.each([
  ['small boards', SMALL, RUNS / 8],
  ['whole kernel trees', LARGE, RUNS / 60],
  ['trees with the mistakes people make', WRONG, RUNS],
])('any edits of %s, exported in each form', (_name, boards, runs) => {
  const check = (start: OpenedBoard, choices: EditChoices): void => {
    const edits = editsBy(start.doc, choices)
    const board = { ...start, doc: edits.reduce(applyEdit, start.doc) }
    editsTried += edits.length
    const forms = formsOf(board)
    expect(formsOf(board)).toEqual(forms)
    for (const { form, cannot } of forms) {
      const read = readBack(form, board)
      const where = `${form.kind} of ${board.baseName}`
      const faults = verifyForm(form, cannot, board, readOf(board))
      if (form.kind === 'snippet' && faults.some(({ code }) => code === 'export/below-overlay')) {
        snippetsBelow += 1
        expect(overlaysSay(board), where).not.toEqual([])
        continue
      }
      expect(faults, where).toEqual([])
      if (form.kind === 'files' && patchedWhole(cannot))
        expect(strayChanges(board, read.tree)).toEqual([])
      if (cannot.some(({ severity }) => severity === 'error')) continue
      const { graph } = importPipeline(read.tree, '')
      expect(resolution(graph), where).toEqual(resolution(board.doc.graph))
    }
  }

  it.skipIf(boards.length === 0)(
    'read again as the same document with the same paths, and are the same bytes each time',
    () => {
      const numRuns = Math.ceil(runs / boards.length)
      for (const board of boards) {
        const anyEdits = fc.property(anyEditChoices, (choices) => check(board, choices))
        fc.assert(anyEdits, { numRuns, seed: SEED })
      }
    },
    600_000,
  )

  it.skipIf(boards.length === 0)('are empty where nothing was edited', () => {
    for (const board of boards) expect(formsOf(board), board.baseName).toEqual([])
  })
})

it('are thousands of edits', () => {
  console.info(
    `${editsTried} edits tried, each exported in every form and read again. Not offered: ${snippetsBelow} snippets for nodes in which an overlay has the last word, as it goes on after the board's own file.`,
  )
  if (WRONG.length > 0) expect(editsTried).toBeGreaterThan(2 * RUNS)
})
