// Which modules of the site share a chunk, where one a module that several parts share would be many small ones.

/** @typedef {import('vite').Rolldown.ChunkingContext} Context */

const PAGE = 'src/app/main.tsx'
/** What the page fetches of its own accord, and when nothing is open. */
const START = ['src/app/Attendants.tsx', 'src/app/start/StartScreen.tsx']
/** What comes without a board, one or the other: what these share stays as small as it is. */
const COMPANIONS = [
  'src/app/CompanionPlace.tsx',
  'src/companions/at91sam9/at91sam9Companion.ts',
  'src/companions/cmdq/BoardQueue.tsx',
  'src/companions/cmdq/cmdqCompanion.ts',
  'src/companions/fintek/fintekCompanion.ts',
  'src/companions/pmu/pmuCompanion.ts',
]
/** Of which each part has its own. */
const ICONS = 'lucide-react/dist/esm/icons/'
const LINK = 'src/app/share/openShared.ts'
const CANVAS = 'src/app/window/EditorWindow.tsx'

/**
 * Few chunks for what is always fetched together: the page itself, what reads a link, the canvas. Each holds
 * nothing that a part which comes without it needs.
 *
 * @param {string} root - folder of the project
 */
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
  const groupOf = (id, context) => {
    const isIn = (/** @type {string} */ file) => reach(file, context).has(id)
    if (isIn(PAGE)) return 'page'
    const part = isIn(LINK) ? 'link' : isIn(CANVAS) ? 'canvas' : null
    if (part === null || id.includes(ICONS)) return null
    if (START.some(isIn)) return 'common'
    return COMPANIONS.some(isIn) ? null : part
  }
  return ['page', 'common', 'link', 'canvas'].map((name, at) => ({
    name: (/** @type {string} */ id, /** @type {Context} */ context) =>
      groupOf(id, context) === name ? name : null,
    // What they import is in one that comes before: none can come to import itself.
    includeDependenciesRecursively: false,
    priority: 10 - at,
  }))
}

/** The module and all that it imports, without what it fetches later. @param {string} start @param {Context} context */
function reached(start, context) {
  const found = new Set([start])
  for (const id of found)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) found.add(next)
  return found
}
