import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ROOT } from './root.mjs'

/**
 * Starts a tool of node_modules (or of the system) in the project's folder.
 *
 * @param {readonly string[]} command - its name and arguments
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startTool([name = '', ...args], options) {
  const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  return spawn(name, args, {
    cwd: ROOT,
    shell: process.platform === 'win32', // npm's launchers are .cmd files there
    ...options,
    env: { ...process.env, PATH: path, ...options.env },
  })
}

/**
 * Runs a tool to its end, keeping what it prints.
 *
 * @param {readonly string[]} command
 * @param {{ readonly env?: Readonly<Record<string, string>>, readonly limitSeconds: number }} options
 * @returns {Promise<{ ok: boolean, output: string }>} stdout and stderr as they came. Not `ok` when
 *   it could not start, failed, or was stopped at its time limit.
 */
export function runTool(command, { env = {}, limitSeconds }) {
  return new Promise((resolve) => {
    let output = ''
    // Its own process group, so that the limit stops a hung worker too and not just its parent.
    const grouped = process.platform !== 'win32'
    const child = startTool(command, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: grouped })
    const stop = () => {
      if (child.pid !== undefined && grouped) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    }
    const limit = setTimeout(() => {
      output += `\nStopped: not done after ${limitSeconds} seconds.\n`
      stop()
    }, limitSeconds * 1000)
    const interrupted = () => {
      stop()
      process.exit(130)
    }
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted)

    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => {
      output += `${error.message}\n`
    })
    child.once('close', (code) => {
      clearTimeout(limit)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      resolve({ ok: code === 0, output })
    })
  })
}
