import { runAt91Sam9WdtModel } from '../core/drivers/at91sam9-wdt/runAt91Sam9WdtModel.ts'
import { runF71808eWdtModel } from '../core/drivers/f71808e-wdt/f71808eWdtModel.ts'
import { runCmdqModel } from '../core/drivers/mediatek-cmdq/runCmdqModel.ts'
import { runRiscvPmuModel } from '../core/drivers/riscv-pmu/runRiscvPmuModel.ts'
import type { Command, Terminal } from './command.ts'
import { parseCommandLine, refuseCommandLine } from './commandLine.ts'
import { DONE, type ExitCode, UNREADABLE } from './exitCode.ts'
import { openInputs } from './inputOptions.ts'
import { parseJson } from './parseJson.ts'

const MODELS: ReadonlyMap<string, (input: unknown) => unknown> = new Map([
  ['cmdq', runCmdqModel],
  ['at91sam9-wdt', runAt91Sam9WdtModel],
  ['f71808e-wdt', runF71808eWdtModel],
  ['riscv-pmu', runRiscvPmuModel],
])
const NAMES = [...MODELS.keys()].join(', ')

export const MODEL: Command = {
  name: 'model',
  summary: 'ask the model of another driver',
  help: `\
usage: portwire model NAME [FILE]

Reads a JSON array of questions from FILE, or from standard input, and prints a JSON array with
an answer to each, one a line. A question that cannot be answered gets an object with "error".

NAME is one of ${NAMES}.

Exit status: 0 answered; 2 the input is no JSON array, or cannot be read.
`,
  run,
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const line = parseCommandLine(args, {})
  if (line.kind === 'wrong') return refuseCommandLine(terminal, 'model', line.message)
  const [name, file = '-', more] = line.files
  const model = MODELS.get(name ?? '')
  if (name === undefined)
    return refuseCommandLine(terminal, 'model', `NAME is missing; it is one of ${NAMES}.`)
  if (model === undefined)
    return refuseCommandLine(terminal, 'model', `There is no model ${name}; there are ${NAMES}.`)
  if (more !== undefined) return refuseCommandLine(terminal, 'model', 'One FILE at a time.')

  const { names, inputs } = await openInputs([file], {}, terminal)
  const [path = ''] = names
  const fail = (message: string): ExitCode => {
    terminal.err(`${path}: error: ${message}\n`)
    return UNREADABLE
  }
  const read = inputs.read(path)
  if (read.kind === 'failed') return fail(read.message)
  const questions = parseJson(inputs.text(path) ?? '')
  if (questions.kind === 'wrong') return fail(`This is no JSON: ${questions.message}.`)
  if (!Array.isArray(questions.value))
    return fail('A JSON array is expected, with a question in each place.')
  const answers = questions.value.map((question: unknown) => JSON.stringify(model(question)))
  terminal.out(`[\n${answers.join(',\n')}\n]\n`)
  return DONE
}
