import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * What the tests need from the system, never from an npm package: the browser, and the reference
 * tools for device trees. `aptPackages` are the names on Debian and Ubuntu, the first that apt knows
 * is taken; `hint` is for everywhere else.
 */
const NEEDED = [
  {
    find: findChromium,
    aptPackages: ['chromium', 'chromium-browser'],
    hint: 'Chromium or Chrome (or point PORTWIRE_CHROMIUM at one)',
  },
  { find: () => findProgram('dtc'), aptPackages: ['device-tree-compiler'], hint: 'dtc' },
  { find: () => findProgram('cpp'), aptPackages: ['cpp'], hint: 'cpp (part of GCC)' },
]

/** Path of the browser that the browser tests drive; undefined when there is none. */
export function findChromium() {
  return (
    process.env.PORTWIRE_CHROMIUM ??
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
      .map((program) => findProgram(program))
      .find((path) => path !== undefined) ??
    findExecutable('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  )
}

/**
 * Installs what is missing where that is possible without asking: with apt, as root.
 *
 * @returns the one line that says what to install; null when nothing is missing
 */
export function installSystemTools() {
  const missing = NEEDED.filter(({ find }) => find() === undefined)
  if (missing.length > 0 && process.getuid?.() === 0 && findProgram('apt-get') !== undefined) {
    console.log('Installing system packages (apt-get)')
    apt('update')
    // One by one: a name this distribution does not know must not keep the others away.
    for (const { aptPackages, find } of missing)
      for (const name of aptPackages) if (find() === undefined) apt('install', '--yes', name)
  }
  const absent = NEEDED.filter(({ find }) => find() === undefined)
  if (absent.length === 0) return null
  const packages = absent.map(({ aptPackages }) => aptPackages[0]).join(' ')
  const hints = absent.map(({ hint }) => hint).join(', ')
  return `install ${hints}; on Debian or Ubuntu: sudo apt-get install ${packages}`
}

/** @param {readonly string[]} args */
function apt(...args) {
  spawnSync('apt-get', ['--quiet', '--no-install-recommends', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** @param {string} name */
function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => findExecutable(join(folder, name)))
    .find((path) => path !== undefined)
}

/** @param {string} path */
function findExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return undefined
  }
}
