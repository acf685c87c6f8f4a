// The size budget: how much of the built site a browser loads, and when. Fails where a limit is passed.
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './root.mjs'
import { siteWeight } from './siteWeight.mjs'

const START = 'StartScreen'
/** Keys, dropped files, what is said, what is kept: comes once there is something to see. */
const ATTENDANTS = 'Attendants'
/** The canvas, what stands around it, and what reads and writes text: fetched together, in this order. */
const CANVAS = 'canvas'
const FRAME = [CANVAS, ATTENDANTS, 'frame']
const EDITOR = [...FRAME, 'text']
/** What reads the board of a link. */
const LINK = 'link'

/**
 * In kB (1000 bytes) after gzip, a few percent above what is there. Without `after`, on top of the
 * start screen.
 *
 * @type {readonly { readonly what: string, readonly chunk: string, readonly after?: readonly string[], readonly limit: number }[]}
 */
const LAZY = [
  { what: 'what waits upon the page', chunk: ATTENDANTS, limit: 8 },
  { what: 'canvas', chunk: CANVAS, after: [], limit: 92 },
  { what: 'what stands around it', chunk: 'frame', after: [CANVAS, ATTENDANTS], limit: 138 },
  { what: 'clipboard and forms, with the DTS reader', chunk: 'text', after: FRAME, limit: 64 },
  { what: 'page of a view link', chunk: 'Viewer', after: [], limit: 199 },
  { what: 'companion cmdq', chunk: 'cmdqCompanion', limit: 73 },
  {
    what: 'GCE of a board',
    chunk: 'BoardQueue',
    after: ['cmdqCompanion', START, ATTENDANTS],
    limit: 42,
  },
  { what: 'companion at91sam9', chunk: 'at91sam9Companion', limit: 62 },
  { what: 'companion fintek', chunk: 'fintekCompanion', limit: 42 },
  { what: 'companion pmu', chunk: 'pmuCompanion', limit: 43 },
  { what: 'ELK, for Tidy', chunk: 'elk-worker.min', limit: 490 },
  { what: 'opening files', chunk: 'openOffered', after: EDITOR, limit: 11 },
  { what: 'opening a link', chunk: LINK, after: [], limit: 10 },
  { what: 'DTS text', chunk: 'DtsView', after: EDITOR, limit: 90 },
  { what: 'edit of the own files', chunk: 'EditView', after: EDITOR, limit: 98 },
  { what: 'DTS panel', chunk: 'DtsPanel', after: EDITOR, limit: 6 },
  { what: 'files panel', chunk: 'FilesPanel', after: EDITOR, limit: 91 },
  { what: 'register writes', chunk: 'RegistersPanel', after: EDITOR, limit: 27 },
  { what: 'comparing with files', chunk: 'compareOffered', after: EDITOR, limit: 8 },
  { what: 'share dialog', chunk: 'ShareDialog', after: EDITOR, limit: 18 },
  { what: 'printed sheet', chunk: 'printSheet', after: EDITOR, limit: 16 },
]
/** Any other chunk that is fetched when it is needed, after the editor. */
const OTHERS = 12

/**
 * All that comes before the first block is drawn where a link opens straight into a board: what the page
 * names, what reads the link, and the canvas. The limit is the goal itself.
 */
const BOARD = 190

/** What comes before the start screen can be used; the goal is under 190 kB. */
const FIRST_LOAD = 120
const FIRST_REQUESTS = 7
/** A module for each set of parts that share it would make a hundred of them. */
const EDITOR_REQUESTS = 50
/** What the other drivers' companions add to that. */
const COMPANIONS = 2

const VALUE_IMPORT = /^(?:import|export) (?!type )[^'"]*'(\.[^']+)'/gm

const { firstLoad, asked, lazy, round } = siteWeight(join(ROOT, 'dist'))
const named = new Set(LAZY.map(({ chunk }) => chunk))
const others = [...new Set(asked)].filter((name) => !named.has(name))

const rows = [
  row('start screen', sumOf([START]), FIRST_LOAD),
  row('what the page names, requests', firstLoad.requests, FIRST_REQUESTS, ''),
  row('board on the screen', sumOf([LINK, CANVAS]), BOARD),
  row(
    'the editor, till it is whole, requests',
    requestsOf([START, ...EDITOR]),
    EDITOR_REQUESTS,
    '',
  ),
  row('start screen, companions', companionBytes() / 1000, COMPANIONS),
  row(['chunks that import themselves', ...round].join(' '), round.length, 0, ''),
  ...LAZY.map(({ what, chunk, after, limit }) =>
    row(what, kB(chunk, ...(after ?? [START])), limit),
  ),
  ...others.map((name) => row(name, kB(name, ...EDITOR), OTHERS)),
]
for (const { line } of rows) console.log(line)
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1

/** @param {string} chunk @param {string[]} after */
function kB(chunk, ...after) {
  const load = lazy(chunk, ...after)
  return load === null ? null : load.bytes / 1000
}

/** Of the page and all of these. @param {readonly string[]} chunks */
function requestsOf(chunks) {
  const loads = chunks.map((chunk, i) => lazy(chunk, ...chunks.slice(0, i)))
  return loads.includes(null)
    ? null
    : loads.reduce((sum, load) => sum + (load?.requests ?? 0), firstLoad.requests)
}

/**
 * What the page names together with these chunks, each on top of those before it.
 *
 * @param {readonly string[]} chunks
 */
function sumOf(chunks) {
  let sum = firstLoad.bytes / 1000
  for (const [i, chunk] of chunks.entries()) {
    const added = kB(chunk, ...chunks.slice(0, i))
    if (added === null) return null
    sum += added
  }
  return sum
}

/** @param {string} what @param {number | null} value - null for a chunk that is not there @param {number} limit */
function row(what, value, limit, unit = ' kB') {
  const holds = value !== null && value <= limit
  const shown = value === null ? 'no such chunk' : `${+value.toFixed(1)}${unit} of ${limit}${unit}`
  return { holds, line: `${holds ? 'ok  ' : 'OVER'} ${what}: ${shown}` }
}

/**
 * Gzip of the companions' sources that the page and its start screen import, types and comments included: no
 * less than what is left of them in the build.
 */
function companionBytes() {
  const folder = join(ROOT, 'src/companions') + sep
  const starts = ['src/app/main.tsx', 'src/app/start/StartScreen.tsx']
  const seen = new Set()
  for (const file of starts) startSources(join(ROOT, file), seen)
  const sources = [...seen]
  const texts = sources.filter((file) => file.startsWith(folder)).map((file) => readFileSync(file))
  if (texts.length === 0) throw new Error(`Nothing of ${relative(ROOT, folder)} is imported`)
  return gzipSync(Buffer.concat(texts)).length
}

/** @param {string} file @param {Set<string>} seen */
function startSources(file, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  if (/\.tsx?$/.test(file))
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(VALUE_IMPORT))
      startSources(resolve(dirname(file), path), seen)
  return seen
}
