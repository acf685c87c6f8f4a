import type { Diagnostic } from '../core/base/diagnostic.ts'
import { fileFinding } from '../core/convert/open/fileFinding.ts'
import { foldMacros } from '../core/convert/open/foldMacros.ts'
import { oddities } from '../core/convert/open/oddities.ts'
import { readWithCatalogue } from '../core/convert/open/readWithCatalogue.ts'
import { readDtb } from '../core/devicetree/readDtb.ts'
import { readDts } from '../core/devicetree/readDts.ts'
import type { ReadResult } from '../core/devicetree/readResult.ts'
import type { DeviceTree } from '../core/devicetree/tree.ts'
import { includeFoldersAbove } from './includeFolders.ts'
import type { InputFiles } from './inputFiles.ts'
import { LookUpMap } from './lookUpMap.ts'

/** What `-I` and `-D` say. */
export interface ReadOptions {
  readonly includeFolders: readonly string[]
  readonly defines: Readonly<Record<string, string>>
}

export interface TreeRead {
  /** Null when nothing could be made of the input. */
  readonly tree: DeviceTree | null
  readonly overlay: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** Every file that was read. */
  readonly files: readonly string[]
  /** Files that exist in the catalogue only. */
  readonly standIns: readonly string[]
  /** Where includes were looked for. */
  readonly searched: readonly string[]
}

/** Reads one file, source or blob by content, with its includes from disk. */
export function readTree(name: string, inputs: InputFiles, options: ReadOptions): TreeRead {
  const file = inputs.read(name)
  if (file.kind === 'failed') return unreadable(name, 'unreadable', file.message)
  const { content, bytes } = file
  if (content.kind === 'blob' || /\.dtbo?$/.test(name)) return readBlob(name, bytes)
  if (content.kind === 'other')
    return unreadable(name, 'not-a-tree', `No device tree: the file ${content.what}.`)
  return readSource(name, inputs, options)
}

/** A blob with an error is no tree the kernel would take. */
function readBlob(name: string, bytes: Uint8Array): TreeRead {
  const result = readDtb(bytes, name)
  const odd = hasError(result.diagnostics) ? [] : oddities([{ name, bytes }])
  const diagnostics = [...odd, ...result.diagnostics]
  return {
    ...treeRead({ ...result, diagnostics }, []),
    tree: hasError(diagnostics) ? null : result.tree,
  }
}

function readSource(entry: string, inputs: InputFiles, options: ReadOptions): TreeRead {
  const { defines } = options
  const searched =
    options.includeFolders.length > 0 ? options.includeFolders : includeFoldersAbove(entry)
  const refused = new Map<string, Diagnostic>()
  const find = (name: string) => {
    const file = inputs.read(name)
    if (file.kind === 'read') return file
    if (!file.absent) refused.set(name, fileFinding(name, 'unreadable', file.message))
    return undefined
  }
  const binaries = new LookUpMap([], (name) => find(name)?.bytes)
  let standIns: readonly string[] = []
  const result = readWithCatalogue(entry, (texts) => {
    standIns = [...texts.keys()]
    const files = new LookUpMap(texts, (name) => {
      const file = find(name)
      if (file === undefined) return undefined
      const { content } = file
      if (content.kind === 'text') return content.text
      if (!isBlank(file.bytes)) {
        const what = content.kind === 'blob' ? 'is a device tree blob' : content.what
        refused.set(name, fileFinding(name, 'unreadable', `This is included, but ${what}.`))
      }
      return ''
    })
    return readDts(entry, { files, includeDirs: searched, binaries }, { defines })
  })
  const odd = result.files.flatMap((name) => {
    const file = standIns.includes(name) ? undefined : find(name)
    return file === undefined ? [] : oddities([{ name, bytes: file.bytes }]).filter(isNotice)
  })
  const diagnostics = [...odd, ...refused.values(), ...foldMacros(result.diagnostics)]
  const { root } = result.tree
  const nothing = root.properties.length + root.children.length === 0
  return {
    ...treeRead({ ...result, diagnostics }, standIns),
    tree: nothing && hasError(diagnostics) ? null : result.tree,
    searched,
  }
}

/** What cannot be read at all, reading itself says. */
const isNotice = ({ severity }: Diagnostic): boolean => severity !== 'error'

/** An empty header is a fine header. */
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= 0x20)

const treeRead = (result: ReadResult, standIns: readonly string[]): TreeRead => ({
  tree: result.tree,
  overlay: result.overlay,
  diagnostics: result.diagnostics,
  files: result.files.filter((file) => !standIns.includes(file)),
  standIns,
  searched: [],
})

const unreadable = (name: string, what: string, message: string): TreeRead => ({
  tree: null,
  overlay: false,
  diagnostics: [fileFinding(name, what, message)],
  files: [],
  standIns: [],
  searched: [],
})

export const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error')
