import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled } from './lockfile.mjs'
import { ROOT } from './root.mjs'

/**
 * Installs the npm packages unless node_modules already holds what the lockfile asks for.
 *
 * @returns whether they are there now; npm has said why when they are not
 */
export function installPackages() {
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
