import { hex } from '../../base/hex.ts'
import { matchCompatible } from '../../soc/matchCompatible.ts'
import type { GceClientReg, Soc, SocNode } from '../../soc/soc.ts'

/** A register write to be queued: what a `RegisterWrite` of an mmsys or mutex is. */
export interface QueuedWrite {
  /** Name of the device; among `clients`. */
  readonly device: string
  readonly offset: number
  /** All ones replaces the register. */
  readonly mask: number
  readonly value: number
}

/** A device as the command queue reaches it; null where it cannot. */
export type QueueClient = Pick<SocNode, 'reg'> & { readonly gceClientReg?: readonly GceClientReg[] }

export type WritesInput =
  /** The model's `in` object. */
  | { readonly kind: 'ok'; readonly input: Readonly<Record<string, unknown>> }
  /** Why no packet can hold them, as a sentence. */
  | { readonly kind: 'failed'; readonly message: string }

/**
 * Register writes as helper calls, closed at the end: by the seed's helper on MT8173, the one SoC it
 * knows, by mainline's on any other.
 */
export function writesInput(
  writes: readonly QueuedWrite[],
  soc: Soc,
  clients: Readonly<Record<string, QueueClient | null>>,
): WritesInput {
  const mode = soc.id === 'mt8173' ? 'seed' : 'mainline'
  const devices: Record<string, unknown> = {}
  for (const name of new Set(writes.map(({ device }) => device))) {
    const client = clients[name] ?? null
    const device =
      client === null ? null : mode === 'seed' ? seedDevice(client) : queueDevice(client)
    if (device === null) {
      const lack = client === null ? 'describes none' : 'gives it no mediatek,gce-client-reg'
      const message = `The command queue cannot reach the ${name} of ${soc.name}: its .dtsi ${lack}.`
      return { kind: 'failed', message }
    }
    devices[name] = device
  }
  const ops = [...writes.map(callOf), { op: 'finalize' }]
  const shift = mode === 'seed' ? 0 : gceShift(soc)
  return {
    kind: 'ok',
    input: {
      mode,
      ...(mode === 'mainline' && { soc: soc.id }),
      ...(shift !== 0 && { shift_pa: shift }),
      devices,
      ops,
    },
  }
}

function callOf({ device, offset, mask, value }: QueuedWrite) {
  const call = { dev: device, offset: hex(offset), value: hex(value) }
  return mask === 0xffffffff
    ? { op: 'write', ...call }
    : { op: 'write_mask', ...call, mask: hex(mask) }
}

function seedDevice({ reg: [high = 0, low, , size] }: QueueClient) {
  if (low === undefined || size === undefined) return null
  return { reg: hex((BigInt(high) << 32n) | BigInt(low), 8), size: hex(size) }
}

function queueDevice({ gceClientReg }: QueueClient) {
  const [first] = gceClientReg ?? []
  if (first === undefined) return null
  const { subsys, offset, size } = first
  return { subsys, offset: hex(offset), size: hex(size) }
}

/**
 * By how much a SoC's GCE has addresses and distances shifted right; 0 for a SoC without one.
 *
 * Kernel: shift of struct gce_plat in drivers/mailbox/mtk-cmdq-mailbox.c.
 */
export function gceShift({ nodes }: Soc): number {
  for (const { compatible } of nodes) {
    const row = matchCompatible(SHIFTS, compatible)
    if (row !== null) return row.shift
  }
  return 0
}

const SHIFTS = [
  { compatible: 'mediatek,mt8173-gce', shift: 0 },
  { compatible: 'mediatek,mt8183-gce', shift: 0 },
  { compatible: 'mediatek,mt6779-gce', shift: 3 },
  { compatible: 'mediatek,mt8186-gce', shift: 3 },
  { compatible: 'mediatek,mt8188-gce', shift: 3 },
  { compatible: 'mediatek,mt8192-gce', shift: 3 },
  { compatible: 'mediatek,mt8195-gce', shift: 3 },
]
