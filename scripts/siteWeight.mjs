// What a browser loads of a built site, and when: read from its page and its chunks, gzipped as a host sends them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What Vite puts between a chunk's name and its extension. */
const HASHED = /^(.*)-[\w-]{8}\.(?:js|css)$/
const STATIC_IMPORT = /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g
const LINKED = /(?:src|href)="\.\/([^"]+)"/g

const DYNAMIC_IMPORT = /import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g

/**
 * @typedef {{ readonly bytes: number, readonly requests: number }} Load
 *
 * @typedef {object} SiteWeight
 * @property {Load} firstLoad - all that the page names,
 *   and all that this imports: what comes before the start screen can be used
 * @property {readonly string[]} asked - names of the chunks that are fetched when they are needed
 * @property {(name: string, ...after: string[]) => Load | null} lazy - what comes with the chunk of this
 *   name on top of the first load, and of other chunks: itself, its imports and their styles. Null when
 *   there is no such chunk.
 * @property {readonly string[]} round - chunks that import themselves by way of others: such a one may run
 *   before what it needs
 */

/**
 * @param {string} folder - the built site
 * @returns {SiteWeight}
 */
export function siteWeight(folder) {
  const assets = readdirSync(join(folder, 'assets'))
  const scripts = assets.filter((file) => file.endsWith('.js'))
  const linked = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(LINKED)]
    .map(([, file = '']) => file)
    .filter((file) => existsSync(join(folder, file)))
  const first = new Set(['index.html', ...linked])
  for (const file of linked) for (const found of withImports(folder, file)) first.add(found)

  /** @param {string} name */
  const filesOf = (name) => {
    const chunks = scripts.filter((file) => nameOf(file) === name)
    const found = new Set(chunks.flatMap((file) => [...withImports(folder, `assets/${file}`)]))
    const names = new Set([...found].map(nameOf))
    for (const file of assets)
      if (file.endsWith('.css') && names.has(nameOf(file))) found.add(`assets/${file}`)
    return found
  }
  return {
    firstLoad: load(folder, [...first]),
    asked: scripts.flatMap((file) =>
      [...readFileSync(join(folder, 'assets', file), 'utf8').matchAll(DYNAMIC_IMPORT)]
        .map(([, name = '']) => name)
        .filter((name) => scripts.includes(name))
        .map(nameOf),
    ),
    lazy: (name, ...after) => {
      const files = filesOf(name)
      if (files.size === 0) return null
      const before = new Set([...first, ...after.flatMap((one) => [...filesOf(one)])])
      return load(
        folder,
        [...files].filter((file) => !before.has(file)),
      )
    },
    round: scripts.filter((file) =>
      importsOf(folder, `assets/${file}`).some((next) =>
        withImports(folder, next).has(`assets/${file}`),
      ),
    ),
  }
}

/** @param {string} file */
const nameOf = (file) => HASHED.exec(file.slice(file.lastIndexOf('/') + 1))?.[1] ?? file

/**
 * @param {string} folder
 * @param {string} file - relative to it
 * @param {Set<string>} seen - those found, itself first
 */
function withImports(folder, file, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const next of importsOf(folder, file)) withImports(folder, next, seen)
  return seen
}

/** @param {string} folder @param {string} file */
function importsOf(folder, file) {
  if (!file.endsWith('.js')) return []
  return [...readFileSync(join(folder, file), 'utf8').matchAll(STATIC_IMPORT)]
    .map(([, name = '']) => `assets/${name}`)
    .filter((next) => existsSync(join(folder, next)))
}

/** @param {string} folder @param {readonly string[]} files @returns {Load} */
const load = (folder, files) => ({
  bytes: files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0),
  requests: files.length,
})
