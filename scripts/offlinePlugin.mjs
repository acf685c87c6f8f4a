// Writes sw.js beside the built site: src/serviceWorker, told which files this build consists of.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { transformWithOxc } from 'vite'
import { ROOT } from './root.mjs'

const SOURCE = join(ROOT, 'src/serviceWorker/serviceWorker.ts')

/** @returns {import('vite').Plugin} */
export function offlinePlugin() {
  let folder = ''
  return {
    name: 'portwire:offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir)
    },
    // `public` is in place before; a build that fails never comes here.
    writeBundle: {
      order: 'post',
      async handler() {
        const files = filesBelow(folder).filter((file) => file !== 'sw.js')
        const hash = createHash('sha256')
        for (const file of files) hash.update(file).update(readFileSync(join(folder, file)))
        const build = { version: hash.digest('hex').slice(0, 16), files }
        const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE)
        writeFileSync(join(folder, 'sw.js'), `const PRECACHE = ${JSON.stringify(build)}\n${code}`)
      },
    },
  }
}

/**
 * @param {string} folder
 * @returns {string[]} relative URLs in a fixed order
 */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
