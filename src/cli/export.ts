import { writeFileSync } from 'node:fs'
import { resolve as absolute } from 'node:path'
import type { Command, Terminal } from './command.ts'
import { parseCommandLine, refuseCommandLine } from './commandLine.ts'
import { DONE, type ExitCode, UNREADABLE } from './exitCode.ts'
import { EXPORT_FORMS, formNames, isFormName, isThemeName, refused } from './exportForms.ts'
import { systemErrorCode } from './inputFiles.ts'
import { INPUT_HELP, INPUT_OPTIONS, openInputs } from './inputOptions.ts'
import { loadBoard } from './loadBoard.ts'
import { hasError } from './readTree.ts'
import { reportReading } from './reportReading.ts'

export const EXPORT: Command = {
  name: 'export',
  summary: 'write a tree in another form',
  help: `\
usage: portwire export [options] FILE --as FORM [-o OUT]

      --as FORM           one of
${formNames.map((name) => `                            ${name.padEnd(9)}${EXPORT_FORMS[name].summary}\n`).join('')}\
  -o, --output OUT        write to OUT instead of standard output
      --theme NAME        colours of the svg: light, which is usual, or dark

${INPUT_HELP}
Nothing is written of a source that has an error, and no blob of one that lacks an include or a
macro: it would differ from what the source says.

Exit status: 0 written; 2 not written, and standard error says why.
`,
  run,
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const line = parseCommandLine(args, {
    ...INPUT_OPTIONS,
    as: { type: 'string' },
    output: { type: 'string', short: 'o' },
    theme: { type: 'string' },
  } as const)
  const refuse = (message: string): ExitCode => refuseCommandLine(terminal, 'export', message)
  if (line.kind === 'wrong') return refuse(line.message)
  const { as, output = '-', theme = 'light', base } = line.options
  if (as === undefined)
    return refuse(`--as FORM is missing; FORM is one of ${formNames.join(', ')}.`)
  if (!isFormName(as)) return refuse(`There is no form ${as}; there are ${formNames.join(', ')}.`)
  if (!isThemeName(theme)) return refuse(`There is no theme ${theme}; there are light and dark.`)
  if (line.files.length === 0) return refuse('No FILE is given.')
  if (line.files.length > 1 && base === undefined)
    return refuse('One FILE at a time; several overlays of one tree need --base.')

  const { names, inputs, options } = await openInputs(line.files, line.options, terminal)
  const board = loadBoard(names, inputs, options)
  reportReading(board, terminal)
  if (board.tree === null) return UNREADABLE

  const made = hasError(board.diagnostics)
    ? refused('The source has errors, so nothing is made of it.')
    : EXPORT_FORMS[as].make(board, board.tree, theme)
  if (made.kind === 'refused') {
    terminal.err(`${board.file}: error: ${made.message} [export/${as}]\n`)
    return UNREADABLE
  }
  if (output === '-') {
    if (terminal.outIsScreen && typeof made.data !== 'string')
      return refuse('A blob is not for the screen; name a file with -o.')
    terminal.out(made.data)
    return DONE
  }
  if (board.files.some((file) => absolute(file) === absolute(output)))
    return refuse(`${output} is one of the files that were read; it is not written over.`)
  return write(output, made.data, terminal)
}

function write(output: string, data: string | Uint8Array, terminal: Terminal): ExitCode {
  try {
    writeFileSync(output, data)
    return DONE
  } catch (error) {
    terminal.err(`${output}: error: It cannot be written (${systemErrorCode(error)}).\n`)
    return UNREADABLE
  }
}
