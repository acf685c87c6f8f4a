import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { componentById, componentByShort } from './ddpComponents.ts'
import { MMSYS_DATA } from './mmsysData.ts'
import { hopRouting, MIXER_VSYNC_LEN, MMSYS_ROUTINGS, mmsysRouting } from './mmsysRoutes.ts'
import { ROUTE_CHANGES, routeChanges } from './mmsysRoutesChanges.ts'
import type { RouteRow } from './mmsysRoutesData.ts'

const FACTS = '../shared/facts/mmsys-routes.json'
const haveFacts = existsSync(FACTS)
if (!haveFacts)
  console.info(`${FACTS} is not here: the routing rows are only checked by themselves`)
const facts = haveFacts ? JSON.parse(readFileSync(FACTS, 'utf8')) : undefined

const short = (id: number) => componentById(id).short
const id = (name: string) => componentByShort(name)?.id ?? -1
const TABLES = new Map(MMSYS_ROUTINGS.map(({ table }) => [table.name, table]))

describe.skipIf(!haveFacts)('the routing tables equal the facts', () => {
  it('every row of every table, in order', () => {
    const ours = Array.from(TABLES.values(), (table) => [table.name, table.rows.map(asFact)])
    expect(Object.fromEntries(ours)).toEqual(
      Object.fromEntries(
        Object.entries<{ rows: FactRow[] }>(facts.tables).map(([name, { rows }]) => [
          name,
          rows.map((row) => ({
            ...row,
            mask_macro: row.mask_macro.startsWith('GENMASK') ? null : row.mask_macro,
            value_macro: row.value_macro === '0' ? null : row.value_macro,
          })),
        ]),
      ),
    )
  })

  it('every table names its header', () => {
    for (const { name, header } of TABLES.values())
      expect(facts.tables[name].header).toBe(`drivers/soc/mediatek/${header}`)
  })

  it('every mmsys has the table and the mixer VSYNC length of the driver', () => {
    const ours = MMSYS_ROUTINGS.filter(({ compatible }) => compatible !== 'mediatek,mt7623-mmsys')
    expect(ours.map((m) => [m.compatible, m.table.name, m.mixerVsyncLen])).toEqual(
      facts.compatibles
        .filter((row: Record<string, unknown>) => row.routing_table !== null)
        .map((row: Record<string, unknown>) => [row.compatible, row.routing_table, row.vsync_len]),
    )
    const register = facts.extra_mmsys_registers.find(
      (row: Record<string, unknown>) => row.macro === MIXER_VSYNC_LEN.name,
    )
    expect(register.value).toBe(MIXER_VSYNC_LEN.offset)
  })

  it('the hops known to work without a row', () => {
    const ours = Array.from(TABLES.values(), ({ name }) => {
      const users = MMSYS_ROUTINGS.filter(({ table }) => table.name === name)
      const hops = users.flatMap(({ wired }) => wired.map(([a, b]) => `${short(a)}>${short(b)}`))
      return [name, Array.from(new Set(hops)).sort()] as const
    })
    expect(Object.fromEntries(ours.filter(([, hops]) => hops.length > 0))).toEqual(
      facts.known_good_hops_without_rows,
    )
  })

  it('every hop of every path a kernel is known to build', () => {
    expect(facts.known_paths.paths).toHaveLength(32)
    for (const { compatible, hops } of facts.known_paths.paths)
      for (const hop of hops) {
        const routing = hopRouting(compatible, id(hop.from), id(hop.to))
        const rows = hop['rows_v7.3-rc7']
        const lost = hop.from === 'RDMA2' && hop.to === 'DSI3'
        const kind = rows > 0 ? 'row' : lost ? 'unknown' : 'wired'
        expect([compatible, hop.from, hop.to, routing.kind]).toEqual([
          compatible,
          hop.from,
          hop.to,
          kind,
        ])
        if (routing.kind === 'row') expect(routing.rows).toHaveLength(rows)
      }
  })
})

type FactRow = Readonly<Record<string, unknown>> & {
  readonly mask_macro: string
  readonly value_macro: string
}

function asFact(row: RouteRow) {
  const from = short(row.from)
  return {
    from,
    to: short(row.to),
    register: row.register,
    offset: row.offset,
    offset_hex: `0x${row.offset.toString(16).padStart(3, '0')}`,
    mask: row.mask,
    mask_hex: `0x${row.mask.toString(16)}`,
    mask_macro: row.maskName,
    value: row.value,
    value_hex: `0x${row.value.toString(16)}`,
    value_macro: row.valueName,
    'in_v7.2.13': row.kernels.includes('v7.2.13'),
    'in_v7.3-rc7': row.kernels.includes('v7.3-rc7'),
    usable_by_a_drm_path: from !== 'DITHER1',
  }
}

describe('the routing tables', () => {
  it('are those of every mmsys that mediatek-drm knows', () => {
    for (const { compatible } of MMSYS_DATA) expect(mmsysRouting(compatible)).not.toBeNull()
  })

  it('write values that fit their masks, to registers within a page', () => {
    for (const { rows } of TABLES.values())
      for (const { mask, value, offset } of rows) {
        expect(mask).toBeGreaterThan(0)
        expect(value & ~mask).toBe(0)
        expect(offset % 4).toBe(0)
        expect(offset).toBeLessThan(0x1000)
      }
  })

  it('hold 227 rows, three of which v7.3 lost', () => {
    const rows = Array.from(TABLES.values()).flatMap((table) => table.rows)
    expect(rows).toHaveLength(227)
    expect(rows.filter((row) => !row.kernels.includes('v7.3-rc7'))).toHaveLength(3)
  })

  it('have no row for a hop that is said to need none', () => {
    for (const { table, wired } of MMSYS_ROUTINGS)
      for (const [from, to] of wired)
        expect(table.rows.filter((row) => row.from === from && row.to === to)).toEqual([])
  })

  it('route every hardcoded path, but for the rows MT2712 lost', () => {
    const unknown = MMSYS_DATA.flatMap(({ compatible, main, ext, third }) =>
      [main, ext, third].flatMap((path) =>
        hopsOf(path ?? [])
          .filter(([from, to]) => hopRouting(compatible, from, to).kind === 'unknown')
          .map(([from, to]) => `${compatible} ${short(from)}>${short(to)}`),
      ),
    )
    expect(unknown).toEqual(['mediatek,mt2712-mmsys RDMA2>DSI3'])
  })
})

const hopsOf = (path: readonly number[]) =>
  path.slice(1).map((to, at) => [path[at] ?? 0, to] as const)

describe(hopRouting, () => {
  const routing = (mmsys: string, hop: string, kernel: 'v7.2.13' | 'v7.3-rc7') => {
    const [from = '', to = ''] = hop.split('>')
    return hopRouting(mmsys, id(from), id(to), kernel)
  }
  const rows = (list: readonly RouteRow[]) =>
    list.map(
      (row) => `${row.offset.toString(16)}[${row.mask.toString(16)}]=${row.value.toString(16)}`,
    )
  const show = (mmsys: string, hop: string, kernel: 'v7.2.13' | 'v7.3-rc7' = 'v7.3-rc7') => {
    const found = routing(mmsys, hop, kernel)
    if (found.kind === 'row') return `row ${rows(found.rows).join(' ')}`
    if (found.kind === 'wired') return 'wired'
    if (found.why.kind === 'rows-lost') return `lost ${rows(found.why.rows).join(' ')}`
    if (found.why.kind === 'no-table') return 'no table'
    const { fromLeadsTo, toIsFedBy } = found.why
    return `no row: ${fromLeadsTo.map(short).join(' ')} / ${toIsFedBy.map(short).join(' ')}`
  }

  it.each([
    ['all rows of the hop, in table order', 'mt8173-mmsys', 'OVL0>COLOR0', 'row 40[1]=1 84[1]=1'],
    ['a selection of 0 is a row too', 'mt8173-mmsys', 'COLOR0>AAL0', 'row bc[1]=0'],
    ['a known good hop without a row', 'mt8173-mmsys', 'AAL0>OD0', 'wired'],
    ['a table shared by two SoCs', 'mt2712-mmsys', 'OVL0>COLOR0', 'row 40[1]=1 84[1]=1'],
    [
      'a hop known good on the other SoC of a shared table',
      'mt2712-mmsys',
      'RDMA0>COLOR0',
      'no row: DPI0 DPI1 DSI1 DSI2 DSI3 / OVL0',
    ],
    ['MT7623 as MT2701', 'mt7623-mmsys', 'RDMA1>DSI0', 'row a4[7]=1'],
    [
      'the adaptor by its mixer',
      'mt8195-vdosys1',
      'DRM_OVL_ADAPTOR>MERGE5',
      'row 34[1]=1 68[7]=0 50[7]=1',
    ],
    ['an adaptor entered twice', 'mt8195-vdosys1', 'DRM_OVL_ADAPTOR>DRM_OVL_ADAPTOR', 'wired'],
    ['an output appended twice', 'mt8188-vdosys0', 'DSI0>DSI0', 'wired'],
    [
      'an output of the other vdosys',
      'mt8195-vdosys1',
      'MERGE5>DP_INTF0',
      'no row: DP_INTF1 DPI1 / ',
    ],
    ['an mmsys without a table', 'mt6779-mmsys', 'OVL0>RDMA0', 'no table'],
  ])('%s', (_, mmsys, hop, expected) => {
    // A table of MT8195 begins at 0xf00: written without it here.
    expect(show(`mediatek,${mmsys}`, hop).replaceAll(/\bf(?=[0-9a-f]{2}\[)/g, '')).toBe(expected)
  })

  it('knows the rows of RDMA2 > DSI3 in v7.2 and that v7.3 lost them', () => {
    const row = 'b8[7]=5 a8[70000]=40000'
    expect(show('mediatek,mt2712-mmsys', 'RDMA2>DSI3', 'v7.2.13')).toBe(`row ${row}`)
    expect(show('mediatek,mt2712-mmsys', 'RDMA2>DSI3')).toBe(`lost ${row}`)
  })
})

describe(routeChanges, () => {
  it('names only mmsys that have a routing', () => {
    for (const { mmsys } of ROUTE_CHANGES)
      for (const compatible of mmsys) expect(mmsysRouting(compatible)).not.toBeNull()
  })

  it('tells what happened to one', () => {
    expect(routeChanges('mediatek,mt8167-mmsys').map(({ since }) => since)).toEqual([
      'v6.15',
      'v7.2',
    ])
    expect(routeChanges('mediatek,mt8195-vdosys0')).toEqual([])
  })
})
