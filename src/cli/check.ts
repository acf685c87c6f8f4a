import { version as portwireVersion } from '../../package.json' with { type: 'json' }
import {
  type BoardFinding,
  type PlacedFinding,
  sarif,
} from '../core/drivers/mediatek-drm/findings/report/sarif.ts'
import { DTC_VERSIONS } from '../core/dtcChecks/check.ts'
import { QUIET_IN_KERNEL } from '../core/dtcChecks/dtcChecks.ts'
import { newSince, readBaseline } from './baseline.ts'
import { checkBoard } from './checkBoard.ts'
import type { Command, Terminal } from './command.ts'
import { parseCommandLine, refuseCommandLine } from './commandLine.ts'
import { DONE, type ExitCode, FOUND, UNREADABLE } from './exitCode.ts'
import { type FindingJson, findingJson } from './findingJson.ts'
import { findingLine } from './findingLine.ts'
import { findingPlace } from './findingPlace.ts'
import { INPUT_HELP, INPUT_OPTIONS, openInputs } from './inputOptions.ts'
import { KERNEL_HELP, KERNEL_OPTION, withKernel } from './kernelOption.ts'
import { type LoadedBoard, loadBoards } from './loadBoard.ts'
import { includeHint } from './reportReading.ts'
import { reviewedFile } from './reviewedFile.ts'

/** The newest of the releases whose checks differ. */
const NEWEST_DTC = DTC_VERSIONS[DTC_VERSIONS.length - 1]
const NO_CHECK: ReadonlySet<string> = new Set()
const NOTHING = { kind: 'read', known: new Map<string, number>() } as const

export const CHECK: Command = {
  name: 'check',
  summary: 'what is wrong with a tree, for people and for CI',
  help: `\
usage: portwire check [options] FILE...

Prints what is wrong with each tree, one finding a line:

  file:line:column: severity: message [code]

where severity is error, warning or info; of a blob, which has no lines, the node's path stands
in their place. A count goes to standard error.

      --json              one object a file, on one line: its findings and their places
      --sarif             one SARIF 2.1.0 log of all files, for code review tools
      --baseline FILE     leave out what FILE holds, an earlier output of check --json
      --strict            let warnings count as errors
${KERNEL_HELP}
      --dtc VERSION       the dtc whose checks to run: ${DTC_VERSIONS.join(', ')}
                          (default ${NEWEST_DTC})
      --all-checks        those, too, that the kernel's build turns off unless it is run with W=1:
                          ${[...QUIET_IN_KERNEL].join(', ')}

${INPUT_HELP}
Exit status: 0 no finding is an error; 1 some are; 2 a FILE cannot be read.
`,
  run,
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const line = withKernel(
    parseCommandLine(args, {
      ...INPUT_OPTIONS,
      ...KERNEL_OPTION,
      dtc: { type: 'string' },
      'all-checks': { type: 'boolean' },
      json: { type: 'boolean' },
      sarif: { type: 'boolean' },
      strict: { type: 'boolean' },
      baseline: { type: 'string' },
    } as const),
  )
  const refuse = (message: string): ExitCode => refuseCommandLine(terminal, 'check', message)
  if (line.kind === 'wrong') return refuse(line.message)
  const { json = false, strict = false, baseline, dtc = NEWEST_DTC } = line.options
  const allChecks = line.options['all-checks'] === true
  const form = line.options.sarif === true ? 'sarif' : json ? 'json' : 'text'
  if (json && form === 'sarif') return refuse('--json and --sarif cannot go together.')
  const version = DTC_VERSIONS.find((known) => known === dtc)
  if (version === undefined)
    return refuse(`--dtc is one of ${DTC_VERSIONS.join(', ')}, not ${dtc}.`)
  const judge = { version, quiet: allChecks ? NO_CHECK : QUIET_IN_KERNEL }
  if (line.files.length === 0) return refuse('No FILE is given.')

  const { names, inputs, options } = await openInputs(line.files, line.options, terminal)
  const accepted = baseline === undefined ? NOTHING : readBaseline(baseline, inputs)
  if (accepted.kind === 'failed') {
    terminal.err(`${baseline}: error: ${accepted.message}\n`)
    return UNREADABLE
  }

  const tally: Tally = {
    boards: 0,
    unreadable: 0,
    incomplete: 0,
    accepted: 0,
    error: 0,
    warning: 0,
    info: 0,
  }
  const isNew = newSince(accepted.known)
  const placed: BoardFinding[] = []
  for (const board of loadBoards(names, inputs, options)) {
    const { findings, graph } = checkBoard(board, { kernel: line.kernel, dtc: judge })
    const fresh = findings
      .map((finding) => ({ finding, ...findingPlace(finding.subject, board, graph) }))
      .filter(({ finding: { code, message }, ...place }) =>
        isNew(board.name, { code, message, ...place }),
      )
    placed.push(...fresh.map((one) => ({ ...one, board: board.name })))
    print(board, fresh, form, terminal)
    count(tally, board, fresh)
    tally.accepted += findings.length - fresh.length
  }
  if (form === 'sarif') {
    const log = sarif(
      placed.map((one) => ({ ...one, file: reviewedFile(one.file) })),
      portwireVersion,
    )
    terminal.out(`${JSON.stringify(log, null, 2)}\n`)
  }
  terminal.err(tallyText(tally))
  if (tally.unreadable > 0) return UNREADABLE
  return tally.error > 0 || (strict && tally.warning > 0) ? FOUND : DONE
}

/** The answer goes to standard output; that there is none goes to standard error. */
function print(
  board: LoadedBoard,
  placed: readonly PlacedFinding[],
  form: 'text' | 'json' | 'sarif',
  terminal: Terminal,
): void {
  const lines = placed.map(findingLine).join('')
  if (form === 'json') {
    const { name: file, file: path, tree } = board
    const findings = placed.map(findingJson)
    terminal.out(`${JSON.stringify({ file, path, readable: tree !== null, findings })}\n`)
  } else if (form === 'text' && board.tree !== null) terminal.out(lines)
  if (board.tree === null) terminal.err(lines)
  terminal.err(includeHint(board))
}

type Tally = Record<
  FindingJson['severity'] | 'boards' | 'unreadable' | 'incomplete' | 'accepted',
  number
>

function count(tally: Tally, board: LoadedBoard, findings: readonly PlacedFinding[]): void {
  tally.boards += 1
  if (board.tree === null) tally.unreadable += 1
  else if (!board.complete) tally.incomplete += 1
  for (const { finding } of findings) tally[finding.severity] += 1
}

function tallyText({ boards, unreadable, incomplete, accepted, error, warning }: Tally): string {
  const parts = [
    several(boards, 'tree'),
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
    ...(incomplete > 0 ? [`${incomplete} with includes or macros missing`] : []),
    several(error, 'error'),
    several(warning, 'warning'),
    ...(accepted > 0 ? [`${accepted} in the baseline`] : []),
  ]
  return `portwire check: ${parts.join(', ')}\n`
}

const several = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
