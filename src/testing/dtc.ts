import { execFileSync, spawnSync } from 'node:child_process'

/** The device tree compiler of the system: the oracle for everything about text and blobs. */
export const hasDtc = spawnSync('dtc', ['--version']).status === 0
if (!hasDtc) console.info('skipped: what dtc has to confirm, as there is no dtc on this machine')

export interface Compiled {
  readonly blob: Uint8Array
  /** One line a message, '<stdout>: ' and line numbers as dtc prints them. */
  readonly messages: readonly string[]
}

/** Compiles DTS text. Throws with dtc's own words when it refuses. */
export function compileDts(text: string, args: readonly string[] = ['-@']): Compiled {
  const run = spawnSync('dtc', [...args, '-I', 'dts', '-O', 'dtb', '-'], {
    input: text,
    maxBuffer: 1 << 26,
  })
  const messages = run.stderr.toString().split('\n').filter(Boolean)
  if (run.status !== 0) throw new Error(`dtc refuses:\n${messages.join('\n')}`)
  return { blob: new Uint8Array(run.stdout), messages }
}

/** Back to text, sorted by dtc for comparing two trees. */
export const decompile = (blob: Uint8Array, args: readonly string[] = []): string =>
  execFileSync('dtc', ['-q', ...args, '-I', 'dtb', '-O', 'dts', '-'], {
    input: blob,
    maxBuffer: 1 << 26,
  }).toString()

/**
 * Warnings of the graph checks among dtc's messages. `graph_child_address` is left out: 1.6.1 prints
 * it for upstream boards as well, and dtc dropped it in 1.8.0.
 */
export const graphWarnings = (messages: readonly string[]): string[] =>
  messages.filter((line) => /\(graph_(?!child_address)/.test(line))
