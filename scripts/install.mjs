import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled } from './lockfile.mjs'
import { ROOT } from './root.mjs'

/**
 * Installs the npm packages unless node_modules already holds what the lockfile asks for.
 *
 * @returns whether they are there now, in a folder that tools can write to; it is said why when not
 */
export function installPackages() {
  const closed = [ROOT, join(ROOT, 'node_modules')].find(
    (path) => existsSync(path) && !isOpen(path),
  )
  if (closed !== undefined) {
    console.error(`${closed} cannot be written to by this user: own it, or work on a copy.`)
    return false
  }
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const installed = installedLock()
  if (installed !== null && isInstalled(wanted, installed)) return true

  console.log('Installing packages (npm ci)')
  // Started by npm, run that same npm; its script needs no shell on any platform.
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--loglevel=error']
  const { status } =
    npm === undefined
      ? spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: 'inherit' })
  return status === 0
}

/**
 * What npm wrote down when it was done.
 *
 * @returns {import('./lockfile.mjs').Lockfile | null} null where it did not come so far, or where a
 *   folder was taken away since
 */
function installedLock() {
  try {
    const lock = JSON.parse(readFileSync(join(ROOT, 'node_modules/.package-lock.json'), 'utf8'))
    return Object.keys(lock.packages).every((path) => existsSync(join(ROOT, path))) ? lock : null
  } catch {
    return null // not there, or cut off
  }
}

/** Whether files can be made in a folder, as npm, Vite and the tests do. @param {string} path */
function isOpen(path) {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
