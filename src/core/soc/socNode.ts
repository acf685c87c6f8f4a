import type { SocEndpoint, SocNode, SocPort } from './soc.ts'

/** What a row of a SoC table says beyond path, label and compatible; absent means none, or as noted. */
interface Row {
  /** The `.dtsi`'s status when it is not okay. */
  readonly status?: 'disabled'
  /** The /aliases property that points here. */
  readonly alias?: string
  /** Size of the registers, which begin at the unit address. 0x1000 unless given. */
  readonly size?: number
  /** Begin of each register window, when there are several; all of one size. */
  readonly windows?: readonly number[]
  /** mediatek,gce-client-reg: mailbox, subsystem, and the offset of each window, all of 0x1000. */
  readonly gce?: readonly [gce: string, subsys: number, ...offsets: number[]]
  /** mediatek,gce-events of a mutex. */
  readonly events?: readonly number[]
  /** Endpoints of port@0, port@1 and so on in a `ports` node. */
  readonly ports?: readonly (readonly SocEndpoint[])[]
  /** Endpoints of a lone `port` directly below the device. */
  readonly port?: readonly SocEndpoint[]
}

/** One row of a SoC table. An empty label means the `.dtsi` gives none. */
export function node(
  path: string,
  label: string,
  compatible: readonly string[],
  row: Row = {},
): SocNode {
  return {
    path,
    labels: label === '' ? [] : [label],
    compatible,
    status: row.status ?? 'okay',
    aliases: row.alias === undefined ? [] : [row.alias],
    reg: registers(path, row).flatMap((begin) => [0, begin, 0, row.size ?? 0x1000]),
    ...(row.gce && { gceClientReg: gceClientReg(...row.gce) }),
    ...(row.events && { gceEvents: row.events }),
    ...((row.ports || row.port) && { ports: ports(row) }),
  }
}

/** An endpoint; `number` is its `reg` when it has one, and then also its unit address. */
export function ep(
  label: string,
  remote: string | null = null,
  number: number | null = null,
): SocEndpoint {
  return {
    name: number === null ? 'endpoint' : `endpoint@${number}`,
    reg: number,
    labels: [label],
    remote,
  }
}

/** A node without a unit address has no registers. */
function registers(path: string, row: Row): readonly number[] {
  const unitAddress = /@([0-9a-f]+)$/.exec(path)?.[1]
  return row.windows ?? (unitAddress === undefined ? [] : [Number.parseInt(unitAddress, 16)])
}

const gceClientReg = (gce: string, subsys: number, ...offsets: readonly number[]) =>
  offsets.map((offset) => ({ gce, subsys, offset, size: 0x1000 }))

function ports(row: Row): readonly SocPort[] {
  return [
    ...(row.port ? [{ container: null, name: 'port', reg: null, endpoints: row.port }] : []),
    ...(row.ports ?? []).map((endpoints, reg) => ({
      container: 'ports' as const,
      name: `port@${reg}`,
      reg,
      endpoints,
    })),
  ]
}
