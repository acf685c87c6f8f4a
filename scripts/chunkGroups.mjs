// Which modules of the site share a chunk, where one for each set of parts that a module serves would be many small ones.

/** @typedef {import('vite').Rolldown.ChunkingContext} Context */

const PAGE = ['src/app/main.tsx']
/** What the page fetches of its own accord, and when nothing is open. */
const START = ['src/app/Attendants.tsx', 'src/app/start/StartScreen.tsx']
/** What the start screen fetches after that. */
const MENUS = ['src/app/ThemeMenu.tsx', 'src/app/projects/RecentProjects.tsx']
const LINK = ['src/app/share/openShared.ts']
const CANVAS = ['src/app/window/EditorWindow.tsx']
const BOARD = [...LINK, ...CANVAS]
/** What comes after the canvas of its own accord. */
const FRAME = [
  'src/app/window/WindowFrame.tsx',
  'src/app/window/CanvasTools.tsx',
  'src/canvas/CanvasExtras.tsx',
  'src/app/PathListener.tsx',
  'src/store/driverSelectors.ts',
]
/** What comes after the frame of its own accord: what reads and writes text. */
const TEXT = ['src/app/board/clipboard.ts', 'src/panels/dts/offeredForm.ts']
/** What opens files, from the start screen too. */
const OPENING = ['src/app/open/openOffered.ts']
/** The page of a view link: comes without the frame. */
const VIEWER = ['src/app/share/Viewer.tsx']
/** What comes without a board, one or the other. */
const COMPANIONS = [
  'src/app/CompanionPlace.tsx',
  'src/companions/at91sam9/at91sam9Companion.ts',
  'src/companions/fintek/fintekCompanion.ts',
  'src/companions/pmu/pmuCompanion.ts',
]
/** The companion that knows the numbers of the SoCs, too. */
const CMDQ = ['src/companions/cmdq/cmdqCompanion.ts']
/** What it asks the driver once a board is open. */
const QUEUE = ['src/companions/cmdq/BoardQueue.tsx']
/** Where companions take a node from. */
const NODES = ['src/companions/frame/BoardTree.tsx', 'src/companions/frame/FileTree.tsx']

/**
 * A module is in the first group of which all sets of parts import it. A name of null leaves it to the bundler.
 *
 * What is always fetched together is in few chunks, and none of them holds much that a part does not need
 * which comes without the others. What a group imports is in one that stands above it: none comes to import itself.
 *
 * @type {readonly (readonly [name: string | null, ...sets: (readonly string[])[]])[]}
 */
const GROUPS = [
  ['page', PAGE],

  ['common', BOARD, START],
  ['shared', BOARD, COMPANIONS],
  [null, BOARD, [...CMDQ, ...QUEUE]],
  ['link', LINK],
  ['canvas', CANVAS],

  ['basics', FRAME, START, VIEWER],
  ['controls', FRAME, START],
  ['widgets', FRAME, COMPANIONS],
  [null, FRAME, CMDQ],
  ['menus', FRAME, MENUS],
  ['judgement', FRAME, QUEUE],
  ['paths', FRAME, VIEWER],
  ['frame', FRAME],

  [null, TEXT, [...COMPANIONS, ...CMDQ, ...QUEUE, ...NODES]],
  ['importing', TEXT, OPENING],
  ['text', TEXT],
]

/** @param {string} root - folder of the project */
export function chunkGroups(root) {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map()
  /** @param {string} file @param {Context} context */
  const reach = (file, context) => {
    const found = known.get(file) ?? reached(`${root}/${file}`, context)
    known.set(file, found)
    return found
  }
  /** @param {string} id @param {Context} context */
  const groupOf = (id, context) =>
    GROUPS.find(([, ...sets]) =>
      sets.every((files) => files.some((file) => reach(file, context).has(id))),
    )?.[0]

  return GROUPS.map(([group], at) => ({
    name: (/** @type {string} */ id, /** @type {Context} */ context) =>
      group !== null && groupOf(id, context) === group ? group : null,
    includeDependenciesRecursively: false,
    priority: GROUPS.length - at,
  }))
}

/** The module and all that it imports, without what it fetches later. @param {string} start @param {Context} context */
function reached(start, context) {
  if (context.getModuleInfo(start) === null) throw new Error(`Nothing imports ${start} any more`)
  const found = new Set([start])
  for (const id of found)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) found.add(next)
  return found
}
