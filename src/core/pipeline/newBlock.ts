import { type BlockId, blockId, endpointId } from '../base/ids.ts'
import { blocksOf } from './blocksOf.ts'
import type { Block, BlockProperty, PipelineGraph, PortGroup } from './document.ts'
import { numberedName } from './graphUpdate.ts'
import { freeLabel } from './labels.ts'
import { blockRole, isDsi, parentPath } from './links.ts'

/** What can be put behind an output: things a board adds to the SoC's own nodes. */
export type TemplateId =
  | 'dsi-panel'
  | 'edp-panel'
  | 'dpi-panel'
  | 'hdmi-connector'
  | 'dp-connector'
  | 'dsi-bridge'
  | 'i2c-bridge'

export interface Template {
  readonly id: TemplateId
  readonly name: string
  readonly hint: string
  /** Node name without unit address, and the label's stem. */
  readonly node: string
  readonly compatible: string
  /** Unit address, for children of a bus. */
  readonly unit: number | null
  readonly properties: readonly BlockProperty[]
  /** A bridge takes at port 0 and gives at port 1; the rest have the one port they take at. */
  readonly ports: 'single' | 'bridge'
}

const text = (name: string, value: string): BlockProperty => ({
  name,
  value: { kind: 'strings', strings: [value] },
})

const template = (
  id: TemplateId,
  name: string,
  hint: string,
  rest: Partial<Template> & Pick<Template, 'node' | 'compatible'>,
): Template => ({ id, name, hint, unit: null, properties: [], ports: 'single', ...rest })

export const TEMPLATES: readonly Template[] = [
  template('dsi-panel', 'DSI panel', 'child of a DSI host', {
    node: 'panel',
    compatible: 'vendor,dsi-panel',
    unit: 0,
  }),
  template('edp-panel', 'eDP panel', 'on the AUX bus', { node: 'panel', compatible: 'edp-panel' }),
  template('dpi-panel', 'RGB panel', 'behind DPI', { node: 'panel', compatible: 'panel-dpi' }),
  template('hdmi-connector', 'HDMI connector', 'type A', {
    node: 'hdmi-connector',
    compatible: 'hdmi-connector',
    properties: [text('type', 'a')],
  }),
  template('dp-connector', 'DP connector', 'full size', {
    node: 'dp-connector',
    compatible: 'dp-connector',
    properties: [text('type', 'full-size')],
  }),
  template('dsi-bridge', 'DSI bridge', 'child of a DSI host', {
    node: 'bridge',
    compatible: 'vendor,dsi-bridge',
    unit: 0,
    ports: 'bridge',
  }),
  template('i2c-bridge', 'I2C bridge', 'chip on an I2C bus', {
    node: 'bridge',
    compatible: 'vendor,i2c-bridge',
    unit: 0x2c,
    ports: 'bridge',
  }),
]

/** Whether the document has what the template hangs on: a DSI host, an eDP transmitter. */
export const isOffered = (graph: PipelineGraph, { id }: Template): boolean =>
  parentFor(graph, id) !== null

/**
 * A new block of a template: node path, label and ids chosen so that they clash with nothing.
 * Where it hangs on a host (DSI, eDP), it takes the one it is to be linked behind, else the first
 * that has no child yet.
 */
export function newBlock(graph: PipelineGraph, made: Template, behind?: BlockId): Block {
  const parent = parentFor(graph, made.id, behind) ?? { path: '/', label: null }
  const label = freeLabel(graph, made.node.replaceAll('-', '_'))
  const path = freePath(graph, parent.path, made)
  const id = blockId(path)
  const labels: string[] = [label]
  const endpointOf = (serial: number, suffix: 'in' | 'out') => ({
    id: endpointId(id, serial),
    name: 'endpoint',
    reg: null,
    labels: [freeLabel(graph, `${label}_${suffix}`)],
    remote: null,
    properties: [],
  })
  const port = (reg: number | null, serial: number, suffix: 'in' | 'out') => ({
    name: numberedName('port', reg),
    reg,
    labels: [],
    endpoints: [endpointOf(serial, suffix)],
  })
  const group: PortGroup =
    made.ports === 'single'
      ? { container: null, ports: [port(null, 0, 'in')] }
      : { container: 'ports', ports: [port(0, 0, 'in'), port(1, 1, 'out')] }
  const unit = /@([0-9a-f]+)$/.exec(path)?.[1]
  const reg: readonly BlockProperty[] =
    made.unit === null || unit === undefined
      ? []
      : [{ name: 'reg', value: { kind: 'cells', cells: [Number.parseInt(unit, 16)] } }]
  return {
    id,
    path,
    labels,
    compatible: [made.compatible],
    status: null,
    groups: [group],
    properties: [...reg, ...made.properties],
    parentLabel: parent.label,
  }
}

interface Parent {
  readonly path: string
  readonly label: string | null
}

/** Stands for a parent the document does not hold: the I2C bus a chip is soldered to. */
const I2C_BUS: Parent = { path: '/&i2c0', label: 'i2c0' }

function parentFor(graph: PipelineGraph, id: TemplateId, behind?: BlockId): Parent | null {
  switch (id) {
    case 'dsi-panel':
    case 'dsi-bridge': {
      const host = hostFor(graph, isDsi, '', behind)
      return host === null ? null : { path: host.path, label: null }
    }
    case 'edp-panel': {
      const host = hostFor(graph, isEdpTransmitter, '/aux-bus', behind)
      return host === null ? null : { path: `${host.path}/aux-bus`, label: null }
    }
    case 'i2c-bridge':
      return I2C_BUS
    case 'dpi-panel':
    case 'hdmi-connector':
    case 'dp-connector':
      return { path: '/', label: null }
  }
}

const isEdpTransmitter = (block: Block): boolean =>
  blockRole(block).kind === 'dp-tx' && block.compatible.some((name) => name.includes('edp'))

/** The host asked for, else the first without a child in the document, enabled ones before disabled ones. */
function hostFor(
  graph: PipelineGraph,
  isHost: (block: Block) => boolean,
  below: string,
  behind?: BlockId,
): Block | null {
  const wanted = behind === undefined ? undefined : graph.blocks[behind]
  if (wanted !== undefined && isHost(wanted)) return wanted
  const blocks = blocksOf(graph)
  const hosts = blocks.filter(isHost)
  const free = hosts.filter((host) => !blocks.some((b) => parentPath(b) === host.path + below))
  return free.find((host) => host.status !== 'disabled') ?? free[0] ?? hosts[0] ?? null
}

/** The template's node name below a parent; the next unit address, or a number, where it is taken. */
function freePath(graph: PipelineGraph, parent: string, made: Template): string {
  const taken = new Set(blocksOf(graph).map(({ path }) => path))
  const prefix = parent === '/' ? '/' : `${parent}/`
  for (let n = 0; ; n++) {
    const name =
      made.unit === null
        ? made.node + (n === 0 ? '' : `-${n}`)
        : `${made.node}@${(made.unit + n).toString(16)}`
    const id = blockId(prefix + name)
    if (!taken.has(prefix + name) && graph.blocks[id] === undefined) return prefix + name
  }
}
