import { isEntries } from '../base/fieldReader.ts'
import type { BlockId } from '../base/ids.ts'
import { parsedJson, tooDeepJson } from '../base/parsedJson.ts'
import type { OpenedBoard } from '../convert/open/newBoard.ts'
import { type ParsedProject, parseProject } from '../convert/open/projectJson.ts'
import { blocksOf } from '../pipeline/blocksOf.ts'
import type { Block, PipelineGraph } from '../pipeline/document.ts'
import { documentJson, migrate } from '../pipeline/documentJson.ts'

/**
 * A graph told by how it differs from the document's: of a block that is the same there, the id alone.
 * What a board starts from is mostly what it still is, so this costs little.
 */
interface RelativeGraph {
  readonly blocks: readonly (BlockId | Block)[]
  readonly aliases: PipelineGraph['aliases']
}

/**
 * A project as links and pictures carry it: the document, and what its export is compared with. The
 * files it was read from, the history and what reading reported are left out; so is any layout of a
 * base that nobody sees.
 */
export function shareJson({
  doc,
  base,
  baseName,
}: Pick<OpenedBoard, 'doc' | 'base' | 'baseName'>): string {
  const { blocks } = doc.graph
  const relative: RelativeGraph = {
    blocks: blocksOf(base).map((block) => (sameJson(block, blocks[block.id]) ? block.id : block)),
    aliases: base.aliases,
  }
  return JSON.stringify({ ...documentJson(doc), baseName, share: relative })
}

/** The project of a link or picture, whatever came in it: checked to the last field. */
export function boardOfShare(text: string): ParsedProject {
  const json = parsedJson(text)
  const tooDeep = json === undefined ? tooDeepJson(text) : null
  if (tooDeep !== null) return { kind: 'wrong', message: `It ${tooDeep}.` }
  const parsed = migrate(json)
  if (parsed.kind === 'wrong') return parsed
  const { share, graph, ...rest } = parsed.json
  if (share === undefined) return parseProject(parsed.json)
  const base = wholeGraph(share, graph)
  return base === null
    ? { kind: 'wrong', message: 'What the project is compared with is damaged.' }
    : parseProject({ ...rest, graph, base })
}

/**
 * Null where a block is meant that the document does not have. What comes out is not checked yet; it is
 * the very graph of the document where nothing was changed.
 */
function wholeGraph(share: unknown, graph: unknown): unknown {
  if (!isEntries(share) || !Array.isArray(share.blocks) || !isEntries(graph)) return null
  const blocks = isEntries(graph.blocks) ? graph.blocks : {}
  const entries: [string, unknown][] = []
  for (const one of share.blocks) {
    const block: unknown =
      typeof one !== 'string' ? one : Object.hasOwn(blocks, one) ? blocks[one] : undefined
    if (!isEntries(block) || typeof block.id !== 'string') return null
    entries.push([block.id, block])
  }
  const isUnchanged =
    sameJson(share.blocks, Object.keys(blocks)) && sameJson(share.aliases, graph.aliases)
  return isUnchanged ? graph : { blocks: Object.fromEntries(entries), aliases: share.aliases }
}

const sameJson = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)
