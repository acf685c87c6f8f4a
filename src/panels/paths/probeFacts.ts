import { errnoName } from '../../core/base/errno.ts'
import type { BlockId } from '../../core/base/ids.ts'
import type { Because } from '../../core/drivers/mediatek-drm/probe/because.ts'
import type { BridgeLookup, LookupTry } from '../../core/drivers/mediatek-drm/probe/bridgeLookup.ts'
import type { CrtcRoutes } from '../../core/drivers/mediatek-drm/probe/connRoutes.ts'
import type {
  CrtcForecast,
  CrtcNotCreated,
  KmsInit,
  MmsysForecast,
  OutputForecast,
  ProbeForecast,
} from '../../core/drivers/mediatek-drm/probe/probeForecast.ts'
import { ownWaits, whoWaits } from '../../core/drivers/mediatek-drm/probe/whoWaits.ts'
import { CRTC_NAMES } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { isAvailable } from '../../core/drivers/mediatek-drm/walkPath.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import { blockName } from '../../core/pipeline/links.ts'
import { componentById } from '../../core/soc/ddpComponents.ts'

/** One thing the probe does or finds, with the kernel's step it rests on. */
export interface ProbeFact {
  readonly text: string
  readonly because: Because
}

/** What the probe of one mmsys comes to, in its order: mutex, match list, outputs, and then waiting. */
export function mmsysFacts(graph: PipelineGraph, forecast: MmsysForecast): ProbeFact[] {
  const { siblings, adaptor, lookups, state } = forecast
  const name = namer(graph)
  const facts: ProbeFact[] = []
  for (const { block, outcome, because } of siblings?.steps ?? []) {
    if (outcome.kind === 'mutex' && outcome.taken)
      facts.push({ text: `${name(block)} is its mutex.`, because })
  }
  if (siblings !== null) {
    const awaited = siblings.matches.map((match) =>
      match.kind === 'adaptor' ? 'the OVL adaptor' : name(match.block),
    )
    if (awaited.length > 0)
      facts.push({ text: `It waits for ${listed(awaited)}.`, because: state.because })
  }
  if (adaptor !== null) {
    const because = adaptor.steps[0]?.because ?? state.because
    facts.push({ text: `The OVL adaptor has ${counted(adaptor.parts.length, 'part')}.`, because })
  }
  for (const lookup of lookups)
    facts.push({ text: lookupText(lookup, name), because: lookup.because })
  return [...facts, ...stateFacts(graph, forecast)]
}

/** What comes of all of them together: the DRM device, its CRTCs, planes and outputs, or who waits. */
export function drmFacts(graph: PipelineGraph, forecast: ProbeForecast): readonly ProbeFact[] {
  const { drm } = forecast
  if (drm.kind === 'waits') return whoWaits(graph, forecast)
  if (drm.kind !== 'up' && drm.kind !== 'bind-fails') return []
  const name = namer(graph)
  const { because, owner, slots } = drm
  const order = slots.length < 2 ? '' : `; the order is ${slots.map(name).join(', ')}`
  return [
    { text: `The DRM device is that of ${name(owner)}${order}.`, because },
    ...(drm.kind === 'up'
      ? [{ text: `Memory is mapped for ${name(drm.dmaDevice)}.`, because }]
      : []),
    ...drm.crtcs.map((crtc) => ({ text: crtcText(crtc, name), because: crtc.because })),
    ...drm.notCreated.map((missed) => ({
      text: `No CRTC for ${name(missed.mmsys)} ${CRTC_NAMES[missed.crtc]}: ${missing(graph, missed)}.`,
      because: missed.because,
    })),
    ...drm.outputs.map((output) => ({
      text: outputText(output, drm),
      because: output.because,
    })),
  ]
}

function missing(graph: PipelineGraph, { id, candidate }: CrtcNotCreated): string {
  const block = candidate === null ? undefined : graph.blocks[candidate]
  if (block === undefined) return `no node stands for ${short(id)}`
  const why = isAvailable(block) ? 'which the probe does not come by' : 'which is disabled'
  return `${short(id)} would be ${blockName(block)}, ${why}`
}

type Namer = (id: BlockId) => string

const namer =
  (graph: PipelineGraph): Namer =>
  (id) => {
    const block = graph.blocks[id]
    return block === undefined ? id : blockName(block)
  }

const short = (id: number): string => componentById(id).short

const counted = (count: number, what: string): string =>
  `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

function stateFacts(graph: PipelineGraph, forecast: MmsysForecast): readonly ProbeFact[] {
  const { state, resolution } = forecast
  const { because } = state
  switch (state.kind) {
    case 'disabled':
      return [{ text: 'The node is disabled: nothing is probed.', because }]
    case 'hangs':
      return [{ text: `The ${CRTC_NAMES[state.crtc]} path never ends.`, because }]
    case 'probe-fails':
      return [
        { text: `Its probe fails with ${errnoName(state.errno)}: ${WHY[state.why]}.`, because },
      ]
    case 'crashes':
      return [{ text: 'It has nothing to wait for, and follows a NULL pointer.', because }]
    case 'waits':
      return ownWaits(graph, forecast)
    case 'binds':
      return [{ text: `All of them come: ${namer(graph)(resolution.block)} binds.`, because }]
  }
}

const WHY = {
  path: 'a path cannot be built',
  'incomplete-node': 'a component lacks its registers or its clock',
  'no-mutex': 'it finds no mutex',
} as const

const WHEN = {
  'host-attach': 'when a panel attaches',
  probe: 'as it probes',
  bind: 'as it binds',
} as const

function lookupText({ output, when, tries, result }: BridgeLookup, name: Namer): string {
  const places = tries.map((tried) => {
    const endpoint = tried.endpoint === null ? 'any endpoint' : `endpoint ${tried.endpoint}`
    return `port ${tried.port}, ${endpoint}${missText(tried, name)}`
  })
  const asks = `${name(output)} looks in ${places.join(', then ')}, ${WHEN[when]}`
  switch (result.kind) {
    case 'found':
      return `${asks}: ${name(result.sink)}.`
    case 'nobody-attaches':
      return `${name(output)} would look in ${places.join(', then ')}, but no panel attaches to it.`
    case 'fails':
      return `${asks}, and gets ${errnoName(result.errno)}.`
  }
}

/** What one place has to offer, where it is no panel or bridge. */
function missText({ to, outcome }: LookupTry, name: Namer): string {
  if (outcome.kind === 'sink') return ''
  return to === null ? ` (${MISSES[outcome.why]})` : ` (${name(to)}, ${MISSES[outcome.why]})`
}

const MISSES = {
  'no-graph': 'no graph',
  'no-endpoint': 'there is none',
  'no-remote': 'not linked',
  disabled: 'disabled',
  'no-bridge': 'which never becomes a bridge',
  'edp-without-panel': 'which has no panel',
  'hdmi-without-sink': 'which has nothing enabled behind it',
} as const

function crtcText(crtc: CrtcForecast, name: Namer): string {
  const { number, mmsys, planes, vblank, commandQueue, source } = crtc
  const sources = Array.from(new Set(planes.map(({ from }) => short(from))))
  const layers =
    planes.length === 0 ? 'no plane' : `${counted(planes.length, 'plane')} from ${listed(sources)}`
  const timing = vblank === null ? 'no vblank' : `vblank from ${short(vblank.id)}`
  const queue =
    commandQueue === null
      ? ''
      : commandQueue.mailbox && commandQueue.event
        ? `; written by the command queue, mailbox ${commandQueue.index}`
        : '; written by the CPU'
  const origin = source === 'graph' ? '' : ', hardcoded'
  return `crtc-${number} is ${name(mmsys)} ${CRTC_NAMES[crtc.crtc]}${origin}: ${layers}, ${timing}${queue}${routesText(crtc.routes)}.`
}

/** The output that is appended to a path when its CRTC is first switched on. */
function routesText(routes: CrtcRoutes | null): string {
  const outputs = (routes?.outputs ?? []).flatMap(({ id, block }) =>
    block === null ? [] : short(id),
  )
  switch (routes?.kind) {
    case undefined:
      return ''
    case 'completes':
      return `; ${outputs.length === 0 ? 'no output is there to complete' : `${outputs.join(' or ')}, whichever is used, completes`} it when it is switched on`
    case 'twice':
      return '; its output is appended once more when it is switched on'
    case 'never-filled':
      return '; nothing fills the place of its run-time output: a crash when it is switched on'
  }
}

function outputText({ id, possibleCrtcs, crtc }: OutputForecast, { crtcs }: KmsInit): string {
  if (possibleCrtcs < 0) return `${short(id)} is on no complete path: ${errnoName(possibleCrtcs)}.`
  const reach = crtcs.filter(({ number }) => possibleCrtcs & (1 << number))
  const names = reach.map(({ number }) => `crtc-${number}`)
  const ends =
    crtc === null || names.includes(`crtc-${crtc}`) ? '' : `, though it ends crtc-${crtc}`
  return `${short(id)} takes ${names.length === 0 ? 'no CRTC' : listed(names)} (possible_crtcs 0x${possibleCrtcs.toString(16)})${ends}.`
}
