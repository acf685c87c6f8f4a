import type { Diagnostic } from '../../base/diagnostic.ts'
import { blockId, blockRecord, endpointId } from '../../base/ids.ts'
import type { Block, PipelineDocument, PipelineGraph, PortGroup } from '../../pipeline/document.ts'
import { rankLayout } from '../../pipeline/rankLayout.ts'
import type { Soc, SocNode } from '../../soc/soc.ts'
import { type BoardOverlay, type BoardSources, baseNameOf } from './boardSources.ts'
import type { DoneEdits } from './doneEdits.ts'

/** A document being worked on, with what it was read from and what its export is compared against. */
export interface OpenedBoard {
  readonly doc: PipelineDocument
  /** The tree as the board's own files, its overlays or the SoC's `.dtsi` give it, before any edit. */
  readonly base: PipelineGraph
  /** Where `base` comes from, as the export names it: 'mt8195.dtsi', 'my-board.dts'. */
  readonly baseName: string
  /** What reading reported. */
  readonly notices: readonly Diagnostic[]
  /** Null for a board begun from the catalogue, which has no files. */
  readonly sources: BoardSources | null
  /** In order of application. Those that are on are part of `base`, unless the base refuses them. */
  readonly overlays: readonly BoardOverlay[]
  /** What led from `base` to `doc`; null for nothing. Done again when another base is put below. */
  readonly edits: DoneEdits | null
}

/** An empty board on a SoC: its `.dtsi` and nothing else. */
export function newBoard(soc: Soc, name: string = soc.name): OpenedBoard {
  const base = socGraph(soc)
  return {
    doc: { title: `New ${name} board`, soc: soc.id, graph: base, positions: rankLayout(base) },
    base,
    baseName: baseNameOf(soc.dtsi),
    notices: [],
    sources: null,
    overlays: [],
    edits: null,
  }
}

/**
 * The catalogue's nodes as a graph: what importing the SoC's bare `.dtsi` would give.
 *
 * @internal tests draw on it
 */
export function socGraph(soc: Soc): PipelineGraph {
  const idOfLabel = new Map<string, Endpoint>()
  for (const node of soc.nodes) {
    let serial = 0
    for (const port of node.ports ?? [])
      for (const endpoint of port.endpoints) {
        const id = endpointId(blockId(node.path), serial++)
        for (const label of endpoint.labels) idOfLabel.set(label, id)
      }
  }
  const blocks = soc.nodes.map((node) => socBlock(node, idOfLabel))
  const aliases = soc.nodes.flatMap((node) =>
    node.aliases.map((name) => ({ name, block: blockId(node.path) })),
  )
  return { blocks: blockRecord(blocks.map((block) => [block.id, block])), aliases }
}

type Endpoint = ReturnType<typeof endpointId>

function socBlock(node: SocNode, idOfLabel: ReadonlyMap<string, Endpoint>): Block {
  const id = blockId(node.path)
  const groups: PortGroup[] = []
  let serial = 0
  for (const port of node.ports ?? []) {
    const endpoints = port.endpoints.map((endpoint) => {
      const remote = endpoint.remote === null ? undefined : idOfLabel.get(endpoint.remote)
      return {
        id: endpointId(id, serial++),
        name: endpoint.name,
        reg: endpoint.reg,
        labels: endpoint.labels,
        remote: remote === undefined ? null : ({ kind: 'endpoint', endpoint: remote } as const),
        properties: [],
      }
    })
    const made = { name: port.name, reg: port.reg, labels: [], endpoints }
    const last = groups.at(-1)
    if (last?.container === port.container)
      groups[groups.length - 1] = { ...last, ports: [...last.ports, made] }
    else groups.push({ container: port.container, ports: [made] })
  }
  return {
    id,
    path: node.path,
    labels: node.labels,
    compatible: node.compatible,
    status: node.status === 'okay' ? null : node.status,
    groups,
    properties: [],
    parentLabel: null,
  }
}
