import type { BoardRead } from '../../core/convert/open/readBoard.ts'
import { printDts } from '../../core/devicetree/printDts.ts'

/** A file as text: source as it is, a blob as the source dtc would make of it. */
export function fileText(read: BoardRead, file: string): string {
  const text = read.texts.get(file)
  if (text !== undefined) return text
  const tree = read.stages.find((stage) => stage.file === file)?.tree
  return tree === undefined ? '' : printDts(tree)
}
