import { errnoName } from '../../../base/errno.ts'
import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { blockName } from '../../../pipeline/links.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { CRTC_NAMES } from '../resolveMmsys.ts'
import { forecastLog, type ProbeOutcome } from './forecastLog.ts'
import type {
  BindFailure,
  Crash,
  CrtcForecast,
  DrmForecast,
  KmsInit,
  MmsysForecast,
  Wait,
} from './probeForecast.ts'
import { sinkName } from './sinkName.ts'

/** What comes of the board, in one line for who designs it. */
export function headlineOf(graph: PipelineGraph, outcome: ProbeOutcome): string {
  const { drm, mmsys } = outcome
  const name = (id: BlockId) => nameIn(graph, id)
  switch (drm.kind) {
    case 'no-mmsys':
      return 'no DRM device: the tree has no mmsys that mediatek-drm knows in this kernel'
    case 'hangs': {
      const { state } = mmsys.find((m) => m.resolution.block === drm.mmsys) ?? {}
      const path = state?.kind === 'hangs' ? `${CRTC_NAMES[state.crtc]} path` : 'path'
      return `the machine hangs while it boots: the ${path} of ${name(drm.mmsys)} never ends`
    }
    case 'crashes':
      return `the kernel crashes while it boots: ${crashText(graph, drm.crash, name(drm.mmsys))}`
    case 'bind-fails':
      return `no DRM device: ${failureText(graph, drm)} (${errnoName(drm.errno)})`
    case 'waits': {
      const silent = forecastLog(graph, outcome).every(({ level }) => level !== 'err')
      const reasons = waitReasons(graph, mmsys, drm)
      return `no DRM device${silent ? ', and nothing printed' : ''}: ${reasons}`
    }
    case 'up':
      return `/dev/dri appears with ${list(drm.crtcs.map((crtc) => crtcText(graph, drm, crtc)))}${laterText(drm)}`
  }
}

const nameIn = (graph: PipelineGraph, id: BlockId): string => {
  const block = graph.blocks[id]
  return block === undefined ? id : blockName(block)
}

/** 'crtc-0 (DSI0 -> panel)'. */
function crtcText(graph: PipelineGraph, { outputs }: KmsInit, crtc: CrtcForecast): string {
  const reach = outputs.filter(({ possibleCrtcs }) => possibleCrtcs & (1 << crtc.number))
  const sinks = reach.map(({ id, lookup: { result } }) => {
    const { short } = componentById(id)
    return result.kind === 'found' ? `${short} -> ${sinkName(graph, result.sink)}` : short
  })
  const shown = sinks.length === 0 ? 'no output' : sinks.join(', ')
  const plane = crtc.planes.length === 0 ? ', without a plane' : ''
  return `crtc-${crtc.number} (${shown}${plane})`
}

function laterText({ laterCrashes }: Extract<DrmForecast, { kind: 'up' }>): string {
  const crtcs = Array.from(new Set(laterCrashes.map(({ crtc }) => `crtc-${crtc}`)))
  return crtcs.length === 0
    ? ''
    : `, but the kernel crashes when ${list(crtcs)} is first switched on`
}

function crashText(graph: PipelineGraph, crash: Crash, mmsys: string): string {
  if (crash === 'empty-match-list') return `${mmsys} has no component to wait for`
  if (crash === 'no-ethdr') return `${mmsys} uses the OVL adaptor, and that has no ETHDR`
  if (crash.kind === 'unbound-slot')
    return `slot ${crash.slot}, for ${CRTC_NAMES[crash.slot]}, has ${nameIn(graph, crash.holder)} in it, which is one mmsys too many`
  return `slot ${crash.slot}, for ${CRTC_NAMES[crash.slot]}, has no mmsys in it`
}

function failureText(
  graph: PipelineGraph,
  drm: Extract<DrmForecast, { kind: 'bind-fails' }>,
): string {
  const failure: BindFailure = drm.failure
  switch (failure.kind) {
    case 'output-without-crtc':
      return `${nameIn(graph, failure.output)} is enabled, but no complete path has it`
    case 'bridge':
      return `${nameIn(graph, failure.lookup.output)} finds no panel or bridge`
    case 'no-dma-device':
      return 'the OVL adaptor of crtc-0 has no MDP_RDMA0'
    case 'no-crtc': {
      const absent = drm.notCreated.map(({ id }) => componentById(id).short)
      return absent.length === 0
        ? 'there is no path'
        : `no path is complete: ${list(Array.from(new Set(absent)))} disabled or missing`
    }
  }
}

function waitReasons(
  graph: PipelineGraph,
  mmsys: readonly MmsysForecast[],
  drm: Extract<DrmForecast, { kind: 'waits' }>,
): string {
  const missing = mmsys.filter(({ resolution }) => drm.missing.includes(resolution.block))
  if (missing.length === 0)
    return drm.bound < drm.needed
      ? `the SoC has ${drm.needed} mmsys, the tree ${mmsys.length}`
      : `${drm.bound} mmsys bind where the SoC has ${drm.needed}`
  const names = missing.map(({ resolution }) => nameIn(graph, resolution.block))
  const reasons = missing.map((one, at) => `${names[at]} ${stateText(graph, one)}`)
  const others = mmsys
    .filter(({ state }) => state.kind === 'binds')
    .map(({ resolution }) => `${nameIn(graph, resolution.block)} waits for ${list(names)}`)
  return [...reasons, ...others].join('; ')
}

function stateText(graph: PipelineGraph, { state }: MmsysForecast): string {
  switch (state.kind) {
    case 'disabled':
      return 'is disabled'
    case 'probe-fails':
      return state.why === 'no-mutex'
        ? 'finds no mutex'
        : `fails its probe (${errnoName(state.errno)})`
    case 'waits':
      return `waits for ${list(shortened(state.for.map((wait) => waitText(graph, wait))))}`
    case 'hangs':
    case 'crashes':
    case 'binds':
      return 'never binds'
  }
}

function waitText(graph: PipelineGraph, wait: Wait): string {
  switch (wait.kind) {
    case 'no-driver':
      return `${nameIn(graph, wait.block)} (no driver binds it)`
    case 'sink':
      return `the panel or bridge of ${nameIn(graph, wait.lookup.output)}`
    case 'lanes':
      return `the transmitter of ${nameIn(graph, wait.lookup.output)} (it needs data-lanes)`
    case 'claimed': {
      const owner = nameIn(graph, wait.by.mmsys)
      return `${nameIn(graph, wait.block)} (${wait.by.adaptor ? 'the OVL adaptor' : owner} has it)`
    }
    case 'adaptor-without-parts':
      return 'an OVL adaptor without parts'
  }
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** A line is a line: the rest is counted. */
const shortened = (words: readonly string[]): readonly string[] =>
  words.length < 4 ? words : [...words.slice(0, 2), `${words.length - 2} more`]
