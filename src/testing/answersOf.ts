import { isDeepStrictEqual } from 'node:util'
import type { OpenedBoard } from '../core/convert/open/newBoard.ts'
import { parseProject, projectJson } from '../core/convert/open/projectJson.ts'
import { boardSnippet } from '../core/convert/write/boardSnippet.ts'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { pathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { forecastProbe } from '../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { paletteOf } from '../core/pipeline/palette.ts'
import { rankLayout } from '../core/pipeline/rankLayout.ts'

/**
 * Whether a board, saved as a file and read again, is the board it was: in each field, since one that is
 * never written reads back as empty, and byte for byte, which tells the order of blocks.
 */
export function survivesSaving(board: OpenedBoard): boolean {
  const text = projectJson(board)
  const parsed = parseProject(JSON.parse(text))
  if (parsed.kind === 'wrong') return false
  return isDeepStrictEqual(plain(parsed.board), plain(board)) && projectJson(parsed.board) === text
}

/** With bytes as bytes: those read from a disk are of a class of Node's own. */
const plain = (board: OpenedBoard): unknown => structuredClone(board)

/** All that the window asks of a board, for what throws. Gives the DTS text. */
export function answersOf({ doc, base, baseName }: OpenedBoard): string {
  const { graph } = doc
  linksOf(graph)
  paletteOf(doc)
  rankLayout(graph)
  pathMarks(graph, resolveAll(graph))
  forecastProbe(graph)
  findingsOf(doc)
  return boardSnippet(base, graph, baseName)
}
