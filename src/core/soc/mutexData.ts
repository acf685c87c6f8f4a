import { componentByShort, type DdpShort } from './ddpComponents.ts'

/**
 * What the display mutex driver programs: which bit of a mutex stands for which component, and which
 * output starts its frames. MDP's own mutexes are left out: no display path uses them.
 *
 * Source: Linux v7.3-rc7, drivers/soc/mediatek/mtk-mutex.c, compared with v7.2.13: no difference.
 */
export interface MutexData {
  readonly compatible: string
  /** The structure's name in the driver. */
  readonly driverData: string
  /** The driver asks for no clock: `no_clk`. */
  readonly noClock: boolean
  readonly registers: MutexRegisters
  readonly mods: readonly MutexMod[]
  readonly sofs: readonly MutexSof[]
}

/** Where mutex 0 has its registers; mutex n has them `MUTEX_STRIDE * n` bytes further on. */
export interface MutexRegisters {
  readonly mod: NamedRegister
  /** Holds the bits of mod ids from 32 on. */
  readonly mod1: NamedRegister
  readonly sof: NamedRegister
}

export interface NamedRegister {
  readonly name: string
  /** From the start of the mutex registers, in bytes. */
  readonly offset: number
}

export interface MutexMod {
  readonly component: number
  /** Bit of `mod` below 32, of `mod1` less 32 from there on. */
  readonly modId: number
  readonly macro: string
}

/** An entry of the table of frame sources: the whole register is written. */
export interface MutexSof {
  readonly id: MutexSofId
  readonly value: number
  /** What the value is made of: where a frame starts and, on newer SoCs, where it ends. */
  readonly parts: readonly {
    readonly macro: string
    readonly shift: number
    readonly value: number
  }[]
}

export type MutexSofId =
  | 'MUTEX_SOF_DSI0'
  | 'MUTEX_SOF_DPI0'
  | 'MUTEX_SOF_DPI1'
  | 'MUTEX_SOF_DSI2'
  | 'MUTEX_SOF_DSI3'
  | 'MUTEX_SOF_DP_INTF0'
  | 'MUTEX_SOF_DP_INTF1'

/**
 * MTK_MUTEX_MAX_HANDLES: each CRTC claims the lowest that is free on its mutex device.
 *
 * @internal compared with the facts
 */
export const MUTEX_COUNT = 10
export const MUTEX_STRIDE = 0x20
/** DISP_REG_MUTEX_EN(0). */
export const MUTEX_ENABLE: NamedRegister = { name: 'DISP_REG_MUTEX_EN', offset: 0x20 }

const MT2701_REGISTERS: MutexRegisters = {
  mod: { name: 'MT2701_MUTEX0_MOD0', offset: 0x2c },
  mod1: { name: 'MT2701_MUTEX0_MOD1', offset: 0x34 },
  sof: { name: 'MT2701_MUTEX0_SOF0', offset: 0x30 },
}
const MT8183_REGISTERS: MutexRegisters = {
  mod: { name: 'MT8183_MUTEX0_MOD0', offset: 0x30 },
  mod1: { name: 'MT8183_MUTEX0_MOD1', offset: 0x34 },
  sof: { name: 'MT8183_MUTEX0_SOF0', offset: 0x2c },
}

// Frame sources. MUTEX_SOF_DSI1 is left out everywhere: no component selects it.
const MT2712_SOF: readonly MutexSof[] = [
  sof('MUTEX_SOF_DSI0', 1, 'MUTEX_SOF_DSI0'),
  sof('MUTEX_SOF_DPI0', 3, 'MUTEX_SOF_DPI0'),
  sof('MUTEX_SOF_DPI1', 4, 'MUTEX_SOF_DPI1'),
  sof('MUTEX_SOF_DSI2', 5, 'MUTEX_SOF_DSI2'),
  sof('MUTEX_SOF_DSI3', 6, 'MUTEX_SOF_DSI3'),
]
const MT6795_SOF: readonly MutexSof[] = [
  sof('MUTEX_SOF_DSI0', 1, 'MUTEX_SOF_DSI0'),
  sof('MUTEX_SOF_DPI0', 3, 'MUTEX_SOF_DPI0'),
]
const MT8167_SOF: readonly MutexSof[] = [
  sof('MUTEX_SOF_DSI0', 1, 'MUTEX_SOF_DSI0'),
  sof('MUTEX_SOF_DPI0', 2, 'MT8167_MUTEX_SOF_DPI0'),
  sof('MUTEX_SOF_DPI1', 3, 'MT8167_MUTEX_SOF_DPI1'),
]
const MT8183_SOF: readonly MutexSof[] = [
  sof('MUTEX_SOF_DSI0', 1, 'MUTEX_SOF_DSI0', 'MT8183_MUTEX_EOF_DSI0', 6),
  sof('MUTEX_SOF_DPI0', 2, 'MT8183_MUTEX_SOF_DPI0', 'MT8183_MUTEX_EOF_DPI0', 6),
]
// Shorter than the list of sources: DP_INTF0 and DP_INTF1, which MT8186 lacks, would read past its end.
const MT8186_SOF: readonly MutexSof[] = [
  sof('MUTEX_SOF_DSI0', 1, 'MT8186_MUTEX_SOF_DSI0', 'MT8186_MUTEX_EOF_DSI0', 6),
  sof('MUTEX_SOF_DPI0', 2, 'MT8186_MUTEX_SOF_DPI0', 'MT8186_MUTEX_EOF_DPI0', 6),
]
const MT8188_SOF: readonly MutexSof[] = [
  sof('MUTEX_SOF_DSI0', 1, 'MT8188_MUTEX_SOF_DSI0', 'MT8188_MUTEX_EOF_DSI0', 7),
  sof('MUTEX_SOF_DP_INTF0', 3, 'MT8188_MUTEX_SOF_DP_INTF0', 'MT8188_MUTEX_EOF_DP_INTF0', 7),
  sof('MUTEX_SOF_DP_INTF1', 4, 'MT8188_MUTEX_SOF_DP_INTF1', 'MT8188_MUTEX_EOF_DP_INTF1', 7),
  sof('MUTEX_SOF_DPI1', 5, 'MT8188_MUTEX_SOF_DPI1', 'MT8188_MUTEX_EOF_DPI1', 7),
]
const MT8195_SOF: readonly MutexSof[] = [
  sof('MUTEX_SOF_DSI0', 1, 'MT8195_MUTEX_SOF_DSI0', 'MT8195_MUTEX_EOF_DSI0', 7),
  sof('MUTEX_SOF_DP_INTF0', 3, 'MT8195_MUTEX_SOF_DP_INTF0', 'MT8195_MUTEX_EOF_DP_INTF0', 7),
  sof('MUTEX_SOF_DP_INTF1', 4, 'MT8195_MUTEX_SOF_DP_INTF1', 'MT8195_MUTEX_EOF_DP_INTF1', 7),
  sof('MUTEX_SOF_DPI1', 5, 'MT8195_MUTEX_SOF_DPI1', 'MT8195_MUTEX_EOF_DPI1', 7),
  sof('MUTEX_SOF_DPI0', 6, 'MT8195_MUTEX_SOF_DPI0', 'MT8195_MUTEX_EOF_DPI0', 7),
]

// Component, mod id and its macro, in the driver's order. Outputs have ids in some tables, but the
// driver gives an output the frame source instead.
// biome-ignore format: a table
const MT2701_MOD = mods([
  ['BLS',    9,  'MT2701_MUTEX_MOD_DISP_BLS'],
  ['COLOR0', 7,  'MT2701_MUTEX_MOD_DISP_COLOR'],
  ['OVL0',   3,  'MT2701_MUTEX_MOD_DISP_OVL'],
  ['RDMA0',  10, 'MT2701_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA1',  12, 'MT2701_MUTEX_MOD_DISP_RDMA1'],
  ['WDMA0',  6,  'MT2701_MUTEX_MOD_DISP_WDMA'],
])

// biome-ignore format: a table
const MT2712_MOD = mods([
  ['AAL0',   20, 'MT2712_MUTEX_MOD_DISP_AAL0'],
  ['AAL1',   33, 'MT2712_MUTEX_MOD2_DISP_AAL1'],
  ['COLOR0', 18, 'MT2712_MUTEX_MOD_DISP_COLOR0'],
  ['COLOR1', 19, 'MT2712_MUTEX_MOD_DISP_COLOR1'],
  ['OD0',    25, 'MT2712_MUTEX_MOD_DISP_OD0'],
  ['OD1',    34, 'MT2712_MUTEX_MOD2_DISP_OD1'],
  ['OVL0',   11, 'MT2712_MUTEX_MOD_DISP_OVL0'],
  ['OVL1',   12, 'MT2712_MUTEX_MOD_DISP_OVL1'],
  ['PWM0',   23, 'MT2712_MUTEX_MOD_DISP_PWM0'],
  ['PWM1',   24, 'MT2712_MUTEX_MOD_DISP_PWM1'],
  ['PWM2',   10, 'MT2712_MUTEX_MOD_DISP_PWM2'],
  ['RDMA0',  13, 'MT2712_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA1',  14, 'MT2712_MUTEX_MOD_DISP_RDMA1'],
  ['RDMA2',  15, 'MT2712_MUTEX_MOD_DISP_RDMA2'],
  ['UFOE',   22, 'MT2712_MUTEX_MOD_DISP_UFOE'],
  ['WDMA0',  16, 'MT2712_MUTEX_MOD_DISP_WDMA0'],
  ['WDMA1',  17, 'MT2712_MUTEX_MOD_DISP_WDMA1'],
])

// biome-ignore format: a table
const MT8173_MOD = mods([
  ['AAL0',   20, 'MT8173_MUTEX_MOD_DISP_AAL'],
  ['COLOR0', 18, 'MT8173_MUTEX_MOD_DISP_COLOR0'],
  ['COLOR1', 19, 'MT8173_MUTEX_MOD_DISP_COLOR1'],
  ['GAMMA',  21, 'MT8173_MUTEX_MOD_DISP_GAMMA'],
  ['OD0',    25, 'MT8173_MUTEX_MOD_DISP_OD'],
  ['OVL0',   11, 'MT8173_MUTEX_MOD_DISP_OVL0'],
  ['OVL1',   12, 'MT8173_MUTEX_MOD_DISP_OVL1'],
  ['PWM0',   23, 'MT8173_MUTEX_MOD_DISP_PWM0'],
  ['PWM1',   24, 'MT8173_MUTEX_MOD_DISP_PWM1'],
  ['RDMA0',  13, 'MT8173_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA1',  14, 'MT8173_MUTEX_MOD_DISP_RDMA1'],
  ['RDMA2',  15, 'MT8173_MUTEX_MOD_DISP_RDMA2'],
  ['UFOE',   22, 'MT8173_MUTEX_MOD_DISP_UFOE'],
  ['WDMA0',  16, 'MT8173_MUTEX_MOD_DISP_WDMA0'],
  ['WDMA1',  17, 'MT8173_MUTEX_MOD_DISP_WDMA1'],
])

// biome-ignore format: a table
const MT8167_MOD = mods([
  ['AAL0',    13, 'MT8167_MUTEX_MOD_DISP_AAL'],
  ['CCORR',   11, 'MT8167_MUTEX_MOD_DISP_CCORR'],
  ['COLOR0',  12, 'MT8167_MUTEX_MOD_DISP_COLOR'],
  ['DITHER0', 15, 'MT8167_MUTEX_MOD_DISP_DITHER'],
  ['GAMMA',   14, 'MT8167_MUTEX_MOD_DISP_GAMMA'],
  ['OVL0',    6,  'MT8167_MUTEX_MOD_DISP_OVL0'],
  ['OVL1',    7,  'MT8167_MUTEX_MOD_DISP_OVL1'],
  ['PWM0',    1,  'MT8167_MUTEX_MOD_DISP_PWM'],
  ['RDMA0',   8,  'MT8167_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA1',   9,  'MT8167_MUTEX_MOD_DISP_RDMA1'],
  ['UFOE',    16, 'MT8167_MUTEX_MOD_DISP_UFOE'],
  ['WDMA0',   10, 'MT8167_MUTEX_MOD_DISP_WDMA0'],
])

// biome-ignore format: a table
const MT8183_MOD = mods([
  ['AAL0',    15, 'MT8183_MUTEX_MOD_DISP_AAL0'],
  ['CCORR',   14, 'MT8183_MUTEX_MOD_DISP_CCORR0'],
  ['COLOR0',  13, 'MT8183_MUTEX_MOD_DISP_COLOR0'],
  ['DITHER0', 17, 'MT8183_MUTEX_MOD_DISP_DITHER0'],
  ['GAMMA',   16, 'MT8183_MUTEX_MOD_DISP_GAMMA0'],
  ['OVL0',    9,  'MT8183_MUTEX_MOD_DISP_OVL0'],
  ['OVL_2L0', 10, 'MT8183_MUTEX_MOD_DISP_OVL0_2L'],
  ['OVL_2L1', 11, 'MT8183_MUTEX_MOD_DISP_OVL1_2L'],
  ['RDMA0',   0,  'MT8183_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA1',   1,  'MT8183_MUTEX_MOD_DISP_RDMA1'],
  ['WDMA0',   12, 'MT8183_MUTEX_MOD_DISP_WDMA0'],
])

// biome-ignore format: a table
const MT8186_MOD = mods([
  ['AAL0',      7,  'MT8186_MUTEX_MOD_DISP_AAL0'],
  ['CCORR',     5,  'MT8186_MUTEX_MOD_DISP_CCORR0'],
  ['COLOR0',    4,  'MT8186_MUTEX_MOD_DISP_COLOR0'],
  ['DITHER0',   10, 'MT8186_MUTEX_MOD_DISP_DITHER0'],
  ['GAMMA',     8,  'MT8186_MUTEX_MOD_DISP_GAMMA0'],
  ['OVL0',      0,  'MT8186_MUTEX_MOD_DISP_OVL0'],
  ['OVL_2L0',   1,  'MT8186_MUTEX_MOD_DISP_OVL0_2L'],
  ['POSTMASK0', 9,  'MT8186_MUTEX_MOD_DISP_POSTMASK0'],
  ['RDMA0',     2,  'MT8186_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA1',     17, 'MT8186_MUTEX_MOD_DISP_RDMA1'],
])

// biome-ignore format: a table
const MT8188_MOD = mods([
  ['OVL0',        0,  'MT8188_MUTEX_MOD_DISP_OVL0'],
  ['WDMA0',       1,  'MT8188_MUTEX_MOD_DISP_WDMA0'],
  ['RDMA0',       2,  'MT8188_MUTEX_MOD_DISP_RDMA0'],
  ['COLOR0',      3,  'MT8188_MUTEX_MOD_DISP_COLOR0'],
  ['CCORR',       4,  'MT8188_MUTEX_MOD_DISP_CCORR0'],
  ['AAL0',        5,  'MT8188_MUTEX_MOD_DISP_AAL0'],
  ['GAMMA',       6,  'MT8188_MUTEX_MOD_DISP_GAMMA0'],
  ['POSTMASK0',   24, 'MT8188_MUTEX_MOD_DISP_POSTMASK0'],
  ['DITHER0',     7,  'MT8188_MUTEX_MOD_DISP_DITHER0'],
  ['MERGE0',      20, 'MT8188_MUTEX_MOD_DISP_VPP_MERGE'],
  ['DSC0',        9,  'MT8188_MUTEX_MOD_DISP_DSC_WRAP0_CORE0'],
  ['DSI0',        8,  'MT8188_MUTEX_MOD_DISP_DSI0'],
  ['PWM0',        33, 'MT8188_MUTEX_MOD2_DISP_PWM0'],
  ['DP_INTF0',    21, 'MT8188_MUTEX_MOD_DISP_DP_INTF0'],
  ['DP_INTF1',    39, 'MT8188_MUTEX_MOD_DISP1_DP_INTF1'],
  ['DPI1',        38, 'MT8188_MUTEX_MOD_DISP1_DPI1'],
  ['ETHDR_MIXER', 30, 'MT8188_MUTEX_MOD_DISP1_DISP_MIXER'],
  ['MDP_RDMA0',   0,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA0'],
  ['MDP_RDMA1',   1,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA1'],
  ['MDP_RDMA2',   2,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA2'],
  ['MDP_RDMA3',   3,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA3'],
  ['MDP_RDMA4',   4,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA4'],
  ['MDP_RDMA5',   5,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA5'],
  ['MDP_RDMA6',   6,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA6'],
  ['MDP_RDMA7',   7,  'MT8188_MUTEX_MOD_DISP1_MDP_RDMA7'],
  ['PADDING0',    8,  'MT8188_MUTEX_MOD_DISP1_PADDING0'],
  ['PADDING1',    9,  'MT8188_MUTEX_MOD_DISP1_PADDING1'],
  ['PADDING2',    10, 'MT8188_MUTEX_MOD_DISP1_PADDING2'],
  ['PADDING3',    11, 'MT8188_MUTEX_MOD_DISP1_PADDING3'],
  ['PADDING4',    12, 'MT8188_MUTEX_MOD_DISP1_PADDING4'],
  ['PADDING5',    13, 'MT8188_MUTEX_MOD_DISP1_PADDING5'],
  ['PADDING6',    14, 'MT8188_MUTEX_MOD_DISP1_PADDING6'],
  ['PADDING7',    15, 'MT8188_MUTEX_MOD_DISP1_PADDING7'],
  ['MERGE1',      20, 'MT8188_MUTEX_MOD_DISP1_VPP_MERGE0'],
  ['MERGE2',      21, 'MT8188_MUTEX_MOD_DISP1_VPP_MERGE1'],
  ['MERGE3',      22, 'MT8188_MUTEX_MOD_DISP1_VPP_MERGE2'],
  ['MERGE4',      23, 'MT8188_MUTEX_MOD_DISP1_VPP_MERGE3'],
  ['MERGE5',      24, 'MT8188_MUTEX_MOD_DISP1_VPP_MERGE4'],
])

// biome-ignore format: a table
const MT8192_MOD = mods([
  ['AAL0',      6,  'MT8192_MUTEX_MOD_DISP_AAL0'],
  ['CCORR',     5,  'MT8192_MUTEX_MOD_DISP_CCORR0'],
  ['COLOR0',    4,  'MT8192_MUTEX_MOD_DISP_COLOR0'],
  ['DITHER0',   9,  'MT8192_MUTEX_MOD_DISP_DITHER0'],
  ['GAMMA',     7,  'MT8192_MUTEX_MOD_DISP_GAMMA0'],
  ['POSTMASK0', 8,  'MT8192_MUTEX_MOD_DISP_POSTMASK0'],
  ['OVL0',      0,  'MT8192_MUTEX_MOD_DISP_OVL0'],
  ['OVL_2L0',   1,  'MT8192_MUTEX_MOD_DISP_OVL0_2L'],
  ['OVL_2L2',   16, 'MT8192_MUTEX_MOD_DISP_OVL2_2L'],
  ['RDMA0',     2,  'MT8192_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA4',     17, 'MT8192_MUTEX_MOD_DISP_RDMA4'],
])

// biome-ignore format: a table
const MT8195_MOD = mods([
  ['OVL0',        0,  'MT8195_MUTEX_MOD_DISP_OVL0'],
  ['WDMA0',       1,  'MT8195_MUTEX_MOD_DISP_WDMA0'],
  ['RDMA0',       2,  'MT8195_MUTEX_MOD_DISP_RDMA0'],
  ['COLOR0',      3,  'MT8195_MUTEX_MOD_DISP_COLOR0'],
  ['CCORR',       4,  'MT8195_MUTEX_MOD_DISP_CCORR0'],
  ['AAL0',        5,  'MT8195_MUTEX_MOD_DISP_AAL0'],
  ['GAMMA',       6,  'MT8195_MUTEX_MOD_DISP_GAMMA0'],
  ['DITHER0',     7,  'MT8195_MUTEX_MOD_DISP_DITHER0'],
  ['MERGE0',      20, 'MT8195_MUTEX_MOD_DISP_VPP_MERGE'],
  ['DSC0',        9,  'MT8195_MUTEX_MOD_DISP_DSC_WRAP0_CORE0'],
  ['DSI0',        8,  'MT8195_MUTEX_MOD_DISP_DSI0'],
  ['PWM0',        27, 'MT8195_MUTEX_MOD_DISP_PWM0'],
  ['DP_INTF0',    21, 'MT8195_MUTEX_MOD_DISP_DP_INTF0'],
  ['MDP_RDMA0',   0,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA0'],
  ['MDP_RDMA1',   1,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA1'],
  ['MDP_RDMA2',   2,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA2'],
  ['MDP_RDMA3',   3,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA3'],
  ['MDP_RDMA4',   4,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA4'],
  ['MDP_RDMA5',   5,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA5'],
  ['MDP_RDMA6',   6,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA6'],
  ['MDP_RDMA7',   7,  'MT8195_MUTEX_MOD_DISP1_MDP_RDMA7'],
  ['MERGE1',      8,  'MT8195_MUTEX_MOD_DISP1_VPP_MERGE0'],
  ['MERGE2',      9,  'MT8195_MUTEX_MOD_DISP1_VPP_MERGE1'],
  ['MERGE3',      10, 'MT8195_MUTEX_MOD_DISP1_VPP_MERGE2'],
  ['MERGE4',      11, 'MT8195_MUTEX_MOD_DISP1_VPP_MERGE3'],
  ['ETHDR_MIXER', 18, 'MT8195_MUTEX_MOD_DISP1_DISP_MIXER'],
  ['MERGE5',      12, 'MT8195_MUTEX_MOD_DISP1_VPP_MERGE4'],
  ['DP_INTF1',    27, 'MT8195_MUTEX_MOD_DISP1_DP_INTF0'],
])

// biome-ignore format: a table
const MT8365_MOD = mods([
  ['AAL0',    14, 'MT8365_MUTEX_MOD_DISP_AAL'],
  ['CCORR',   13, 'MT8365_MUTEX_MOD_DISP_CCORR'],
  ['COLOR0',  12, 'MT8365_MUTEX_MOD_DISP_COLOR0'],
  ['DITHER0', 16, 'MT8365_MUTEX_MOD_DISP_DITHER'],
  ['DPI0',    22, 'MT8365_MUTEX_MOD_DISP_DPI0'],
  ['DSI0',    17, 'MT8365_MUTEX_MOD_DISP_DSI0'],
  ['GAMMA',   15, 'MT8365_MUTEX_MOD_DISP_GAMMA'],
  ['OVL0',    7,  'MT8365_MUTEX_MOD_DISP_OVL0'],
  ['OVL_2L0', 8,  'MT8365_MUTEX_MOD_DISP_OVL0_2L'],
  ['PWM0',    20, 'MT8365_MUTEX_MOD_DISP_PWM0'],
  ['RDMA0',   9,  'MT8365_MUTEX_MOD_DISP_RDMA0'],
  ['RDMA1',   10, 'MT8365_MUTEX_MOD_DISP_RDMA1'],
  ['WDMA0',   11, 'MT8365_MUTEX_MOD_DISP_WDMA0'],
])

/** To be read with `matchCompatible`. */
// biome-ignore format: a table
export const MUTEXES: readonly MutexData[] = [
  mutex('mt2701', MT2701_REGISTERS, MT2701_MOD, MT2712_SOF),
  mutex('mt2712', MT2701_REGISTERS, MT2712_MOD, MT2712_SOF),
  mutex('mt6795', MT2701_REGISTERS, MT8173_MOD, MT6795_SOF),
  mutex('mt8167', MT2701_REGISTERS, MT8167_MOD, MT8167_SOF, 'no clock'),
  mutex('mt8173', MT2701_REGISTERS, MT8173_MOD, MT2712_SOF),
  mutex('mt8183', MT8183_REGISTERS, MT8183_MOD, MT8183_SOF, 'no clock'),
  mutex('mt8186', MT8183_REGISTERS, MT8186_MOD, MT8186_SOF),
  mutex('mt8188', MT8183_REGISTERS, MT8188_MOD, MT8188_SOF),
  mutex('mt8192', MT8183_REGISTERS, MT8192_MOD, MT8183_SOF),
  mutex('mt8195', MT8183_REGISTERS, MT8195_MOD, MT8195_SOF),
  mutex('mt8365', MT8183_REGISTERS, MT8365_MOD, MT8183_SOF, 'no clock'),
]

function mutex(
  chip: string,
  registers: MutexRegisters,
  mods: readonly MutexMod[],
  sofs: readonly MutexSof[],
  clock?: 'no clock',
): MutexData {
  return {
    compatible: `mediatek,${chip}-disp-mutex`,
    driverData: `${chip}_mutex_driver_data`,
    noClock: clock !== undefined,
    registers,
    mods,
    sofs,
  }
}

function mods(
  rows: readonly (readonly [component: DdpShort, modId: number, macro: string])[],
): readonly MutexMod[] {
  return rows.map(([component, modId, macro]) => ({
    component: componentByShort(component).id,
    modId,
    macro,
  }))
}

/** The end of frame names the same source as its start, `eofShift` bits further up. */
function sof(
  id: MutexSofId,
  source: number,
  macro: string,
  eofMacro?: string,
  eofShift = 0,
): MutexSof {
  const start = { macro, shift: 0, value: source }
  if (eofMacro === undefined) return { id, value: source, parts: [start] }
  const end = { macro: eofMacro, shift: eofShift, value: source }
  return { id, value: source | (source << eofShift), parts: [start, end] }
}
