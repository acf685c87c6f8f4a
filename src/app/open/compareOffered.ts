import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { openBoard } from '../../core/convert/open/openBoard.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import type { NamedBytes } from '../../platform/readFiles.ts'
import { editorStore } from '../../store/editorStore.ts'
import type { Notice } from '../notice.ts'
import { openAside } from './openAside.ts'
import type { Opening } from './openTask.ts'
import { placedMessage } from './placedMessage.ts'
import { type ReadOffer, readOffered, unpackArchives } from './readOffered.ts'

/** Compares the board that the offered files make with the one that is open, which stays as it is. */
export async function compareOffered(
  offered: readonly OfferedFile[],
  opening: Opening,
): Promise<Notice | null> {
  const { project, compareWith } = editorStore.getState()
  const refuse = (...details: readonly string[]): Notice => ({
    kind: 'failed',
    title: `Could not compare with ${offered.map(({ name }) => baseNameOf(name)).join(', ')}`,
    details,
  })
  const files = await unpackArchives(offered)
  if (files.kind === 'failed') return refuse(files.message)
  const read = await readOffered(files.value, opening)
  if (read.kind === 'failed') return refuse(read.message)
  if (read.value === null) return null
  const [among, options] = besideSources(read.value, project)
  const result = await openAside([among, options], opening)
  if (result.kind === 'failed')
    return refuse(...result.diagnostics.map((finding) => placedMessage(finding, among)))
  const { doc, baseName } = result
  compareWith({ kind: 'document', key: `file ${baseName}`, name: baseName, doc, of: null })
  return { kind: 'done', text: `Comparing with ${baseName}.` }
}

/** A source by itself takes its includes from the board that is open: it is another version of it. */
function besideSources(
  { entry, off, files }: ReadOffer,
  project: OpenedBoard | null,
): Parameters<typeof openBoard> {
  const sources = project?.sources
  const isLoose = files.every(({ name }) => !name.includes('/'))
  if (sources?.kind !== 'files' || entry === undefined || !isLoose) return [files, { entry, off }]
  const folder = sources.entry.slice(0, sources.entry.lastIndexOf('/') + 1)
  const all = new Map<string, NamedBytes>()
  for (const [name, bytes] of sources.files) all.set(name, { name, bytes })
  for (const { name, bytes } of files) all.set(folder + name, { name: folder + name, bytes })
  const offNames = new Set([...off].map((name) => folder + name))
  return [[...all.values()], { entry: folder + entry, off: offNames }]
}
