import { readDts } from '../../devicetree/readDts.ts'
import { boardFrom, type OpenResult } from './boardFrom.ts'
import { entryOf, isPlugin } from './entryFile.ts'
import { fileContent, textOf } from './fileContent.ts'
import { foldMacros } from './foldMacros.ts'
import { kernelDepth } from './kernelDepth.ts'
import { isProse, type OpenedFile, oddities } from './oddities.ts'
import { sourceSet } from './sourceSet.ts'

/**
 * What `openBoard` makes of source that is all there, without what reads blobs, overlays and the catalogue:
 * that takes time to load.
 *
 * @param asked - the file to open where there are several boards
 * @returns null where one of those is needed, or no board is found: `openBoard` tells
 */
export function openSource(files: readonly OpenedFile[], asked?: string): OpenResult | null {
  const texts = new Map<string, string>()
  for (const file of files) {
    const content = fileContent(file.bytes)
    if (content.kind === 'blob') return null
    if (content.kind !== 'text' || isProse(file, content.text)) continue
    if (isPlugin(content.text)) return null
    texts.set(file.name, content.text)
  }
  const entry = entryOf(texts, asked)
  if (entry === null) return null
  const parts = new Map(files.map(({ name, bytes }) => [name, bytes]))
  const given = new Map(files.map(({ name, bytes }) => [name, textOf(bytes)]))
  const { tree, diagnostics } = readDts(entry, sourceSet(given, parts))
  if (diagnostics.some(({ code }) => code === 'dts/missing-include')) return null
  const notices = [...oddities(files), ...foldMacros(diagnostics), ...kernelDepth(tree)]
  const read = { tree, diagnostics: notices, overlays: [] }
  return boardFrom({ kind: 'files', entry, files: parts }, [], read)
}
