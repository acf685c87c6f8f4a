import { compareDocuments } from '../core/compare/compareDocuments.ts'
import { isEmpty } from '../core/compare/comparison.ts'
import { comparisonJson } from '../core/compare/comparisonJson.ts'
import { comparisonText } from '../core/compare/comparisonText.ts'
import { importPipeline } from '../core/convert/open/importPipeline.ts'
import type { Command, Terminal } from './command.ts'
import { parseCommandLine, refuseCommandLine } from './commandLine.ts'
import { DONE, type ExitCode, FOUND, UNREADABLE } from './exitCode.ts'
import type { InputFiles } from './inputFiles.ts'
import { INPUT_HELP, INPUT_OPTIONS, openInputs } from './inputOptions.ts'
import { KERNEL_HELP, KERNEL_OPTION, withKernel } from './kernelOption.ts'
import { type LoadedBoard, type LoadOptions, loadBoard } from './loadBoard.ts'
import { hasError } from './readTree.ts'
import { reportReading } from './reportReading.ts'

export const DIFF: Command = {
  name: 'diff',
  summary: 'what differs between two boards',
  help: `\
usage: portwire diff [options] A B

Prints what differs between the display pipelines of two trees: paths, blocks, links and aliases
that were added (+), removed (-) or changed (~). The order of nodes and the numbers of phandles
never count. With --base, what an overlay changes is: portwire diff --base BOARD BOARD OVERLAY.

      --json              one object on one line
${KERNEL_HELP}

${INPUT_HELP}
Exit status: 0 no difference; 1 a difference; 2 a FILE cannot be read, or has errors.
`,
  run,
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const line = withKernel(
    parseCommandLine(args, {
      ...INPUT_OPTIONS,
      ...KERNEL_OPTION,
      json: { type: 'boolean' },
    } as const),
  )
  const refuse = (message: string): ExitCode => refuseCommandLine(terminal, 'diff', message)
  if (line.kind === 'wrong') return refuse(line.message)
  if (line.files.length !== 2) return refuse('Two FILEs are compared, no more and no less.')

  const { names, inputs, options } = await openInputs(line.files, line.options, terminal)
  const boards = names.map((name) => loadSide(name, inputs, options))
  for (const board of boards) reportReading(board, terminal)
  // One title for both where a tree has none: the name of its file is no difference.
  const docs = boards.flatMap(({ tree }) => (tree === null ? [] : [importPipeline(tree, '')]))
  const [before, after] = docs
  if (before === undefined || after === undefined) return UNREADABLE

  const comparison = compareDocuments(before, after, line.kernel)
  const [a, b] = boards.map(({ file }) => file)
  terminal.out(
    line.options.json
      ? `${JSON.stringify({ before: a, after: b, ...comparisonJson(comparison) })}\n`
      : comparisonText(comparison)
          .map((text) => `${text}\n`)
          .join(''),
  )
  if (boards.some(({ diagnostics }) => hasError(diagnostics))) return UNREADABLE
  return isEmpty(comparison) ? DONE : FOUND
}

/** An overlay is put on the base, where one is given; a whole tree stands for itself. */
function loadSide(name: string, inputs: InputFiles, options: LoadOptions): LoadedBoard {
  const alone = loadBoard([name], inputs, { ...options, base: null })
  return alone.overlay && options.base !== null ? loadBoard([name], inputs, options) : alone
}
