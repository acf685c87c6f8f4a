import { ENODEV, EPROBE_DEFER, errnoName } from '../../../base/errno.ts'
import type { BlockId } from '../../../base/ids.ts'
import type { Block, PipelineGraph } from '../../../pipeline/document.ts'
import { baseName } from '../../../pipeline/endpoints.ts'
import { isDsi, nodeName, parentPath } from '../../../pipeline/links.ts'
import { OVL_ADAPTOR_TYPES } from '../../../soc/ovlAdaptor.ts'
import { type KernelChoice, NEWEST_KERNEL, readsGraphs } from '../kernelChoice.ts'
import type { LogLevel, LogLine } from '../kernelLog.ts'
import { type Because, becauseAt, becauseOf } from './because.ts'
import { refusedLanes } from './dpLanes.ts'
import { walkEnd } from './forecastMmsys.ts'
import type {
  CrtcForecast,
  DrmForecast,
  KmsInit,
  MmsysForecast,
  ProbeForecast,
} from './probeForecast.ts'

/** A line of the kernel log, with what printed it and why. */
export interface ForecastLine extends LogLine {
  /** Who prints it: a driver, or the device of a node, `1c008000.dsi`. */
  readonly device: string
  /** Whether the log shows it without further ado: debug lines have to be asked for. */
  readonly visible: boolean
  readonly because: Because
}

/** All of a forecast but its headline, which is made from it. */
export type ProbeOutcome = Omit<ProbeForecast, 'headline'>

/**
 * The kernel log of a forecast: the probes in tree order, then the outputs' look-ups, then the bind.
 * In a real log the look-ups stand wherever their driver happens to be tried.
 *
 * Left out: what crashes and hangs print, and what panels and bridges do.
 */
export function forecastLog(graph: PipelineGraph, outcome: ProbeOutcome): ForecastLine[] {
  const lines: ForecastLine[] = []
  for (const mmsys of outcome.mmsys) {
    lines.push(...probeLines(graph, mmsys, readsGraphs(outcome.kernel)))
    const { kind } = mmsys.state
    if (kind === 'hangs' || kind === 'crashes') return lines
  }
  return [...lines, ...lookupLines(graph, outcome), ...bindLines(graph, outcome)]
}

const DRM = 'mediatek-drm'

const line = (
  level: LogLevel,
  text: string,
  because: Because,
  device: string = DRM,
): ForecastLine => ({ level, text, device, visible: level !== 'dbg', because })

function probeLines(
  graph: PipelineGraph,
  mmsys: MmsysForecast,
  readsGraph: boolean,
): ForecastLine[] {
  const { state, siblings } = mmsys
  if (state.kind === 'disabled') return []
  const lines = [...(readsGraph ? pathLines(mmsys) : []), ...adaptorLines(graph, mmsys)]
  for (const { block, outcome, because } of siblings?.steps ?? []) {
    const path = graph.blocks[block]?.path ?? ''
    if (state.because.step === 'mtk_ddp_comp_init' && isAt(state.because, block)) break
    switch (outcome.kind) {
      case 'disabled':
        lines.push(line('dbg', `Skipping disabled component ${path}`, because))
        break
      case 'mutex':
        if (outcome.taken) lines.push(line('dbg', mutexText(mmsys), because))
        break
      case 'unknown-alias':
        lines.push(line('warn', `Skipping unknown component ${path}`, because))
        break
      case 'stands-for':
        if (outcome.matched) lines.push(line('info', `Adding component match for ${path}`, because))
        break
      case 'not-in-paths':
        break
    }
  }
  if (state.kind !== 'probe-fails') return lines
  if (state.why === 'no-mutex')
    lines.push(line('err', 'Failed to find disp-mutex node', state.because))
  // The driver core tells of -ENODEV at debug level alone.
  if (state.errno !== ENODEV) {
    const text = `probe with driver mediatek-drm failed with error ${state.errno}`
    lines.push(line('err', text, state.because))
  }
  return lines
}

const isAt = ({ subject }: Because, block: BlockId): boolean =>
  subject.kind === 'block' && subject.id === block

const mutexText = ({ resolution }: MmsysForecast): string =>
  `get mutex for mmsys ${resolution.data.mmsysId}`

function pathLines({ resolution }: MmsysForecast): ForecastLine[] {
  const { block, data, graph, invalidEndpoint, paths, log } = resolution
  const start = becauseOf('mtk_drm_probe', block)
  const how = graph ? 'Building display pipeline' : 'Using hardcoded paths'
  const lines = [line('dbg', `${how} for MMSYS ${data.mmsysId}`, start)]
  if (invalidEndpoint !== null) {
    const because = becauseAt('mtk_drm_of_ddp_path_build', block, invalidEndpoint)
    for (const { level, text } of log) lines.push(line(level, `error -EINVAL: ${text}`, because))
    return lines
  }
  for (const path of paths)
    for (const { level, text } of path.walk?.log ?? [])
      lines.push(line(level, text, walkEnd({ id: block }, path)))
  return lines
}

function adaptorLines(graph: PipelineGraph, { adaptor, resolution }: MmsysForecast) {
  const device = 'mediatek-disp-ovl-adaptor'
  const lines: ForecastLine[] = []
  for (const { block, outcome, because } of adaptor?.steps ?? []) {
    const path = graph.blocks[block]?.path ?? ''
    if (outcome.kind === 'disabled')
      lines.push(line('dbg', `Skipping disabled component ${path}`, because, device))
    if (outcome.kind !== 'unknown-alias') continue
    const type = OVL_ADAPTOR_TYPES[outcome.type].value
    const failed = `Failed to get id. type: ${type}, alias: ${outcome.alias ?? ENODEV}`
    lines.push(line('warn', failed, because, device))
    lines.push(line('warn', `Skipping unknown component ${path}`, because, device))
  }
  if (adaptor?.parts.length === 0) {
    const because = becauseOf('mtk_disp_ovl_adaptor_probe', resolution.block)
    lines.push(line('err', 'No match device for ovl_adaptor', because, device))
  }
  return lines
}

/** Those of DPI and DP_INTF at probe. A DSI host hands its error to the panel's driver. */
function lookupLines(graph: PipelineGraph, { kernel, mmsys }: ProbeOutcome): ForecastLine[] {
  return mmsys
    .flatMap(({ lookups }) => lookups)
    .flatMap((lookup) => {
      const { output, when, result, because } = lookup
      const lanes = refusedLanes(graph, lookup)
      const refused =
        lanes === null || result.kind !== 'found' ? [] : [lanesLine(graph, result.sink, lanes)]
      if (when !== 'probe') return refused
      const device = deviceName(graph, output)
      if (refused.length > 0) return [...refused, bridgeLine(EPROBE_DEFER, because, device)]
      if (result.kind === 'fails') return [bridgeLine(result.errno, because, device)]
      if (result.kind !== 'found' || kernel !== 'v6.12') return []
      const found = `Found bridge node: ${graph.blocks[result.sink]?.path ?? ''}`
      return [line('info', found, because, device)]
    })
}

const lanesLine = (graph: PipelineGraph, transmitter: BlockId, lanes: number): ForecastLine =>
  line(
    'err',
    `invalid data lane size: ${lanes}`,
    becauseOf('mtk_dp_probe', transmitter),
    deviceName(graph, transmitter),
  )

/** A deferral is only noted in /sys/kernel/debug/devices_deferred. Kernel: dev_err_probe(). */
const bridgeLine = (errno: number, because: Because, device: string): ForecastLine =>
  errno === EPROBE_DEFER
    ? line('dbg', 'Failed to get bridge', because, device)
    : line('err', `error ${errnoName(errno)}: Failed to get bridge`, because, device)

function bindLines(graph: PipelineGraph, { drm, kernel }: ProbeOutcome): ForecastLine[] {
  switch (drm.kind) {
    case 'no-mmsys':
    case 'hangs':
    case 'crashes':
    case 'waits':
      return []
    case 'up':
      return crtcLines(graph, drm, kernel)
    case 'bind-fails':
      return [...crtcLines(graph, drm, kernel), ...failureLines(graph, drm)]
  }
}

function failureLines(
  graph: PipelineGraph,
  { failure, errno, because }: Extract<DrmForecast, { kind: 'bind-fails' }>,
): ForecastLine[] {
  const end = line('info', `adev bind failed: ${errno}`, because)
  switch (failure.kind) {
    case 'no-crtc':
    case 'no-dma-device':
      return [line('err', 'Need at least one OVL device', because), end]
    case 'output-without-crtc': {
      const text = `Failed to find comp in ddp table, ret = ${errno}`
      const failed = line('err', failedToBind(graph, failure.output, errno), because)
      return [line('info', text, because, '[drm]'), failed, end]
    }
    case 'bridge': {
      const { output, tries } = failure.lookup
      // mtk_dpi_bridge_attach() hands a deferral of the first look-up on as it is.
      const isTold = tries.length > 1
      const lines = [
        ...(isTold ? [bridgeLine(errno, because, deviceName(graph, output))] : []),
        line('err', 'failed to attach bridge', because, '[drm]'),
      ]
      if (errno === EPROBE_DEFER) return lines // which the component core passes on in silence
      return [...lines, line('err', failedToBind(graph, output, errno), because), end]
    }
  }
}

function failedToBind(graph: PipelineGraph, output: BlockId, errno: number): string {
  const block = graph.blocks[output]
  const ops = block !== undefined && isDsi(block) ? 'mtk_dsi' : 'mtk_dpi'
  return `failed to bind ${deviceName(graph, output)} (ops ${ops}_component_ops): ${errno}`
}

/** In the order of the numbers; one that is not created comes before the one that gets its number. */
function crtcLines(
  graph: PipelineGraph,
  { crtcs, notCreated }: KmsInit,
  kernel: KernelChoice,
): ForecastLine[] {
  const absentBefore = (number: number) =>
    notCreated
      .filter((absent) => absent.number === number)
      .map(({ id, because }) => {
        const text = `Not creating crtc ${number} because component ${id} is disabled or missing`
        return line('info', text, because)
      })
  const created = crtcs.flatMap((crtc) => [
    ...absentBefore(crtc.number),
    ...commandQueueLines(graph, crtc, kernel),
  ])
  const planeless = crtcs.filter(({ planes }) => planes.length === 0)
  const warnings = planeless.map(({ because }) =>
    line('warn', 'Missing primary plane', because, '[drm]'),
  )
  return [...created, ...absentBefore(crtcs.length), ...warnings]
}

/** The mailbox core's complaint is an error in the newest kernel alone, though CMDQ is optional. */
function commandQueueLines(
  graph: PipelineGraph,
  { number, mmsys, commandQueue }: CrtcForecast,
  kernel: KernelChoice,
): ForecastLine[] {
  const because = becauseOf('mtk_crtc_create', mmsys)
  const noted = (what: string) => line('dbg', `mtk_crtc ${number} ${what}`, because)
  if (commandQueue === null || (commandQueue.mailbox && commandQueue.event)) return []
  if (commandQueue.mailbox) return [noted('failed to get mediatek,gce-events property')]
  const text = `mbox_request_channel: can't parse "mboxes" property`
  const complaint = line('err', text, because, deviceName(graph, mmsys))
  return [
    ...(kernel === NEWEST_KERNEL ? [complaint] : []),
    noted('failed to create mailbox client, writing register by CPU now'),
  ]
}

/** '1c008000.dsi' for a node with a unit address. Kernel: of_device_make_bus_id(). */
function deviceName(graph: PipelineGraph, id: BlockId): string {
  const block: Block | undefined = graph.blocks[id]
  if (block === undefined) return id
  const [, unit] = nodeName(block).split('@')
  if (unit !== undefined) return `${unit}.${baseName(nodeName(block))}`
  const parent = parentPath(block) ?? '/'
  return `${parent.slice(parent.lastIndexOf('/') + 1)}:${nodeName(block)}`
}
