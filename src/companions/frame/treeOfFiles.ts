import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import { readBoard } from '../../core/convert/open/readBoard.ts'
import { sortFiles } from '../../core/convert/open/sortFiles.ts'
import type { DeviceTree } from '../../core/devicetree/tree.ts'
import type { PickedFile } from '../companionServices.ts'

export type TreeOfFiles =
  | {
      readonly kind: 'ok'
      /** The file that was taken for the board. */
      readonly name: string
      readonly tree: DeviceTree
      /** What is wrong with it, a sentence each: a missing include leaves nodes out. */
      readonly faults: readonly string[]
    }
  | { readonly kind: 'failed'; readonly message: string }

/** The tree some files make, of any board: no display has to be in it. Overlays among them are applied. */
export function treeOfFiles(files: readonly PickedFile[]): TreeOfFiles {
  const { sources, overlays } = sortFiles(files)
  if (sources === null) {
    const names = files.map(({ name }) => baseNameOf(name)).join(', ')
    return { kind: 'failed', message: `No device tree among ${names}: a .dts or a .dtb is one.` }
  }
  const { tree, diagnostics } = readBoard(sources, overlays)
  const name = baseNameOf(sources.kind === 'blob' ? sources.name : sources.entry)
  const faults = diagnostics.filter(isFault).map(({ message }) => message)
  return { kind: 'ok', name, tree, faults: [...new Set(faults)] }
}

const isFault = ({ severity }: Diagnostic): boolean => severity !== 'info'
