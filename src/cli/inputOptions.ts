import type { Terminal } from './command.ts'
import { type FileRead, failedToRead, given, InputFiles, STDIN } from './inputFiles.ts'
import type { LoadOptions } from './loadBoard.ts'

/** The options of every command that reads device trees, in the form of node:util's parseArgs. */
export const INPUT_OPTIONS = {
  include: { type: 'string', short: 'I', multiple: true },
  define: { type: 'string', short: 'D', multiple: true },
  base: { type: 'string' },
} as const

export const INPUT_HELP = `\
FILE is source (.dts, .dtsi, .dtso) or a blob (.dtb, .dtbo), told apart by content;
- is standard input.

  -I, --include DIR       look for includes in DIR; may be repeated, searched in order
  -D, --define NAME[=V]   define a macro, as cpp does
      --base FILE         the tree FILE is an overlay of; several FILEs are applied
                          in the order given, as fdtoverlay does

An include in quotes is looked for beside the file that includes it, then in each DIR. Without
-I the folders of the kernel's build are taken: the nearest above FILE of include/ (where it
holds dt-bindings/), src/ beside it, and scripts/dtc/include-prefixes/. When the .dtsi of a
known SoC is not found, its display nodes come from Portwire's catalogue, and a notice says so.
`

interface InputValues {
  readonly include?: readonly string[]
  readonly define?: readonly string[]
  readonly base?: string
}

interface OpenedInputs {
  readonly names: readonly string[]
  readonly inputs: InputFiles
  readonly options: LoadOptions
}

/** What a command line names, ready to be read: standard input already is, since it takes waiting for. */
export async function openInputs(
  files: readonly string[],
  { include = [], define = [], base }: InputValues,
  terminal: Terminal,
): Promise<OpenedInputs> {
  const named = base === undefined ? files : [base, ...files]
  const stdin = named.includes('-') ? await readStdin(terminal) : null
  const defines = define.map((text): [string, string] => {
    const at = text.indexOf('=')
    return at === -1 ? [text, '1'] : [text.slice(0, at), text.slice(at + 1)]
  })
  return {
    names: files.map(nameOf),
    inputs: new InputFiles(stdin),
    options: {
      includeFolders: include.map(slashes),
      defines: Object.fromEntries(defines),
      base: base === undefined ? null : nameOf(base),
    },
  }
}

async function readStdin(terminal: Terminal): Promise<FileRead> {
  try {
    return given(await terminal.stdin())
  } catch (error) {
    return failedToRead(error)
  }
}

const nameOf = (argument: string): string => (argument === '-' ? STDIN : slashes(argument))

/** The reader parts paths by '/', as sources do. */
const slashes = (path: string): string =>
  process.platform === 'win32' ? path.replaceAll('\\', '/') : path
