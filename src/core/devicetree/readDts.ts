import { Findings } from './findings.ts'
import { finishTree } from './finishTree.ts'
import { parseSource } from './parser.ts'
import { Preprocessor } from './preprocessor.ts'
import type { ReadResult } from './readResult.ts'
import { resolveReferences } from './resolveReferences.ts'
import type { SourceSet } from './sources.ts'
import { sharedTokenCache } from './tokenCache.ts'

export interface ReadDtsOptions {
  /** Write /__symbols__ and a phandle for every labelled node, as `dtc -@` does. Default true. */
  readonly symbols?: boolean
  /** Macros defined beforehand, as with `cpp -D`. */
  readonly defines?: Readonly<Record<string, string>>
}

/** What cpp defines as the kernel's build calls it (-undef -D__DTS__ -x assembler-with-cpp). */
const DEFINES = { __DTS__: '1', __ASSEMBLER__: '1', __STDC__: '1', __STDC_HOSTED__: '1' }

/**
 * Reads device tree source with its includes and macros, as `cpp | dtc` would compile it: the same
 * nodes, properties, bytes and phandle numbers, in the same order. Never throws on input: what is
 * wrong is in `diagnostics`, and the tree holds the rest.
 *
 * @param entry - path of the file to read, a key of `sources.files`
 */
export function readDts(
  entry: string,
  sources: SourceSet,
  options: ReadDtsOptions = {},
): ReadResult {
  const findings = new Findings()
  const text = sources.files.get(entry)
  if (text === undefined)
    findings.add('dts/missing-file', 'error', `The file ${entry} is not among the files given.`, {
      kind: 'file',
      file: entry,
    })
  const defines = { ...DEFINES, ...options.defines }
  const input = new Preprocessor(sources, sharedTokenCache(), findings, defines, entry, text ?? '')
  const source = parseSource(input, sources, findings)
  resolveReferences(source, findings, { symbols: options.symbols ?? true })
  return {
    tree: finishTree(source),
    diagnostics: findings.list,
    deletions: source.deletions,
    files: input.files.filesRead,
    overlay: source.plugin,
  }
}
