import type { BlockId } from '../../base/ids.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { blockName } from '../../pipeline/links.ts'
import { componentById } from '../../soc/ddpComponents.ts'
import { errnoName } from './errno.ts'
import { failureOf } from './pathFailure.ts'
import { CRTC_NAMES, type MmsysResolution, type PathResult } from './resolveMmsys.ts'

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
        detail: 'The probe ended before the driver came to this path.',
        chips: [],
      }
    case 'not-in-graph':
      return path.source === 'none'
        ? { title: 'not in the graph', tone: 'quiet', detail: '', chips: [] }
        : {
            title: 'kept hardcoded',
            tone: 'kept',
            detail: resolution.graph
              ? 'The graph does not mention it, so the path built into the kernel stays in force.'
              : 'The mmsys has no graph, so the path built into the kernel is used.',
            chips: kept,
          }
  }
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

/** What stands behind the output of a built path, if anything does. */
function sinkOf(graph: PipelineGraph, { walk }: PathResult): string {
  const past = walk?.hops.at(-1)
  if (past === undefined || past.to === null) {
    return 'Nothing is linked behind the output: without a panel or bridge there is no picture.'
  }
  const [output, sink] = [graph.blocks[past.from], graph.blocks[past.to]]
  return output === undefined || sink === undefined
    ? ''
    : `${blockName(output)} leads to ${blockName(sink)}.`
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
    const broken = first.paths.find(({ state }) => state === 'fails-probe')
    const where = broken === undefined ? 'Its mmsys endpoint' : CRTC_NAMES[broken.crtc]
    const waits = resolutions.find((other) => other.errno === 0)
    return {
      title: `No display: mediatek-drm fails to probe (${errnoName(first.errno)})`,
      detail:
        `${name(first)}: ${where} is refused.` +
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
      title: dropped ? 'The graph is dropped, nothing is built from it' : 'Only built-in paths',
      detail: dropped
        ? 'A disabled node ends every path of the graph.'
        : 'No graph leads from an mmsys: the kernel uses the paths it has for this SoC, if any.',
      tone: 'warn',
    }
  }
  return {
    title: `The driver builds ${built.length === 1 ? 'one path' : `${built.length} paths`}`,
    detail: `${built.join(', ')}.${dropped ? ' Another path of the graph is dropped.' : ''}`,
    tone: dropped ? 'warn' : 'ok',
  }
}
