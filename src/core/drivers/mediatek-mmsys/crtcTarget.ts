import { KERNEL_REF } from '../../base/kernelRef.ts'
import { SOCS } from '../../soc/catalogue.ts'
import { matchCompatible } from '../../soc/matchCompatible.ts'
import { MMSYS_DATA } from '../../soc/mmsysData.ts'
import type { KernelVersion } from '../../soc/mmsysRoutesData.ts'
import { mutexOfMmsys } from '../../soc/mutex.ts'
import { MUTEXES, type MutexData } from '../../soc/mutexData.ts'
import {
  OVL_ADAPTOR_COMPATIBLES,
  OVL_ADAPTOR_PARTS,
  OVL_ADAPTOR_TYPES,
} from '../../soc/ovlAdaptor.ts'
import type { Soc, SocNode } from '../../soc/soc.ts'

/** A CRTC that is to be programmed. */
export interface CrtcProgram {
  /** Compatible of its mmsys or vdosys, as `MMSYS_DATA` has it. */
  readonly mmsys: string
  /** Component ids in path order, with the output a run-time route appends, if there is one. */
  readonly path: readonly number[]
  /** 0 unless given: CRTCs of one mmsys claim their mutexes in the order they are created. */
  readonly mutexNumber?: number
  /** Ids of the OVL adaptor's parts that are enabled and aliased; those of the `.dtsi` unless given. */
  readonly adaptorParts?: readonly number[]
  readonly kernel?: KernelVersion
}

/** The hardware behind a CRTC: whose registers, at which addresses. */
export interface CrtcTarget {
  readonly mmsys: string
  readonly mutex: MutexData
  readonly mutexNumber: number
  /** Physical address of the registers; null where the SoC's `.dtsi` lacks the node. */
  readonly mmsysBase: bigint | null
  readonly mutexBase: bigint | null
  /** Component ids, in the order the adaptor goes through them. */
  readonly adaptorParts: readonly number[]
  readonly kernel: KernelVersion
}

/** Throws for a compatible that mediatek-drm does not know: those come from its table. */
export function crtcTarget(program: CrtcProgram): CrtcTarget {
  const { mmsys, mutexNumber = 0, kernel = KERNEL_REF } = program
  const mutex = mutexOfMmsys(mmsys)
  if (mutex === null) throw new Error(`No mutex is known beside ${mmsys}`)
  const { soc, nodes } = crtcDevices(mmsys)
  const enabled = program.adaptorParts ?? (soc === null ? [] : adaptorPartsOf(soc))
  return {
    mmsys,
    mutex,
    mutexNumber,
    mmsysBase: baseOf(nodes.mmsys),
    mutexBase: baseOf(nodes.mutex),
    adaptorParts: OVL_ADAPTOR_PARTS.map((part) => part.component.id).filter((id) =>
      enabled.includes(id),
    ),
    kernel,
  }
}

/** The SoC of an mmsys, and the nodes its CRTCs write to, as the `.dtsi` has them; null where it has none. */
export interface CrtcDevices {
  readonly soc: Soc | null
  readonly nodes: Readonly<Record<'mmsys' | 'mutex', SocNode | null>>
}

/** @param mmsys - compatible, as `CrtcProgram` has it */
export function crtcDevices(mmsys: string): CrtcDevices {
  const isMmsys = ({ compatible }: SocNode) => compatible.includes(mmsys)
  const soc = SOCS.find(({ nodes }) => nodes.some(isMmsys))
  if (soc === undefined) return { soc: null, nodes: { mmsys: null, mutex: null } }
  return {
    soc,
    nodes: { mmsys: soc.nodes.find(isMmsys) ?? null, mutex: mutexNodeOf(soc, mmsys) ?? null },
  }
}

/**
 * The last mutex with the mmsys's number in its alias, or without an alias.
 *
 * Kernel: the loop over siblings in mtk_drm_probe().
 */
function mutexNodeOf(soc: Soc, mmsys: string): SocNode | undefined {
  const number = MMSYS_DATA.find(({ compatible }) => compatible === mmsys)?.mmsysId ?? 0
  return soc.nodes.findLast(
    ({ compatible, aliases }) =>
      matchCompatible(MUTEXES, compatible) !== null &&
      (aliases.length === 0 || aliases.includes(`mutex${number}`)),
  )
}

function adaptorPartsOf(soc: Soc): readonly number[] {
  const isThere = (type: keyof typeof OVL_ADAPTOR_TYPES, alias: string) =>
    soc.nodes.some(
      ({ compatible, aliases }) =>
        matchCompatible(OVL_ADAPTOR_COMPATIBLES, compatible)?.type === type &&
        aliases.includes(alias),
    )
  return OVL_ADAPTOR_PARTS.filter(({ type, aliasId }) =>
    isThere(type, `${OVL_ADAPTOR_TYPES[type].aliasStem}${aliasId}`),
  ).map((part) => part.component.id)
}

/** The address in the first entry of `reg`. */
function baseOf(node: SocNode | null): bigint | null {
  const [high, low] = node?.reg ?? []
  return high === undefined || low === undefined ? null : (BigInt(high) << 32n) | BigInt(low)
}
