import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Terminal } from './command.ts'
import { type ExitCode, UNREADABLE } from './exitCode.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; args: string[] }>
>

export type CommandLine<T extends Options> =
  | { readonly kind: 'parsed'; readonly options: Parsed<T>['values']; readonly files: string[] }
  | { readonly kind: 'wrong'; readonly message: string }

/** Takes a command's arguments apart; an option it does not have is the user's mistake, in words. */
export function parseCommandLine<T extends Options>(
  args: readonly string[],
  options: T,
): CommandLine<T> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { kind: 'parsed', options: values, files: positionals }
  } catch (error) {
    if (!(error instanceof TypeError) || !isParseError(error)) throw error
    return { kind: 'wrong', message: `${error.message.split('. ')[0]?.replace(/\.?$/, '.')}` }
  }
}

const isParseError = (error: object): boolean =>
  'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')

/** Says what is wrong with the command line, and where its help is. */
export function refuseCommandLine(terminal: Terminal, command: string, message: string): ExitCode {
  terminal.err(`portwire ${command}: ${message}\nTry: portwire ${command} --help\n`)
  return UNREADABLE
}
