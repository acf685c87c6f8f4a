import { applyEdit } from '../../../../pipeline/applyEdit.ts'
import { BLOCK_WIDTH } from '../../../../pipeline/blockSize.ts'
import { blocksThat } from '../../../../pipeline/blocksOf.ts'
import type { Block } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import {
  type EndpointPlace,
  endpointByNumbers,
  endpointsOf,
  iteratedPorts,
  numberOf,
  placeOf,
} from '../../../../pipeline/endpoints.ts'
import {
  blockName,
  blockRole,
  blocksNamed,
  isDsi,
  isOutput,
  parentPath,
  remoteEnd,
  wiringOf,
} from '../../../../pipeline/links.ts'
import { newBlock, TEMPLATES, type TemplateId } from '../../../../pipeline/newBlock.ts'
import { readsGraphs } from '../../kernelChoice.ts'
import { type BridgeLookup, bridgeLookup, isEdp } from '../../probe/bridgeLookup.ts'
import { isAvailable, remoteDevice } from '../../walkPath.ts'
import { type BoardView, nameOf, pathsInForce, type SystemView } from '../boardView.ts'
import { blockSubject, endpointSubject, type Fix, type Hit, hit } from '../finding.ts'
import { componentType } from '../freeAlias.ts'
import { asFix, enableEdits } from '../pathEdits.ts'
import { alsoOther, NO_DRM } from '../symptoms.ts'

/** Traps 23, 42, 43, 44 and 45: what an enabled output finds behind it. Kernel: devm_drm_of_get_bridge(). */
export function outputs(board: BoardView): Hit[] {
  const waited = allWaitedFor(board)
  const besideDsi = waited.some(({ output }) => isDsi(output))
  return waited.flatMap(({ system, output }) => {
    const lookup = bridgeLookup(board.graph, output, board.kernel)
    if (lookup.result.kind === 'found')
      return board.kernel === 'v6.13' && besideDsi && !isDsi(output) ? [lateBridge(output)] : []
    if (!readsGraphs(board.kernel)) return [oldLookup(board, system, output, lookup)]
    return [
      panelEndpoint(board, system, output) ??
        panelInInputPort(board, system, output) ??
        fallbackFindsComponent(board, system, output, lookup) ??
        nothingAttached(board, system, output, lookup),
    ]
  })
}

interface WaitedOutput {
  /** The first mmsys that waits for it. */
  readonly system: SystemView
  readonly output: Block
}

/** The enabled outputs in any match list, each once. */
export function allWaitedFor(board: BoardView): WaitedOutput[] {
  const first = new Map<Block, SystemView>()
  for (const system of board.systems)
    for (const output of outputsWaitedFor(board, system))
      if (!first.has(output)) first.set(output, system)
  return Array.from(first, ([output, system]) => ({ system, output }))
}

/** Traps 23 and 44 on a kernel before v6.13, which looks for panels in port 0 alone. */
function oldLookup(board: BoardView, system: SystemView, output: Block, lookup: BridgeLookup): Hit {
  const finds = lookup.tries.find(({ to }) => to !== null)?.to ?? null
  const isInPort1 = portEndpoints(output, 1).some(({ remote }) => remote !== null)
  if (lookup.result.kind === 'nobody-attaches' || (finds === null && !isInPort1))
    return nothingAttached(board, system, output, lookup)
  const name = blockName(output)
  const found =
    finds === null ? 'and finds nothing there' : `where it finds ${nameOf(board, finds)}`
  return hit(44, {
    subject: blockSubject(output),
    message: `This kernel looks for the panel or bridge of ${name} in port 0, endpoint 0, ${found}: use v6.13 or newer for a tree with display paths.`,
    kernel: `It has no other place to look: ${name} waits for ever, and the DRM device with it.${alsoOther(system)}`,
    symptom: NO_DRM,
  })
}

/** The enabled outputs an mmsys has in its match list: each holds the DRM device up. */
function outputsWaitedFor({ graph }: BoardView, { siblings, builds }: SystemView): Block[] {
  return (builds ? siblings.matches : []).flatMap((match) => {
    const block = match.kind === 'block' ? graph.blocks[match.block] : undefined
    return block !== undefined && isOutput(block) ? [block] : []
  })
}

/** Trap 42. */
function panelEndpoint(board: BoardView, system: SystemView, output: Block): Hit | null {
  const [first] = portEndpoints(output, 1)
  if (!isDsi(output) || first === undefined || endpointByNumbers(output, 1, 0) !== null) return null
  if (first.remote === null) return null
  return hit(42, {
    subject: endpointSubject(first.id, output.id),
    settles: [`output ${output.id}`],
    message: `The panel of ${blockName(output)} is linked at endpoint ${numberOf(first)} of port 1, and a DSI host looks at endpoint 0 only, whatever its path: number it 0.`,
    kernel: `mtk_dsi_host_attach() returns -ENODEV to the panel's driver, or defers it for ever.${alsoOther(system)}`,
    symptom: NO_DRM,
    fix: () =>
      finding(board, output, 'Number it 0', [
        { kind: 'number-endpoint', endpoint: first.id, number: 0 },
      ]),
  })
}

/** Trap 43. */
function panelInInputPort(board: BoardView, system: SystemView, output: Block): Hit | null {
  const isInput = (place: EndpointPlace): boolean => numberOf(place.port) === 0
  const inputs = endpointsOf(output).filter(isInput)
  const feeds = inputs.some(({ endpoint }) => isComponent(blockAt(board, endpoint.remote)))
  if (!feeds || portEndpoints(output, 1).some(({ remote }) => remote !== null)) return null
  const panel = sinksAt(board, output).find((place) =>
    inputs.some(
      ({ endpoint }) =>
        remoteEnd(endpoint.remote) === place.endpoint.id ||
        remoteEnd(place.endpoint.remote) === endpoint.id,
    ),
  )
  if (panel === undefined) return null
  const name = blockName(panel.block)
  return hit(43, {
    subject: blockSubject(output),
    settles: [
      `output ${output.id}`,
      ...[panel, ...inputs].map(({ endpoint }) => `endpoint ${endpoint.id}` as const),
    ],
    message: `${name} stands in port 0 of ${blockName(output)}, where the path comes in: link it to port 1.`,
    kernel: `Nothing is found in port 1, and the fallback, port 0, finds the component before the output, which never becomes a bridge.${alsoOther(system)}`,
    symptom: NO_DRM,
    fix: () => finding(board, output, `Link ${name} to port 1`, linkToPort1(board, output, panel)),
  })
}

/** Trap 44. */
function fallbackFindsComponent(
  board: BoardView,
  system: SystemView,
  output: Block,
  { tries, result }: BridgeLookup,
): Hit | null {
  const waits = tries.find(
    ({ outcome }) => outcome.kind === 'defers' && outcome.why === 'no-bridge',
  )
  if (waits?.to == null || result.kind === 'nobody-attaches') return null
  const name = blockName(output)
  const disabled = tries.find(
    ({ outcome }) => outcome.kind === 'nothing' && outcome.why === 'disabled',
  )
  return hit(44, {
    subject: blockSubject(output),
    follows: [`output ${output.id}`],
    message:
      disabled?.to == null
        ? `${name} is enabled but has no panel or bridge in port 1: link one there, or disable the output.`
        : `${nameOf(board, disabled.to)} behind ${name} is disabled: enable it, or disable the output as well.`,
    kernel: `${waits.port === 1 ? 'Port 1' : 'Port 1 gives -ENODEV, and the fallback, port 0,'} finds ${nameOf(board, waits.to)}, which never becomes a bridge: -EPROBE_DEFER for ever.${alsoOther(system)}`,
    symptom: NO_DRM,
    ...(!isDsi(output) && { kernelLog: 'Failed to get bridge' }),
    fix: () => sinkFix(board, system, output, disabled?.to ?? null),
  })
}

/** Trap 23. */
function nothingAttached(
  board: BoardView,
  system: SystemView,
  output: Block,
  { tries }: BridgeLookup,
): Hit {
  const name = blockName(output)
  const last = tries.at(-1)
  const isTransmitter = last?.outcome.kind === 'defers' && last.outcome.why !== 'no-bridge'
  const transmitter = isTransmitter ? last.to : null
  const disabled = tries.find(
    ({ outcome }) => outcome.kind === 'nothing' && outcome.why === 'disabled',
  )
  const what = isDsi(output) ? 'panel or bridge' : 'bridge'
  return hit(23, {
    subject: blockSubject(output),
    follows: [`output ${output.id}`],
    message:
      transmitter !== null
        ? `${nameOf(board, transmitter)} behind ${name} has nothing enabled at port 1, endpoint 0: link its panel or connector there.`
        : `${name} is enabled, but no ${what} is there for it: link one to its port 1, or disable the output.`,
    kernel: `The DRM device waits for ${name}, which waits for its ${what}: for ever, ${isDsi(output) ? 'in silence' : 'and only devices_deferred in debugfs tells'}.${alsoOther(system)}`,
    symptom: NO_DRM,
    ...(!isDsi(output) && { kernelLog: 'Failed to get bridge' }),
    fix: () =>
      transmitter === null
        ? sinkFix(board, system, output, disabled?.to ?? null)
        : behindTransmitter(board, output, transmitter),
  })
}

/** Trap 45. */
const lateBridge = (output: Block): Hit =>
  hit(45, {
    subject: blockSubject(output),
    severity: 'warning',
    message: `This kernel looks for the bridge behind ${blockName(output)} only when the DRM device binds, with a DSI beside it: use a newer kernel, or make the bridge probe first.`,
    kernel:
      'mtk_dpi_bridge_attach() fails with -EPROBE_DEFER too late to be tried again, and with it the bind of everything.',
    symptom: NO_DRM,
    kernelLog: 'failed to attach bridge',
  })

/** Gives an output its sink: enables the one that is there, links one that belongs to it, or lets go. */
function sinkFix(
  board: BoardView,
  system: SystemView,
  output: Block,
  disabled: Block['id'] | null,
): Fix | null {
  if (disabled !== null)
    return finding(
      board,
      output,
      `Enable ${nameOf(board, disabled)}`,
      enableEdits(board.doc, disabled),
    )
  const own = sinksOf(board).find(
    ({ block, endpoint }) => parentPath(block) === output.path && endpoint.remote === null,
  )
  if (own !== undefined)
    return finding(
      board,
      output,
      `Link ${blockName(own.block)} to it`,
      linkToPort1(board, output, own),
    )
  return letGo(board, system, output) ?? addSink(board, output)
}

/** Adds what the output is made for: its only display is still to come. */
function addSink(board: BoardView, output: Block): Fix | null {
  const type = componentType(output)
  if (type === 'MTK_DSI') return addBehind(board, output, output, 'dsi-panel')
  return type === 'MTK_DPI' ? addBehind(board, output, output, 'i2c-bridge') : null
}

/** Enables what stands behind a transmitter, links what is meant for it, or adds what it is made for. */
function behindTransmitter(board: BoardView, output: Block, id: Block['id']): Fix | null {
  const { doc, graph } = board
  const transmitter = graph.blocks[id]
  if (transmitter === undefined) return null
  const leaving = endpointByNumbers(transmitter, 1, 0)
  const sink = leaving === null ? null : remoteDevice(graph, leaving)
  if (sink?.kind === 'device')
    return finding(
      board,
      output,
      `Enable ${blockName(sink.block)}`,
      enableEdits(doc, sink.block.id),
    )
  const from = { block: id, endpoint: leaving?.id ?? null }
  const wanted = isEdp(transmitter) ? 'edp-panel' : 'hdmi-connector'
  const meant = sinksOf(board).find(({ block, endpoint: { remote } }) =>
    remote === null
      ? block.compatible.includes(wanted)
      : blockAt(board, remote) === transmitter && block !== transmitter,
  )
  if (meant !== undefined)
    return finding(board, output, `Link ${blockName(meant.block)} to ${blockName(transmitter)}`, [
      { kind: 'link', from, to: { block: meant.block.id, endpoint: meant.endpoint.id } },
    ])
  return addBehind(board, output, transmitter, wanted)
}

/** A new block behind another, at an endpoint of it that is not linked. */
function addBehind(board: BoardView, output: Block, giver: Block, wanted: TemplateId): Fix | null {
  const template = TEMPLATES.find((candidate) => candidate.id === wanted)
  if (template === undefined) return null
  const leaving = endpointByNumbers(giver, 1, 0)
  const block = newBlock(board.graph, template, giver.id)
  const { x = 0, y = 0 } = board.doc.positions[giver.id] ?? {}
  const label = `Add ${template.name.startsWith('D') ? 'a' : 'an'} ${template.name} behind ${blockName(giver)}`
  return finding(board, output, label, [
    { kind: 'add-block', block, position: { x: x + BLOCK_WIDTH + 52, y } },
    {
      kind: 'link',
      from: { block: giver.id, endpoint: leaving?.id ?? null },
      to: { block: block.id, endpoint: null },
    },
  ])
}

/** Disables an output and takes its path out of the graph, if another path is complete without it. */
function letGo(board: BoardView, system: SystemView, output: Block): Fix | null {
  const uses = (candidate: Block['id']): boolean => candidate === output.id
  const paths = pathsInForce(board)
  const own = paths.filter(({ system: at, path }) =>
    path.inForce.some((id) => uses(at.siblings.nodeOf.get(id) ?? system.block.id)),
  )
  const others = paths.filter((entry) => !own.includes(entry) && entry.path.complete)
  if (others.length === 0) return null
  const removed = own.flatMap(({ path }): Edit[] => {
    const via = path.walk?.hops[0]?.via ?? null
    return via === null ? [] : [{ kind: 'remove-endpoint', endpoint: via }]
  })
  return asFix(`Disable ${blockName(output)}`, [
    { kind: 'set-status', block: output.id, status: 'disabled' },
    ...removed,
  ])
}

/** A fix after which the output finds its sink. */
function finding(
  { doc, kernel }: BoardView,
  output: Block,
  label: string,
  edits: readonly Edit[],
): Fix | null {
  const { graph } = edits.reduce(applyEdit, doc)
  const after = graph.blocks[output.id]
  const isFound = after !== undefined && bridgeLookup(graph, after, kernel).result.kind === 'found'
  return isFound ? asFix(label, edits) : null
}

function linkToPort1({ graph }: BoardView, output: Block, sink: EndpointPlace): Edit[] {
  const old = placeOf(graph, remoteEnd(sink.endpoint.remote) ?? sink.endpoint.id)
  const isStale =
    old !== null &&
    old.block.id === output.id &&
    !isComponent(blockAt({ graph }, old.endpoint.remote))
  return [
    {
      kind: 'link',
      from: { block: output.id, endpoint: null },
      to: { block: sink.block.id, endpoint: sink.endpoint.id },
    },
    ...(isStale ? ([{ kind: 'remove-endpoint', endpoint: old.endpoint.id }] as const) : []),
  ]
}

/** The entering endpoints of enabled panels, bridges and transmitters. */
const sinksOf = ({ graph }: BoardView): EndpointPlace[] => sinkBlocks(graph).flatMap(endpointsOf)

const sinkBlocks = blocksThat(isSink)

/** Those of blocks that are wired to an output, from either end. */
function sinksAt({ graph }: BoardView, output: Block): EndpointPlace[] {
  const named = new Set(blocksNamed(output))
  return wiringOf(graph).flatMap(({ block, others }) =>
    (named.has(block.id) || others.includes(output)) && isSink(block) ? endpointsOf(block) : [],
  )
}

function isSink(block: Block): boolean {
  const { kind } = blockRole(block)
  return (
    isAvailable(block) &&
    (kind === 'panel' ||
      kind === 'bridge' ||
      kind === 'connector' ||
      kind === 'dp-tx' ||
      kind === 'hdmi-tx')
  )
}

function blockAt(
  { graph }: Pick<BoardView, 'graph'>,
  remote: EndpointPlace['endpoint']['remote'],
): Block | undefined {
  const end = remoteEnd(remote)
  return end === null ? undefined : placeOf(graph, end)?.block
}

const isComponent = (block: Block | undefined): boolean =>
  block !== undefined && ['component', 'adaptor'].includes(blockRole(block).kind)

const portEndpoints = (block: Block, number: number) =>
  iteratedPorts(block)
    .filter((port) => numberOf(port) === number)
    .flatMap(({ endpoints }) => endpoints)
