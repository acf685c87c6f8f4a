import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { blockName, isDsi } from '../../../pipeline/links.ts'
import { type Because, becauseOf } from './because.ts'
import type { BridgeLookup, LookupTry } from './bridgeLookup.ts'
import type { DrmForecast, MmsysForecast, ProbeForecast, Wait } from './probeForecast.ts'

/**
 * One who waits for another, for ever. The kernel prints nothing of it at the default level: the words
 * are ours.
 */
export interface Waiting {
  readonly who: BlockId
  /** Null for what the tree has no node of. */
  readonly whom: BlockId | null
  /** 'dsi0 waits for its panel or bridge: panel is disabled.' */
  readonly text: string
  /** The file of debugfs that shows it; null where none does. */
  readonly shown: string | null
  readonly because: Because
}

/** Who waits for whom where no DRM device comes up: vdosys for vdosys, mmsys for component, output for sink. */
export function whoWaits(
  graph: PipelineGraph,
  { mmsys, drm }: Pick<ProbeForecast, 'mmsys' | 'drm'>,
): Waiting[] {
  if (drm.kind !== 'waits') return []
  const told = mmsys.flatMap((one) => [
    ...forOthers(graph, one, mmsys, drm),
    ...ownWaits(graph, one),
  ])
  const seen = new Set<string>()
  return told.filter(({ text }) => !seen.has(text) && seen.add(text))
}

/** An mmsys that has bound waits for each that has not: the device needs all of the SoC's. */
function forOthers(
  graph: PipelineGraph,
  { state, resolution }: MmsysForecast,
  all: readonly MmsysForecast[],
  { needed, bound, because }: Extract<DrmForecast, { kind: 'waits' }>,
): Waiting[] {
  if (state.kind !== 'binds') return []
  const who = resolution.block
  const shown = null
  const others = all.filter((other) => other.state.kind !== 'binds')
  if (others.length > 0)
    return others.map((other) => {
      const whom = other.resolution.block
      const why = ABSENCES[other.state.kind]
      const text = `${nameIn(graph, who)} waits for ${nameIn(graph, whom)}: ${why}.`
      return { who, whom, text, shown, because }
    })
  const text =
    bound < needed
      ? `${nameIn(graph, who)} waits for a second mmsys: the tree has none.`
      : `${nameIn(graph, who)} waits for their number to be ${needed}: ${bound} have bound.`
  return [{ who, whom: null, text, shown, because }]
}

const ABSENCES: Readonly<Record<MmsysForecast['state']['kind'], string>> = {
  disabled: 'it is disabled, so nothing of it is probed',
  hangs: 'its probe never ends',
  'probe-fails': 'its probe fails',
  crashes: 'its probe crashes',
  waits: 'it waits itself',
  binds: 'it has bound',
}

const COMPONENTS = '/sys/kernel/debug/device_component/'
const DEFERRED = '/sys/kernel/debug/devices_deferred'

/** What an mmsys itself waits for, and what that waits for in turn; what another master has, in one. */
export function ownWaits(graph: PipelineGraph, { state, resolution }: MmsysForecast): Waiting[] {
  const who = resolution.block
  if (state.kind !== 'waits') return []
  const owners = new Map<string, Claimed[]>()
  for (const wait of state.for) {
    if (wait.kind !== 'claimed') continue
    const owner = `${wait.by.adaptor} ${wait.by.mmsys}`
    owners.set(owner, [...(owners.get(owner) ?? []), wait])
  }
  return [
    ...state.for.flatMap((wait) => (wait.kind === 'claimed' ? [] : waitings(graph, who, wait))),
    ...Array.from(owners.values(), (waits) => forClaimed(graph, who, waits)),
  ]
}

type Claimed = Extract<Wait, { kind: 'claimed' }>

function forClaimed(graph: PipelineGraph, who: BlockId, waits: readonly Claimed[]): Waiting {
  const [first] = waits
  if (first === undefined) throw new Error('Nothing is claimed')
  const { mmsys, adaptor } = first.by
  const owner = adaptor ? `the OVL adaptor of ${nameIn(graph, mmsys)}` : nameIn(graph, mmsys)
  const rest = waits.length - 1
  const more = rest === 0 ? '' : ` and ${rest} more`
  return {
    who,
    whom: first.block,
    text: `${nameIn(graph, who)} waits for ${nameIn(graph, first.block)}${more}: ${owner} has ${rest === 0 ? 'it' : 'them'}, and a component serves one master.`,
    shown: COMPONENTS,
    because: first.because,
  }
}

function waitings(graph: PipelineGraph, who: BlockId, wait: Exclude<Wait, Claimed>): Waiting[] {
  const name = (id: BlockId): string => nameIn(graph, id)
  const forComponent = (whom: BlockId, why: string): Waiting => ({
    who,
    whom,
    text: `${name(who)} waits for ${name(whom)}: ${why}.`,
    shown: COMPONENTS,
    because: becauseOf('component_master_add_with_match', whom),
  })
  switch (wait.kind) {
    case 'no-driver': {
      const compatible = graph.blocks[wait.block]?.compatible[0] ?? ''
      return [forComponent(wait.block, `no component driver binds "${compatible}"`)]
    }
    case 'adaptor-without-parts':
      return [
        {
          who,
          whom: null,
          text: `${name(who)} waits for the OVL adaptor: no node is a part of it, so its probe fails.`,
          shown: COMPONENTS,
          because: wait.because,
        },
      ]
    case 'sink':
    case 'lanes':
      return [forComponent(wait.lookup.output, 'it waits itself'), forSink(graph, wait)]
  }
}

/** An output and what stands behind it. */
function forSink(
  graph: PipelineGraph,
  { kind, lookup, because }: Extract<Wait, { kind: 'sink' | 'lanes' }>,
): Waiting {
  const { output, tries, result } = lookup
  const block = graph.blocks[output]
  const name = nameIn(graph, output)
  const shown = block !== undefined && isDsi(block) ? null : DEFERRED
  if (kind === 'lanes') {
    const whom = result.kind === 'found' ? result.sink : null
    const text = `${name} waits for ${whom === null ? 'its transmitter' : nameIn(graph, whom)}: its probe fails over its data-lanes.`
    return { who: output, whom, text, shown, because }
  }
  const tried = tellingTry(tries)
  const why = tried === undefined ? 'it looks nowhere' : whyNot(graph, tried, lookup)
  return {
    who: output,
    whom: tried?.to ?? null,
    text: `${name} waits for its panel or bridge: ${why}.`,
    shown,
    because,
  }
}

/** Where something stands, if anywhere; of several places the first. */
const tellingTry = (tries: readonly LookupTry[]): LookupTry | undefined =>
  tries.find(({ to }) => to !== null) ?? tries.at(-1)

function whyNot(
  graph: PipelineGraph,
  { to, outcome }: LookupTry,
  { result }: BridgeLookup,
): string {
  if (outcome.kind === 'sink')
    return result.kind === 'nobody-attaches'
      ? 'nothing that is enabled attaches to it'
      : 'it is not there'
  const what = to === null ? 'nothing' : nameIn(graph, to)
  switch (outcome.why) {
    case 'no-graph':
      return 'it has no ports'
    case 'no-endpoint':
      return 'there is no endpoint where it looks'
    case 'no-remote':
      return 'nothing is linked where it looks'
    case 'disabled':
      return `${what} is disabled`
    case 'no-bridge':
      return `it finds ${what}, which never becomes one`
    case 'edp-without-panel':
      return `${what} has no panel`
    case 'hdmi-without-sink':
      return `${what} has nothing enabled behind it`
  }
}

function nameIn(graph: PipelineGraph, id: BlockId): string {
  const block = graph.blocks[id]
  return block === undefined ? id : blockName(block)
}
