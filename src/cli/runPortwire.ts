import { version } from '../../package.json' with { type: 'json' }
import { CHECK } from './check.ts'
import type { Command, Terminal } from './command.ts'
import { DIFF } from './diff.ts'
import { BUG, DONE, type ExitCode, UNREADABLE } from './exitCode.ts'
import { EXPORT } from './export.ts'
import { MODEL } from './model.ts'
import { RESOLVE } from './resolve.ts'

const COMMANDS: readonly Command[] = [RESOLVE, CHECK, EXPORT, DIFF, MODEL]

const HELP = `\
usage: portwire COMMAND [options] FILE...

Shows, before you boot, what the Linux driver mediatek-drm makes of a board's device tree.

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}\n`).join('')}
  portwire COMMAND --help    all about one command
  portwire --version         the version
`

/** The whole program: answers a command line, and says how that went. Never throws. */
export async function runPortwire(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args, terminal)
  } catch (error) {
    terminal.err(bugReport(error))
    return BUG
  }
}

async function dispatch([name, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const asked = name === 'help' ? rest[0] : name
  const command = COMMANDS.find((known) => known.name === asked)
  if (name === undefined) {
    terminal.err(HELP)
    return UNREADABLE
  }
  if (command !== undefined) {
    if (name !== 'help' && !asksForHelp(rest)) return command.run(rest, terminal)
    terminal.out(command.help)
    return DONE
  }
  if (asked === undefined || asked === '--help' || asked === '-h') {
    terminal.out(HELP)
    return DONE
  }
  if (asked === '--version' || asked === '-V') {
    terminal.out(`portwire ${version}\n`)
    return DONE
  }
  const names = COMMANDS.map((known) => known.name).join(', ')
  terminal.err(
    `portwire: There is no command ${asked}; there are ${names}.\nTry: portwire --help\n`,
  )
  return UNREADABLE
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  const options = end === -1 ? args : args.slice(0, end)
  return options.includes('--help') || options.includes('-h')
}

/** The stack is for whoever mends it, and only on request. */
function bugReport(error: unknown): string {
  const [what, stack] = error instanceof Error ? [error.message, error.stack] : [String(error), '']
  const trace = process.env.PORTWIRE_TRACE === undefined ? '' : `${stack}\n`
  return `\
portwire: internal error: ${what}
This is a fault of Portwire ${version}, not of your files. Please report it in the issues of the
Portwire project, with this message, the command line and, if you may share it, the file.
PORTWIRE_TRACE=1 in the environment adds where it happened.
${trace}`
}
