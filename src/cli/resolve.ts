import { importPipeline } from '../core/convert/open/importPipeline.ts'
import { forecastJson } from '../core/drivers/mediatek-drm/probe/forecastJson.ts'
import { forecastProbe } from '../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type { ProbeForecast } from '../core/drivers/mediatek-drm/probe/probeForecast.ts'
import { mmsysJson } from '../core/drivers/mediatek-drm/resolveJson.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import type { Command, Terminal } from './command.ts'
import { parseCommandLine, refuseCommandLine } from './commandLine.ts'
import { DONE, type ExitCode, FOUND, UNREADABLE, worst } from './exitCode.ts'
import { INPUT_HELP, INPUT_OPTIONS, openInputs } from './inputOptions.ts'
import { KERNEL_HELP, KERNEL_OPTION, withKernel } from './kernelOption.ts'
import { type LoadedBoard, loadBoards } from './loadBoard.ts'
import { hasError } from './readTree.ts'
import { reportReading } from './reportReading.ts'
import { resolveText } from './resolveText.ts'

export const RESOLVE: Command = {
  name: 'resolve',
  summary: 'what the driver builds, per mmsys and CRTC path',
  help: `\
usage: portwire resolve [options] FILE...

Prints what mediatek-drm makes of each tree: for every mmsys the CRTC paths it builds, keeps
or drops, where and why a walk stops, what the probe returns and what it logs; first, whether
a DRM device comes of it, and with which CRTCs.

      --json              one object a file, on one line: the paths in "mmsys"; in "forecast" the
                          CRTCs, which node stands for which component, and who waits for whom
${KERNEL_HELP}
${INPUT_HELP}
Exit status: 0 answered, whatever the driver does; 1 answered, but the tree has errors that
are listed on standard error; 2 a FILE cannot be read.
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
  if (line.kind === 'wrong') return refuseCommandLine(terminal, 'resolve', line.message)
  if (line.files.length === 0) return refuseCommandLine(terminal, 'resolve', 'No FILE is given.')

  const { names, inputs, options } = await openInputs(line.files, line.options, terminal)
  let code: ExitCode = DONE
  for (const board of loadBoards(names, inputs, options)) {
    reportReading(board, terminal)
    code = worst(code, answer(board))
    if (board.tree === null) continue
    const doc = importPipeline(board.tree, board.name)
    const forecast = forecastProbe(doc.graph, line.kernel)
    terminal.out(
      line.options.json
        ? `${jsonLine(board, doc, forecast)}\n`
        : resolveText(board.file, doc, forecast),
    )
  }
  return code
}

const jsonLine = (
  { name: file, file: path }: LoadedBoard,
  { graph }: PipelineDocument,
  forecast: ProbeForecast,
): string =>
  JSON.stringify({
    file,
    path,
    mmsys: forecast.mmsys.map(({ resolution }) => mmsysJson(resolution)),
    forecast: forecastJson(graph, forecast),
  })

const answer = ({ tree, diagnostics }: LoadedBoard): ExitCode =>
  tree === null ? UNREADABLE : hasError(diagnostics) ? FOUND : DONE
