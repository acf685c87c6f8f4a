import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SOCS } from './catalogue.ts'
import { componentById, componentByShort, DDP_COMPONENTS } from './ddpComponents.ts'
import { matchCompatible } from './matchCompatible.ts'
import { MMSYS_DATA } from './mmsysData.ts'
import { MMSYS_ROUTINGS } from './mmsysRoutes.ts'
import { type MutexBit, mutexBit, mutexOfMmsys, SOF_SINGLE_MODE, sofOf } from './mutex.ts'
import { MUTEX_COUNT, MUTEX_ENABLE, MUTEX_STRIDE, MUTEXES, type MutexData } from './mutexData.ts'

const FACTS = '../shared/facts/mutex.json'
const haveFacts = existsSync(FACTS)
if (!haveFacts) console.info(`${FACTS} is not here: the mutex bits are only checked by themselves`)
const facts = haveFacts ? JSON.parse(readFileSync(FACTS, 'utf8')) : undefined

const short = (id: number) => componentById(id).short
const id = (name: string) => componentByShort(name)?.id ?? -1
const mutexOf = (chip: string): MutexData => {
  const mutex = MUTEXES.find(({ compatible }) => compatible === `mediatek,${chip}-disp-mutex`)
  if (mutex === undefined) throw new Error(chip)
  return mutex
}

describe.skipIf(!haveFacts)('the mutex tables equal the facts', () => {
  const display = haveFacts
    ? facts.mutexes.filter((m: Record<string, unknown>) => m.mod !== undefined)
    : []

  it('every mutex and its registers', () => {
    expect(
      MUTEXES.map((m) => [m.compatible, m.driverData, m.noClock, ...Object.values(m.registers)]),
    ).toEqual(
      display.map((m: Facts) => [
        m.compatible,
        m.driver_data,
        m.no_clk,
        ...Object.values(m.registers).map((r) => ({ name: r.macro, offset: r.offset })),
      ]),
    )
  })

  it('every module bit, in order', () => {
    const ours = MUTEXES.map((mutex) =>
      mutex.mods.map(({ component, modId, macro }) => [short(component), modId, macro]),
    )
    expect(ours).toEqual(
      display.map((m: Facts) => m.mod.map((row) => [row.component, row.mod_id, row.macro])),
    )
  })

  it('where each bit is, and that an output takes none', () => {
    for (const m of display as Facts[]) {
      const mutex = matchCompatible(MUTEXES, [m.compatible])
      for (const row of m.mod) {
        const bit = mutex && mutexBit(mutex, id(row.component))
        const expected = row.programmed_by_drm
          ? { kind: 'bit', register: row.register.slice(6, -4), bit: row.bit, macro: row.macro }
          : { kind: 'output' }
        expect([m.compatible, row.component, bit]).toEqual([m.compatible, row.component, expected])
      }
    }
  })

  it('whose bit an unlisted component sets', () => {
    for (const m of display as Facts[]) {
      const listed = m.mod.map((row) => row.component)
      const unlisted = DDP_COMPONENTS.find((c) => c.type !== null && !listed.includes(c.short))
      const bit = mutexBit(mutexOf(m.compatible.slice(9, 15)), unlisted?.id ?? 0)
      expect(bit.kind === 'wrong-bit' && bit.enables.map(short)).toEqual(
        m.unlisted_component_sets_bit_0_of,
      )
    }
  })

  it('the frame source of every output', () => {
    const ours = MUTEXES.map((mutex) =>
      facts.output_to_sof_id.map(({ component }: { component: string }) => {
        const sof = sofOf(mutex, id(component))
        return {
          last_component: component,
          sof_id: sof?.id,
          listed: sof?.source !== null,
          value: sof?.value,
          expression: sof?.source?.parts.map(({ macro }) => macro).join(' | ') ?? null,
        }
      }),
    )
    expect(ours).toEqual(
      display.map((m: Facts) =>
        m.sof_per_last_component.map(({ last_component, sof_id, listed, value, expression }) => ({
          last_component,
          sof_id,
          listed,
          value,
          expression,
        })),
      ),
    )
  })

  it('every constant', () => {
    const { handles, stride, en_offset } = facts.constants
    expect([MUTEX_COUNT, MUTEX_STRIDE, MUTEX_ENABLE.offset]).toEqual([handles, stride, en_offset])
  })
})

interface Facts {
  readonly compatible: string
  readonly driver_data: string
  readonly no_clk: boolean
  readonly registers: Readonly<Record<string, { readonly macro: string; readonly offset: number }>>
  readonly mod: readonly {
    readonly component: string
    readonly mod_id: number
    readonly macro: string
    readonly register: string
    readonly bit: number
    readonly programmed_by_drm: boolean
  }[]
  readonly unlisted_component_sets_bit_0_of: readonly string[]
  readonly sof_per_last_component: readonly {
    readonly last_component: string
    readonly sof_id: string
    readonly listed: boolean
    readonly value: number
    readonly expression: string | null
  }[]
}

describe('the mutex tables', () => {
  it('list a component once, in one of two registers', () => {
    for (const { mods } of MUTEXES) {
      expect(new Set(mods.map((row) => row.component)).size).toBe(mods.length)
      for (const { modId } of mods) expect(modId).toBeLessThan(64)
    }
  })

  it('give one mutex no two components the same bit, but for those of different vdosys', () => {
    const shared = MUTEXES.filter(
      ({ mods }) => new Set(mods.map((m) => m.modId)).size < mods.length,
    )
    expect(shared.map(({ driverData }) => driverData)).toEqual([
      'mt8188_mutex_driver_data',
      'mt8195_mutex_driver_data',
    ])
  })
})

describe(mutexOfMmsys, () => {
  it('knows the mutex of every mmsys that is routed or has a driver', () => {
    for (const { compatible } of [...MMSYS_DATA, ...MMSYS_ROUTINGS])
      expect(mutexOfMmsys(compatible)).not.toBeNull()
  })

  it('agrees with the mutex nodes of every SoC', () => {
    for (const { nodes } of SOCS) {
      const found = nodes.map((node) => matchCompatible(MUTEXES, node.compatible))
      const mutexes = new Set(found.filter((mutex) => mutex !== null))
      const mmsys = nodes.flatMap((node) => matchCompatible(MMSYS_DATA, node.compatible) ?? [])
      if (mutexes.size > 0)
        for (const { compatible } of mmsys)
          expect(mutexes).toEqual(new Set([mutexOfMmsys(compatible)]))
    }
  })

  it('knows none beside an mmsys it does not know', () => {
    expect(mutexOfMmsys('mediatek,mt6779-mmsys')).toBeNull()
  })
})

describe(mutexBit, () => {
  const show = (bit: MutexBit) => {
    if (bit.kind === 'bit') return `${bit.register} ${bit.bit}`
    return bit.kind === 'wrong-bit' ? `wrong, ${bit.enables.map(short).join(' ')}` : bit.kind
  }
  it.each([
    ['a module of the first register', 'mt8173', 'OVL0', 'mod 11'],
    ['a module of the second register', 'mt2712', 'AAL1', 'mod1 1'],
    ['bit 0 where it is the right one', 'mt8183', 'RDMA0', 'mod 0'],
    ['bit 0 of another module', 'mt8183', 'RDMA2', 'wrong, RDMA0'],
    ['bit 0 of a module of either vdosys', 'mt8195', 'PADDING0', 'wrong, OVL0 MDP_RDMA0'],
    ['bit 0 that is nobody the table knows', 'mt8173', 'RDMA4', 'wrong, '],
    ['no bit for an output, even a listed one', 'mt8365', 'DSI0', 'output'],
    ['no bit for the adaptor as such', 'mt8195', 'DRM_OVL_ADAPTOR', 'adaptor'],
  ])('%s', (_, chip, component, expected) => {
    expect(show(mutexBit(mutexOf(chip), id(component)))).toBe(expected)
  })
})

describe(sofOf, () => {
  it.each([
    ['starts at an output', 'mt8173', 'DPI0', 'MUTEX_SOF_DPI0', 3],
    [
      'starts and ends at an output on newer SoCs',
      'mt8195',
      'DP_INTF1',
      'MUTEX_SOF_DP_INTF1',
      0x204,
    ],
    ['takes DSI0 for DSI1', 'mt8188', 'DSI1', 'MUTEX_SOF_DSI0', 0x81],
    [
      'is single mode where the SoC has no entry',
      'mt8188',
      'DPI0',
      'MUTEX_SOF_DPI0',
      SOF_SINGLE_MODE,
    ],
  ])('%s', (_, chip, component, source, value) => {
    expect(sofOf(mutexOf(chip), id(component))).toMatchObject({ id: source, value })
  })

  it('is for outputs alone', () => {
    const outputs = DDP_COMPONENTS.filter((c) => sofOf(mutexOf('mt8173'), c.id) !== null)
    expect(outputs).toEqual(DDP_COMPONENTS.filter((c) => c.validLast))
  })
})
