import { errnoName } from '../../base/errno.ts'
import type { BlockId } from '../../base/ids.ts'
import type { Block, Endpoint, PipelineGraph } from '../../pipeline/document.ts'
import { iteratedPorts, numberOf } from '../../pipeline/endpoints.ts'
import { blockName, isDsi } from '../../pipeline/links.ts'
import { componentById } from '../../soc/ddpComponents.ts'
import { NEWEST_KERNEL } from './kernelChoice.ts'
import { failureOf, failuresOf } from './pathFailure.ts'
import { bridgeLookup, type TryOutcome } from './probe/bridgeLookup.ts'
import { CRTC_NAMES, type MmsysResolution, type PathResult, probeEnd } from './resolveMmsys.ts'
import { remoteDevice } from './walkPath.ts'

export type Tone = 'ok' | 'kept' | 'bad' | 'warn' | 'quiet'

/** One path as the paths panel tells it. */
export interface PathStory {
  readonly title: string
  readonly tone: Tone
  /** What it means, in a sentence; empty where the title says it all. */
  readonly detail: string
  readonly chips: readonly PathChip[]
}

export interface PathChip {
  /** 'OVL0', or what is wrong: 'no endpoint 0'. */
  readonly text: string
  /** The block to reveal. */
  readonly block: BlockId | null
  readonly tone: 'plain' | 'bad' | 'kept'
  /** 'DDP_COMPONENT_OVL0 (36)'; null for a chip that is no component. */
  readonly componentName: string | null
}

export function pathStory(
  graph: PipelineGraph,
  resolution: MmsysResolution,
  path: PathResult,
): PathStory {
  const failure = failureOf(graph, resolution, path)
  const walked = walkedChips(path)
  const stop: PathChip[] =
    failure === null
      ? []
      : [
          {
            text: failure.short,
            block: failure.to ?? failure.block,
            tone: 'bad',
            componentName: null,
          },
        ]
  const kept = path.inForce.map(keptChip)
  switch (path.state) {
    case 'built':
      return { title: 'built', tone: 'ok', detail: sinkOf(graph, path), chips: walked }
    case 'lost':
      return { title: 'built, but lost', tone: 'bad', detail: whyLost(resolution), chips: walked }
    case 'dropped':
      return {
        title: 'dropped silently',
        tone: 'warn',
        detail: failure?.sentence ?? '',
        chips: [...walked, ...stop, ...kept],
      }
    case 'fails-probe':
      return {
        title: `fails the probe (${errnoName(path.walk?.errno ?? 0)})`,
        tone: 'bad',
        detail: failure?.sentence ?? '',
        chips: [...walked, ...stop],
      }
    case 'hangs':
      return {
        title: 'never ends',
        tone: 'bad',
        detail: failure?.sentence ?? '',
        chips: [...walked, ...stop],
      }
    case 'not-tried':
      return {
        title: 'not tried',
        tone: 'quiet',
        detail: `${whereItEnded(resolution)} before the driver came to this path.`,
        chips: [],
      }
    case 'not-in-graph':
      return path.source === 'none'
        ? { title: 'not in the graph', tone: 'quiet', detail: '', chips: [] }
        : keptStory(graph, resolution, kept)
  }
}

function keptStory(
  graph: PipelineGraph,
  resolution: MmsysResolution,
  chips: readonly PathChip[],
): PathStory {
  if (resolution.errno !== 0 || resolution.hang) {
    const detail = `${whereItEnded(resolution)}: the hardcoded path comes to nothing.`
    return { title: 'not in the graph', tone: 'quiet', detail, chips: [] }
  }
  return { title: 'kept hardcoded', tone: 'kept', detail: whyKept(graph, resolution), chips }
}

function whyKept(graph: PipelineGraph, { block, graph: isRead }: MmsysResolution): string {
  if (isRead)
    return 'The graph does not mention it, so the hardcoded path of this SoC stays in force.'
  const mmsys = graph.blocks[block]
  return mmsys !== undefined && iteratedPorts(mmsys).length > 0
    ? 'This kernel reads no graphs: the hardcoded path is used.'
    : 'The mmsys has no graph, so the hardcoded path is used.'
}

function whyLost(resolution: MmsysResolution): string {
  const end = probeEnd(resolution)
  const where = end === null ? '' : ` at ${CRTC_NAMES[end.crtc]}`
  return resolution.hang
    ? `The driver builds it and then never returns from its walk${where}.`
    : `The driver builds it, then its probe fails${where}: no display comes of any path.`
}

/** 'The probe ended at EXT'. */
function whereItEnded(resolution: MmsysResolution): string {
  const end = probeEnd(resolution)
  return end === null
    ? 'The probe ended at an endpoint of the mmsys'
    : `The probe ended at ${CRTC_NAMES[end.crtc]}`
}

/** The components a walk entered, each with its block. */
function walkedChips({ walk }: PathResult): PathChip[] {
  return (walk?.hops ?? []).flatMap(({ to, outcome }) =>
    outcome.kind === 'entered' && !outcome.folded
      ? [{ ...componentChip(outcome.id), block: to, tone: 'plain' as const }]
      : [],
  )
}

const keptChip = (id: number): PathChip => ({ ...componentChip(id), block: null, tone: 'kept' })

function componentChip(id: number): Pick<PathChip, 'text' | 'componentName'> {
  const { short, name } = componentById(id)
  return { text: short, componentName: `${name} (${id})` }
}

/**
 * What the output of a built path finds behind it. Every kernel that builds paths looks in the same
 * places.
 */
function sinkOf(graph: PipelineGraph, { walk }: PathResult): string {
  const last = walk?.hops.findLast(({ outcome }) => outcome.kind === 'entered')?.to ?? null
  const output = last === null ? undefined : graph.blocks[last]
  if (output === undefined) return ''
  const { result, tries } = bridgeLookup(graph, output, NEWEST_KERNEL)
  const name = (id: BlockId): string => {
    const block = graph.blocks[id]
    return block === undefined ? '?' : blockName(block)
  }
  if (result.kind === 'found') return `${name(output.id)} leads to ${name(result.sink)}.`
  const [asked] = tries
  if (asked !== undefined && asked.to !== null)
    return `${name(output.id)} leads to ${name(asked.to)}, which ${whyNoSink(asked.outcome)}: ${NO_PICTURE}`
  const missed = linkedBehind(graph, output)
  return missed === null
    ? `Nothing is linked behind the output: ${NO_PICTURE}`
    : `${name(output.id)} leads to ${name(missed.block.id)} by endpoint ${numberOf(missed.endpoint)}, but looks ` +
        `for its panel at ${isDsi(output) ? 'endpoint 0' : 'the first endpoint'} of port 1: ${NO_PICTURE}`
}

const NO_PICTURE = 'without a panel or bridge there is no picture.'

function whyNoSink(outcome: TryOutcome): string {
  switch (outcome.kind) {
    case 'sink':
      return 'does not lead back and so never attaches'
    case 'nothing':
      return 'is disabled'
    case 'defers':
      return outcome.why === 'no-bridge'
        ? 'never becomes a bridge'
        : 'has nothing enabled behind it'
  }
}

/** Where any endpoint of port 1 leads. */
function linkedBehind(
  graph: PipelineGraph,
  output: Block,
): { readonly endpoint: Endpoint; readonly block: Block } | null {
  for (const port of iteratedPorts(output)) {
    if (numberOf(port) !== 1) continue
    for (const endpoint of port.endpoints) {
      const remote = remoteDevice(graph, endpoint)
      if (remote.kind === 'device') return { endpoint, block: remote.block }
    }
  }
  return null
}

/** The headline over all paths: is there anything the driver would stop at? */
export interface Verdict {
  readonly title: string
  readonly detail: string
  readonly tone: Tone
}

export function verdict(graph: PipelineGraph, resolutions: readonly MmsysResolution[]): Verdict {
  if (resolutions.length === 0) {
    return {
      title: 'mediatek-drm finds no mmsys here',
      detail: 'No node has a compatible the driver probes on.',
      tone: 'warn',
    }
  }
  const name = ({ block }: MmsysResolution): string => {
    const found = graph.blocks[block]
    return found === undefined ? 'mmsys' : blockName(found)
  }
  const hung = resolutions.find(({ hang }) => hang)
  if (hung !== undefined) {
    return {
      title: 'The kernel hangs while mediatek-drm probes',
      detail: `The path walk of ${name(hung)} goes round in a circle.`,
      tone: 'bad',
    }
  }
  const failed = resolutions.filter(({ errno }) => errno !== 0)
  const [first] = failed
  if (first !== undefined) {
    const [failure] = failuresOf(graph, first).filter(({ state }) => state === 'fails-probe')
    const what =
      failure?.crtc == null ? `an endpoint numbered ${failure?.number}` : CRTC_NAMES[failure.crtc]
    const lost = first.paths.filter(({ state }) => state === 'lost')
    const too = lost.map(({ crtc }) => `, and ${CRTC_NAMES[crtc]}, which was built, is lost`)
    const waits = resolutions.find((other) => other.errno === 0)
    return {
      title: `No display: mediatek-drm fails to probe (${errnoName(first.errno)})`,
      detail:
        `${name(first)}: ${what} is refused${too.join('')}.` +
        (waits === undefined ? '' : ` ${name(waits)} then waits for ${name(first)} for ever.`),
      tone: 'bad',
    }
  }
  const built = resolutions.flatMap((resolution) =>
    resolution.paths
      .filter(({ state }) => state === 'built')
      .map(({ crtc }) => `${name(resolution)} ${CRTC_NAMES[crtc]}`),
  )
  const dropped = resolutions.some(({ paths }) => paths.some(({ state }) => state === 'dropped'))
  if (built.length === 0) {
    return {
      title: dropped ? 'The graph is dropped, nothing is built from it' : 'Only hardcoded paths',
      detail: dropped
        ? 'A disabled node ends every path of the graph.'
        : 'No graph leads from an mmsys: the kernel uses the paths hardcoded for this SoC, if any.',
      tone: 'warn',
    }
  }
  return {
    title: `The driver builds ${built.length === 1 ? 'one path' : `${built.length} paths`}`,
    detail: `${built.join(', ')}.${dropped ? ' Another path of the graph is dropped.' : ''}`,
    tone: dropped ? 'warn' : 'ok',
  }
}
