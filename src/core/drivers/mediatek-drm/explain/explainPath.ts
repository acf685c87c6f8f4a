import type { Subject } from '../../../base/diagnostic.ts'
import { errnoName } from '../../../base/errno.ts'
import type { BlockId, EndpointId } from '../../../base/ids.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { placeOf } from '../../../pipeline/endpoints.ts'
import { blockName } from '../../../pipeline/links.ts'
import { DDP_COMPATIBLES } from '../../../soc/ddpCompatibles.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import { ddpType } from '../../../soc/ddpTypes.ts'
import { matchCompatible } from '../../../soc/matchCompatible.ts'
import { failureOf } from '../pathFailure.ts'
import { CRTC_NAMES, type MmsysResolution, type PathResult } from '../resolveMmsys.ts'
import type { Hop } from '../walkPath.ts'

/** One step of what the driver does to build a path. */
export interface ExplainStep {
  /** 'ovl0 → rdma0' */
  readonly title: string
  readonly text: string
  /** The kernel function whose rule it follows. */
  readonly rule: string
  /** What to look at meanwhile. */
  readonly subject: Subject
}

/** The building of one CRTC path in plain words, step by step, from the mmsys to what is in force then. */
export function explainPath(
  graph: PipelineGraph,
  resolution: MmsysResolution,
  path: PathResult,
): ExplainStep[] {
  const name = blockNamer(graph)
  const mmsys: Subject = { kind: 'block', id: resolution.block }
  const hops = path.walk?.hops ?? []
  return [
    begin(resolution, name, mmsys),
    ...(path.walk === null ? [notWalked(resolution, path, mmsys)] : []),
    ...hops.map((hop, at) => explainHop(graph, resolution, path, hop, at, name)),
    ...verdict(graph, resolution, path, mmsys),
    inForce(path, mmsys),
  ]
}

type Namer = (id: BlockId | null) => string

const blockNamer =
  (graph: PipelineGraph): Namer =>
  (id) => {
    const block = id === null ? undefined : graph.blocks[id]
    return block === undefined ? 'nothing' : blockName(block)
  }

function begin(
  { block, data, graph }: MmsysResolution,
  name: Namer,
  subject: Subject,
): ExplainStep {
  const isEmpty = data.main === null && data.ext === null && data.third === null
  const known = `"${data.compatible}" makes ${name(block)} a display system the driver knows, ${isEmpty ? 'without hardcoded paths' : 'with hardcoded paths'} for this SoC.`
  return {
    title: name(block),
    text: graph
      ? `${known} It has a graph, so the driver builds paths from it; ${isEmpty ? 'it has no others' : 'each one that succeeds replaces a hardcoded one'}.`
      : `${known} It has no graph the driver reads, so ${isEmpty ? 'there are none' : 'those are used'}.`,
    rule: 'mtk_drm_probe()',
    subject,
  }
}

function notWalked(
  { graph }: MmsysResolution,
  { crtc, state }: PathResult,
  subject: Subject,
): ExplainStep {
  const wanted = `${CRTC_NAMES[crtc]} is the path of endpoint ${crtc}.`
  return {
    title: `No walk of ${CRTC_NAMES[crtc]}`,
    text:
      state === 'not-tried'
        ? `${wanted} The probe ended before its turn came.`
        : graph
          ? `${wanted} The mmsys has no endpoint of that number, so the graph does not speak of it.`
          : `${wanted} Without a graph there is nothing to walk.`,
    rule: 'mtk_drm_of_ddp_path_build()',
    subject,
  }
}

function explainHop(
  graph: PipelineGraph,
  resolution: MmsysResolution,
  path: PathResult,
  hop: Hop,
  at: number,
  name: Namer,
): ExplainStep {
  const { from, to, via, port, endpoint, outcome } = hop
  const asked = `The driver leaves ${name(from)} by port ${port}, endpoint ${endpoint}${at === 0 ? `, the number of ${CRTC_NAMES[path.crtc]}` : ''}.`
  return {
    title: to === null ? `${name(from)} → ?` : `${name(from)} → ${name(to)}`,
    text: [asked, follow(graph, via, to, name), arrival(graph, resolution, path, hop, name)]
      .filter(Boolean)
      .join(' '),
    rule:
      outcome.kind === 'no-endpoint'
        ? 'of_graph_get_endpoint_by_regs()'
        : outcome.kind === 'unknown-alias'
          ? 'mtk_ddp_comp_get_id()'
          : 'mtk_drm_of_get_ddp_ep_cid()',
    subject: via === null ? { kind: 'block', id: from } : { kind: 'endpoint', id: via },
  }
}

function follow(
  graph: PipelineGraph,
  via: EndpointId | null,
  to: BlockId | null,
  name: Namer,
): string {
  const place = via === null ? null : placeOf(graph, via)
  if (place === null || to === null) return ''
  const { remote, labels, name: node } = place.endpoint
  const target = remote?.kind === 'node' ? remote.path : null
  const label = labels[0] ?? node
  return target === null
    ? `The remote-endpoint of ${label} leads up to ${name(to)}.`
    : `The remote-endpoint of ${label} names ${target}, and counting upwards from there ends at ${name(to)}.`
}

/** What comes of the device a hop reached. */
function arrival(
  graph: PipelineGraph,
  resolution: MmsysResolution,
  path: PathResult,
  { to, outcome }: Hop,
  name: Namer,
): string {
  const block = to === null ? undefined : graph.blocks[to]
  if (outcome.kind === 'entered')
    return block === undefined
      ? ''
      : `It is enabled, and ${identityText(graph, block, outcome.id)}${outcome.folded ? ' The adaptor is in the path already, so nothing is added.' : ''}`
  if (path.state === 'built' || path.state === 'lost')
    return to === null
      ? 'There is nothing to follow, which ends the walk.'
      : `${name(to)} is no display component, which ends the walk, as it should behind an output.`
  return failureOf(graph, resolution, path)?.sentence ?? ''
}

function identityText(graph: PipelineGraph, block: Block, id: number): string {
  if (id === DRM_OVL_ADAPTOR)
    return 'only the OVL adaptor has use for it: it stands for the whole adaptor, DRM_OVL_ADAPTOR (61).'
  const { short } = componentById(id)
  const row = matchCompatible(DDP_COMPATIBLES, block.compatible)
  if (row === null) return `it is ${short} (${id}).`
  const { aliasStem } = ddpType(row.type)
  const alias = graph.aliases.find(
    ({ name, block: target }) => target === block.id && name.replace(/\d+$/, '') === aliasStem,
  )
  const number =
    alias === undefined
      ? `it has no ${aliasStem} alias, which gives the lowest number`
      : `the alias ${alias.name} gives the number`
  return `"${row.compatible}" gives its type; ${number}: ${short} (${id}).`
}

/** How the walk as a whole is judged. */
function verdict(
  graph: PipelineGraph,
  resolution: MmsysResolution,
  path: PathResult,
  mmsys: Subject,
): ExplainStep[] {
  const { walk, state } = path
  if (walk === null) return []
  const last = walk.components.at(-1)
  const end = walk.hops.findLast(({ outcome }) => outcome.kind === 'entered')?.to
  const subject: Subject = end == null ? mmsys : { kind: 'block', id: end }
  const rule = 'mtk_drm_of_ddp_path_build_one()'
  switch (state) {
    case 'built':
    case 'lost': {
      const text = `The last component, ${last === undefined ? '?' : componentById(last).short}, is a display output, so the path of ${walk.components.length} components is accepted.`
      const lost = ' A later path of this mmsys ends the probe all the same.'
      return [{ title: 'Accepted', text: state === 'lost' ? text + lost : text, rule, subject }]
    }
    case 'dropped':
      return [
        {
          title: 'Dropped',
          text: 'A disabled device gives -ENODEV, which drops the path and lets the probe go on.',
          rule: 'mtk_drm_of_ddp_path_build()',
          subject,
        },
      ]
    case 'fails-probe':
      return [
        {
          title: 'The probe fails',
          text: `The walk returns ${errnoName(walk.errno)}${walk.log[0] === undefined ? '' : ` and prints “${walk.log[0].text}”`}. Anything but -ENODEV ends the probe of ${blockNamer(graph)(resolution.block)}.`,
          rule,
          subject,
        },
      ]
    case 'hangs':
      return [
        {
          title: 'Never ends',
          text: 'Nodes of the OVL adaptor alone add nothing to the path, so its end is never reached.',
          rule,
          subject,
        },
      ]
    case 'not-in-graph':
    case 'not-tried':
      return []
  }
}

function inForce({ crtc, inForce: ids, source, state }: PathResult, subject: Subject): ExplainStep {
  const list = ids.map((id) => componentById(id).short).join(' → ')
  const isOver =
    state === 'fails-probe' || state === 'lost' || state === 'hangs' || state === 'not-tried'
  return {
    title: 'In force',
    text: isOver
      ? 'No path of this mmsys comes into force.'
      : source === 'none'
        ? `${CRTC_NAMES[crtc]} has no path.`
        : `${CRTC_NAMES[crtc]} is ${list}, ${source === 'graph' ? 'from the graph' : 'hardcoded for this SoC'}.`,
    rule: 'mtk_drm_probe()',
    subject,
  }
}
