import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DDP_COMPATIBLES } from './ddpCompatibles.ts'
import {
  componentById,
  componentByShort,
  componentOfAlias,
  DDP_COMPONENTS,
  DRM_OVL_ADAPTOR,
  MAX_CRTC,
  PATH_CAPACITY,
} from './ddpComponents.ts'
import { DDP_TYPES } from './ddpTypes.ts'
import { MMSYS_DATA, MMSYS_WITHOUT_DRM } from './mmsysData.ts'
import { OVL_ADAPTOR_COMPATIBLES, OVL_ADAPTOR_PARTS, OVL_ADAPTOR_TYPES } from './ovlAdaptor.ts'

const FACTS = '../shared/facts'
const haveFacts = existsSync(FACTS)
if (!haveFacts)
  console.info(`${FACTS} is not here: the driver tables are only checked by themselves`)
const facts = (file: string) =>
  haveFacts ? JSON.parse(readFileSync(`${FACTS}/${file}`, 'utf8')) : undefined

const shorts = (ids: readonly number[] | null) => ids?.map((id) => componentById(id).short) ?? null

describe.skipIf(!haveFacts)('the driver tables equal the facts', () => {
  const components = facts('ddp-components.json')
  const compatibles = facts('ddp-compatibles.json')

  it('every component', () => {
    expect(
      DDP_COMPONENTS.map((c) => ({
        id: c.id,
        name: c.name,
        short: c.short,
        type: c.type,
        alias_id: c.aliasId,
        in_match_table: c.type !== null,
        valid_last: c.validLast,
        own_platform_driver: c.ownPlatformDriver,
        needs_regs_and_clk0_from_node: c.needsRegsAndClock,
        can_provide_planes_as_first: c.layersAsFirst > 0,
        can_provide_planes_as_second: c.planesAsSecond,
        can_drive_vblank_as_first: c.vblankAsFirst,
      })),
    ).toEqual(
      components.components.map((c: Record<string, unknown>) => ({
        id: c.id,
        name: c.name,
        short: c.short,
        type: c.type,
        alias_id: c.alias_id,
        in_match_table: c.in_match_table,
        valid_last: c.valid_last,
        own_platform_driver: c.own_platform_driver,
        needs_regs_and_clk0_from_node: c.needs_regs_and_clk0_from_node,
        can_provide_planes_as_first: c.can_provide_planes_as_first,
        can_provide_planes_as_second: c.can_provide_planes_as_second,
        can_drive_vblank_as_first: c.can_drive_vblank_as_first,
      })),
    )
  })

  it('every constant', () => {
    expect([DRM_OVL_ADAPTOR, PATH_CAPACITY, MAX_CRTC]).toEqual([
      components.constants.DDP_COMPONENT_DRM_OVL_ADAPTOR,
      components.constants.DDP_COMPONENT_DRM_ID_MAX,
      components.constants.MAX_CRTC,
    ])
  })

  it('every type, with the aliases it accepts', () => {
    const types = DDP_TYPES.map(({ type, ...info }) => [
      type,
      {
        value: info.value,
        alias_stem: info.aliasStem,
        accepted_alias_ids: Object.fromEntries(
          Array.from(
            { length: 100 },
            (_, id) => [id, componentOfAlias(type, id)?.short] as const,
          ).filter(([, short]) => short !== undefined),
        ),
        without_alias: componentOfAlias(type, null)?.short ?? null,
        own_platform_driver: info.ownPlatformDriver,
        init_returns_early_no_regs_no_clk: info.initReturnsEarly,
      },
    ])
    expect(Object.fromEntries(types)).toEqual(components.types)
  })

  it('every compatible string, in the order of the table', () => {
    expect(DDP_COMPATIBLES).toEqual(
      compatibles.ddp_comp_dt_ids.map((row: Record<string, unknown>) => ({
        compatible: row.compatible,
        type: row.type,
        driver:
          row.driver_that_binds_this_exact_string ??
          (row.mutex_driver_has_it === true ? 'mtk-mutex.c' : null),
      })),
    )
  })

  it('the layers of every blender', () => {
    const layers = compatibles.ddp_comp_dt_ids
      .filter((row: Record<string, unknown>) => 'ovl_layers' in row)
      .map((row: Record<string, unknown>) => [row.type, row.ovl_layers])
    const ours = new Map(DDP_TYPES.map((info) => [info.type as string, info.layersAsFirst]))
    for (const [type, count] of layers) expect([type, ours.get(type)]).toEqual([type, count])
    expect(ours.get('MTK_DISP_OVL_ADAPTOR')).toBe(compatibles.ovl_adaptor.layers)
  })

  it('every part of the OVL adaptor', () => {
    const { types, dt_ids, components: parts } = compatibles.ovl_adaptor
    expect(
      Object.entries(OVL_ADAPTOR_TYPES).map(([type, info]) => ({
        type,
        value: info.value,
        alias_stem: info.aliasStem,
        recognised_in_graph_walk: info.exclusive,
      })),
    ).toEqual(types)
    expect(OVL_ADAPTOR_COMPATIBLES).toEqual(dt_ids)
    expect(
      OVL_ADAPTOR_PARTS.map((part, index) => ({
        adaptor_id: index,
        name: part.name,
        type: part.type,
        ddp_id: part.component.short,
        ddp_id_value: part.component.id,
        alias_id: part.aliasId,
      })),
    ).toEqual(parts.map(({ callbacks, alias_stem, ...part }: Record<string, unknown>) => part))
  })

  it('every mmsys, with its hardcoded paths', () => {
    expect(
      MMSYS_DATA.map((data) => ({
        compatible: data.compatible,
        driver_data: data.driverData,
        mmsys_id: data.mmsysId,
        mmsys_dev_num: data.mmsysDevNum,
        shadow_register: data.shadowRegister,
        main_path: shorts(data.main),
        ext_path: shorts(data.ext),
        third_path: shorts(data.third),
        conn_routes: data.connRoutes.map(({ crtc, component }) => ({
          crtc_id: crtc,
          component: componentById(component).short,
        })),
        max_width: data.maxWidth,
        min_width: data.minWidth,
        min_height: data.minHeight,
      })),
    ).toEqual(compatibles.mmsys)
    expect(MMSYS_WITHOUT_DRM).toEqual(
      compatibles.mmsys_soc_driver_only.map((row: Record<string, unknown>) => ({
        compatible: row.compatible,
        vppsys: row.is_vppsys,
      })),
    )
  })
})

describe('the driver tables by themselves', () => {
  const repeated = (list: readonly unknown[]) => list.filter((x, i) => list.indexOf(x) !== i)

  it('name nothing twice', () => {
    expect(repeated(DDP_COMPONENTS.map((c) => c.id))).toEqual([])
    expect(repeated(DDP_COMPONENTS.map((c) => c.short))).toEqual([])
    expect(repeated(DDP_TYPES.map((info) => info.aliasStem))).toEqual([])
    expect(repeated(DDP_COMPATIBLES.map((row) => row.compatible))).toEqual([])
    expect(repeated(MMSYS_DATA.map((row) => row.compatible))).toEqual([])
    expect(repeated(OVL_ADAPTOR_PARTS.map((part) => part.component.id))).toEqual([])
  })

  it('hold ids 0 to 59 and 61, in order', () => {
    expect(DDP_COMPONENTS.map((c) => c.id)).toEqual([...Array(60).keys(), 61])
  })

  it('let a path end in an output only', () => {
    expect(DDP_COMPONENTS.filter((c) => c.validLast).map((c) => c.short)).toEqual(
      'DP_INTF0 DP_INTF1 DPI0 DPI1 DSI0 DSI1 DSI2 DSI3'.split(' '),
    )
  })

  it.each([
    ['MTK_DISP_RDMA', null, 'RDMA0'],
    ['MTK_DISP_RDMA', 4, 'RDMA4'],
    ['MTK_DISP_RDMA', 3, null],
    ['MTK_DISP_DITHER', 1, null],
    ['MTK_DISP_OVL_2L', 2, 'OVL_2L2'],
    ['MTK_DISP_MUTEX', null, null],
  ] as const)('%s with alias number %s is %s', (type, aliasId, short) => {
    expect(componentOfAlias(type, aliasId)?.short ?? null).toBe(short)
  })

  it('answer null for a component nobody knows, and refuse an id that is a hole', () => {
    expect(componentByShort('RDMA3')).toBeNull()
    expect(() => componentById(60)).toThrow('60')
  })
})
