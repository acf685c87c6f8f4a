import { boardFrom, noBoard, type OpenResult } from './boardFrom.ts'
import { kernelDepth } from './kernelDepth.ts'
import { type OpenedFile, oddities } from './oddities.ts'
import { readBlob } from './readBlob.ts'

/** What `openBoard` makes of one blob and nothing else, without what reads source: that takes time to load. */
export function openBlob(file: OpenedFile): OpenResult {
  const { name, bytes } = file
  const { tree, diagnostics, overlay } = readBlob(bytes, name)
  if (overlay) return noBoard([file], [{ name, bytes, on: true, files: new Map() }])
  const notices = [...oddities([file]), ...diagnostics, ...kernelDepth(tree)]
  const read = { tree, diagnostics: notices, overlays: [] }
  return boardFrom({ kind: 'blob', name, bytes }, [], read)
}
