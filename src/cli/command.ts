import type { ExitCode } from './exitCode.ts'

/** The outside of a command besides the files it reads, so that a test can stand in for a shell. */
export interface Terminal {
  /** All of standard input. Rejects with the system's error. */
  readonly stdin: () => Promise<Uint8Array>
  readonly out: (data: string | Uint8Array) => void
  /** One or more whole lines for standard error. */
  readonly err: (text: string) => void
  /** Whether a person looks at standard output. */
  readonly outIsScreen: boolean
}

export interface Command {
  readonly name: string
  /** What it does in a few words, for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>
}
