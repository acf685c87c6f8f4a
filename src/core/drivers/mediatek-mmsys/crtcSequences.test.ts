import { describe, expect, it } from 'vitest'
import { componentById, componentByShort } from '../../soc/ddpComponents.ts'
import { MMSYS_DATA } from '../../soc/mmsysData.ts'
import type { KernelVersion } from '../../soc/mmsysRoutesData.ts'
import { disableSequence } from './disableSequence.ts'
import { enableSequence } from './enableSequence.ts'
import type { ProgrammingStep } from './programmingStep.ts'
import type { RegisterWrite } from './registerWrite.ts'

const id = (name: string) => componentByShort(name)?.id ?? -1
const program = (
  mmsys: string,
  path: string,
  mutexNumber = 0,
  kernel: KernelVersion = 'v7.3-rc7',
) => ({
  mmsys: `mediatek,${mmsys}`,
  path: path === '' ? [] : path.split(' ').map(id),
  mutexNumber,
  kernel,
})

/**
 * One line a step: 'A>B' connects, 'A|B' disconnects, '+A' adds to the mutex, '-A' removes, '@A' is
 * about the frame source. Then what is written: 'address[mask]=value' modifies, 'address=value'
 * replaces; '+offset' where the address is not known. All in hex.
 */
function show(step: ProgrammingStep): string {
  return [head(step), ...step.writes.map(showWrite)].join(' ')
}

function head(step: ProgrammingStep): string {
  const name = (component: number) => componentById(component).short
  switch (step.kind) {
    case 'connect':
    case 'disconnect': {
      const hop = `${name(step.from)}${step.kind === 'connect' ? '>' : '|'}${name(step.to)}`
      const { routing } = step
      if (routing.kind === 'row') return hop
      return `${hop} ${routing.kind === 'wired' ? 'wired' : routing.why.kind}`
    }
    case 'add-module':
      return `+${name(step.component)}${step.bit.kind === 'wrong-bit' ? ' wrong' : ''}`
    case 'remove-module':
      return `-${name(step.component)}`
    case 'select-source':
    case 'clear-source':
      return `@${name(step.component)}`
    case 'enable-mutex':
    case 'disable-mutex':
    case 'mutex-clock-on':
    case 'mutex-clock-off':
      return step.kind
    default:
      return `${step.kind} ${name(step.component)}`
  }
}

const hex = (value: number | bigint) => value.toString(16)
function showWrite({ address, offset, access, mask, value }: RegisterWrite): string {
  const place = address === null ? `+${hex(offset)}` : hex(address)
  return `${place}${access === 'modify' ? `[${hex(mask)}]` : ''}=${hex(value)}`
}

/** From the first connection to the enabling of the mutex, both included. */
const routed = (steps: readonly ProgrammingStep[]) =>
  steps.filter((step) => step.writes.length > 0 || step.kind === 'connect').map(show)

describe(enableSequence, () => {
  it('switches MT8173 MAIN on', () => {
    const path = 'OVL0 COLOR0 AAL0 OD0 RDMA0 UFOE DSI0 PWM0'
    expect(enableSequence(program('mt8173-mmsys', path)).map(show)).toEqual([
      'power-on OVL0',
      'mutex-clock-on',
      ...path.split(' ').map((name) => `clock-on ${name}`),
      'OVL0>COLOR0 14000040[1]=1 14000084[1]=1',
      '+OVL0 1402002c[800]=800',
      'COLOR0>AAL0 140000bc[1]=0',
      '+COLOR0 1402002c[40000]=40000',
      'AAL0>OD0 wired',
      '+AAL0 1402002c[100000]=100000',
      'OD0>RDMA0 14000048[1]=1',
      '+OD0 1402002c[2000000]=2000000',
      'RDMA0>UFOE 140000b0[1]=0 140000a0[1]=0',
      '+RDMA0 1402002c[2000]=2000',
      'UFOE>DSI0 14000050[1]=1 140000a4[1]=0',
      '+UFOE 1402002c[400000]=400000',
      'DSI0>PWM0 wired',
      '@DSI0 14020030=1',
      '+PWM0 1402002c[800000]=800000',
      'enable-mutex 14020020=1',
      ...path.split(' ').map((name) => `configure-and-start ${name}`),
    ])
  })

  it('switches MT8195 vdosys0 on', () => {
    const path = 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA DITHER0 DSC0 MERGE0 DP_INTF0'
    expect(routed(enableSequence(program('mt8195-vdosys0', path)))).toEqual([
      'OVL0>RDMA0 1c01af14[1]=1',
      '+OVL0 1c016030[1]=1',
      'RDMA0>COLOR0 wired',
      '+RDMA0 1c016030[4]=4',
      'COLOR0>CCORR wired',
      '+COLOR0 1c016030[8]=8',
      'CCORR>AAL0 wired',
      '+CCORR 1c016030[10]=10',
      'AAL0>GAMMA wired',
      '+AAL0 1c016030[20]=20',
      'GAMMA>DITHER0 wired',
      '+GAMMA 1c016030[40]=40',
      'DITHER0>DSC0 1c01af34[10]=0 1c01af38[1]=0',
      '+DITHER0 1c016030[80]=80',
      'DSC0>MERGE0 1c01af34[3]=0 1c01af38[3000]=2000',
      '+DSC0 1c016030[200]=200',
      'MERGE0>DP_INTF0 1c01af34[3000]=1000 1c01af38[700]=100',
      '+MERGE0 1c016030[100000]=100000',
      '@DP_INTF0 1c01602c=183',
      'enable-mutex 1c016020=1',
    ])
  })

  it('switches MT8195 vdosys1 on: the adaptor connects and adds its parts, not itself', () => {
    const path = 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'
    expect(routed(enableSequence(program('mt8195-vdosys1', path)))).toEqual([
      'DRM_OVL_ADAPTOR>MERGE5 1c100f34[1]=1 1c100f68[7]=0 1c100f50[7]=1',
      'MDP_RDMA0>MERGE1 1c100f04[1]=1',
      'MDP_RDMA1>MERGE1 1c100f08[1]=1',
      'MDP_RDMA2>MERGE2 1c100f3c[1]=1',
      'MERGE1>ETHDR_MIXER 1c100f40[3]=1 1c100f24[1]=1',
      'MERGE2>ETHDR_MIXER 1c100f44[3]=1 1c100f28[1]=1',
      'MERGE3>ETHDR_MIXER 1c100f48[3]=1 1c100f2c[1]=1',
      'MERGE4>ETHDR_MIXER 1c100f4c[3]=1 1c100f30[1]=1',
      '+ETHDR_MIXER 1c101030[40000]=40000',
      '+MDP_RDMA0 1c101030[1]=1',
      '+MDP_RDMA1 1c101030[2]=2',
      '+MDP_RDMA2 1c101030[4]=4',
      '+MDP_RDMA3 1c101030[8]=8',
      '+MDP_RDMA4 1c101030[10]=10',
      '+MDP_RDMA5 1c101030[20]=20',
      '+MDP_RDMA6 1c101030[40]=40',
      '+MDP_RDMA7 1c101030[80]=80',
      '+MERGE1 1c101030[100]=100',
      '+MERGE2 1c101030[200]=200',
      '+MERGE3 1c101030[400]=400',
      '+MERGE4 1c101030[800]=800',
      'MERGE5>DP_INTF1 1c100f14[3]=0 1c100f18[3]=3',
      '+MERGE5 1c101030[1000]=1000',
      '@DP_INTF1 1c10102c=204',
      'enable-mutex 1c101020=1',
    ])
  })

  it('switches MT8188 vdosys0 on with the output that is appended to a path that has it', () => {
    const path = 'OVL0 RDMA0 COLOR0 CCORR AAL0 GAMMA POSTMASK0 DITHER0 DSI0 DSI0'
    expect(routed(enableSequence(program('mt8188-vdosys0', path)))).toEqual([
      'OVL0>RDMA0 1c01df14[1]=1 1c01df40[100]=0',
      '+OVL0 1c016030[1]=1',
      'RDMA0>COLOR0 1c01df40[3]=0',
      '+RDMA0 1c016030[4]=4',
      'COLOR0>CCORR wired',
      '+COLOR0 1c016030[8]=8',
      'CCORR>AAL0 wired',
      '+CCORR 1c016030[10]=10',
      'AAL0>GAMMA wired',
      '+AAL0 1c016030[20]=20',
      'GAMMA>POSTMASK0 wired',
      '+GAMMA 1c016030[40]=40',
      'POSTMASK0>DITHER0 wired',
      '+POSTMASK0 1c016030[1000000]=1000000',
      'DITHER0>DSI0 1c01df44[1]=1 1c01df58[7]=1',
      '+DITHER0 1c016030[80]=80',
      'DSI0>DSI0 wired',
      '@DSI0 1c01602c=81',
      '@DSI0 1c01602c=81',
      'enable-mutex 1c016020=1',
    ])
  })

  it('switches MT8188 vdosys1 on: every connect sets the mixer VSYNC length, padding is a part', () => {
    const path = 'DRM_OVL_ADAPTOR MERGE5 DPI1'
    const vsync = '1c100d5c[ffffffff]=1'
    expect(routed(enableSequence(program('mt8188-vdosys1', path)))).toEqual([
      `DRM_OVL_ADAPTOR>MERGE5 1c100f34[1]=1 1c100f68[7]=0 1c100f50[7]=1 ${vsync}`,
      `MDP_RDMA0>MERGE1 1c100f04[1]=1 ${vsync}`,
      `MDP_RDMA1>MERGE1 1c100f08[1]=1 ${vsync}`,
      `MDP_RDMA2>MERGE2 1c100f3c[1]=1 ${vsync}`,
      `MERGE1>ETHDR_MIXER 1c100f40[3]=1 1c100f24[1]=1 ${vsync}`,
      `MERGE2>ETHDR_MIXER 1c100f44[3]=1 1c100f28[1]=1 ${vsync}`,
      `MERGE3>ETHDR_MIXER 1c100f48[3]=1 1c100f2c[1]=1 ${vsync}`,
      `MERGE4>ETHDR_MIXER 1c100f4c[3]=1 1c100f30[1]=1 ${vsync}`,
      '+ETHDR_MIXER 1c101030[40000000]=40000000',
      '+MDP_RDMA0 1c101030[1]=1',
      '+MDP_RDMA1 1c101030[2]=2',
      '+MDP_RDMA2 1c101030[4]=4',
      '+MDP_RDMA3 1c101030[8]=8',
      '+MDP_RDMA4 1c101030[10]=10',
      '+MDP_RDMA5 1c101030[20]=20',
      '+MDP_RDMA6 1c101030[40]=40',
      '+MDP_RDMA7 1c101030[80]=80',
      '+MERGE1 1c101030[100000]=100000',
      '+MERGE2 1c101030[200000]=200000',
      '+MERGE3 1c101030[400000]=400000',
      '+MERGE4 1c101030[800000]=800000',
      '+PADDING0 1c101030[100]=100',
      '+PADDING1 1c101030[200]=200',
      '+PADDING2 1c101030[400]=400',
      '+PADDING3 1c101030[800]=800',
      '+PADDING4 1c101030[1000]=1000',
      '+PADDING5 1c101030[2000]=2000',
      '+PADDING6 1c101030[4000]=4000',
      '+PADDING7 1c101030[8000]=8000',
      `MERGE5>DPI1 1c100f10[3]=0 1c100f18[f]=4 ${vsync}`,
      '+MERGE5 1c101030[1000000]=1000000',
      '@DPI1 1c10102c=285',
      'enable-mutex 1c101020=1',
    ])
  })

  it('switches MT2701 MAIN on, whose .dtsi does not tell where the mutex is', () => {
    expect(routed(enableSequence(program('mt2701-mmsys', 'OVL0 RDMA0 COLOR0 BLS DSI0')))).toEqual([
      'OVL0>RDMA0 14000030[1]=1',
      '+OVL0 +2c[8]=8',
      'RDMA0>COLOR0 wired',
      '+RDMA0 +2c[400]=400',
      'COLOR0>BLS wired',
      '+COLOR0 +2c[80]=80',
      'BLS>DSI0 1400004c[f]=8 14000050[1]=0',
      '+BLS +2c[200]=200',
      '@DSI0 +30=1',
      'enable-mutex +20=1',
    ])
  })

  it('uses the registers of the mutex the CRTC has claimed', () => {
    expect(routed(enableSequence(program('mt7623-mmsys', 'RDMA1 DSI0', 1)))).toEqual([
      'RDMA1>DSI0 140000a4[7]=1',
      '+RDMA1 1400e04c[1000]=1000',
      '@DSI0 1400e050=1',
      'enable-mutex 1400e040=1',
    ])
  })

  it('writes to the second module register what does not fit the first', () => {
    expect(routed(enableSequence(program('mt2712-mmsys', 'AAL1 OD1')))).toContain('+AAL1 +34[2]=2')
  })

  it('misses the rows v7.3 lost, and has them on v7.2', () => {
    const hop = (kernel: KernelVersion) =>
      routed(enableSequence(program('mt2712-mmsys', 'RDMA2 DSI3 PWM2', 2, kernel)))[0]
    expect(hop('v7.3-rc7')).toBe('RDMA2>DSI3 rows-lost')
    expect(hop('v7.2.13')).toBe('RDMA2>DSI3 140000b8[7]=5 140000a8[70000]=40000')
  })

  it.each([
    ['nothing between two that no row and no board joins', 'OVL0 DSI0', 'OVL0>DSI0 no-row'],
    ['bit 0 for a component without one', 'RDMA4 DSI0', '+RDMA4 wrong 1402002c[1]=1'],
    ['single mode for an output without a source', 'RDMA0 DP_INTF0', '@DP_INTF0 14020030=0'],
  ])('writes %s', (_, path, line) => {
    expect(routed(enableSequence(program('mt8173-mmsys', path)))).toContain(line)
  })

  it('takes only the parts of the adaptor it is told of, in the adaptor’s order', () => {
    const parts = ['MERGE1', 'MDP_RDMA7', 'ETHDR_MIXER'].map(id)
    const steps = enableSequence({
      ...program('mt8195-vdosys1', 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'),
      adaptorParts: parts,
    })
    const added = steps.flatMap((step) => (step.kind === 'add-module' ? step.component : []))
    expect(added).toEqual(['ETHDR_MIXER', 'MDP_RDMA7', 'MERGE1', 'MERGE5'].map(id))
  })

  it('asks for no mutex clock where the mutex has none', () => {
    const kinds = enableSequence(program('mt8183-mmsys', 'OVL_2L1 RDMA1 DPI0')).map((s) => s.kind)
    expect(kinds).not.toContain('mutex-clock-on')
  })

  it('has nothing to do for an empty path', () => {
    expect(enableSequence(program('mt8173-mmsys', ''))).toEqual([])
  })

  it('refuses an mmsys mediatek-drm does not know', () => {
    expect(() => enableSequence(program('mt6779-mmsys', 'OVL0'))).toThrow('mt6779')
  })

  it('names the fields it sets', () => {
    const steps = enableSequence(program('mt8195-vdosys0', 'MERGE0 DP_INTF0'))
    expect(steps.flatMap((step) => step.writes.flatMap((write) => write.fields))).toEqual([
      {
        name: 'MT8195_SEL_IN_DP_INTF0_FROM_MASK',
        mask: 0x3000,
        shift: 12,
        value: 1,
        valueName: 'MT8195_SEL_IN_DP_INTF0_FROM_VPP_MERGE',
      },
      {
        name: 'MT8195_SOUT_VPP_MERGE_TO_MASK',
        mask: 0x700,
        shift: 8,
        value: 1,
        valueName: 'MT8195_SOUT_VPP_MERGE_TO_DP_INTF0',
      },
      {
        name: 'MT8195_MUTEX_MOD_DISP_VPP_MERGE',
        mask: 0x100000,
        shift: 20,
        value: 1,
        valueName: null,
      },
      { name: null, mask: null, shift: 0, value: 3, valueName: 'MT8195_MUTEX_SOF_DP_INTF0' },
      { name: null, mask: null, shift: 7, value: 3, valueName: 'MT8195_MUTEX_EOF_DP_INTF0' },
    ])
  })
})

describe(disableSequence, () => {
  it('switches MT8173 EXT off: out of the mutex, mutex off, disconnected and out again', () => {
    const path = 'OVL1 COLOR1 GAMMA RDMA1 DPI0'
    expect(disableSequence(program('mt8173-mmsys', path, 1)).map(show)).toEqual([
      ...path.split(' ').map((name) => `stop ${name}`),
      '-OVL1 1402004c[1000]=0',
      '-COLOR1 1402004c[80000]=0',
      '-GAMMA 1402004c[200000]=0',
      '-RDMA1 1402004c[4000]=0',
      '@DPI0 14020050=0',
      'disable-mutex 14020040=0',
      'OVL1|COLOR1 14000044[1]=0 14000088[1]=0',
      '-OVL1 1402004c[1000]=0',
      'COLOR1|GAMMA wired',
      '-COLOR1 1402004c[80000]=0',
      'GAMMA|RDMA1 1400004c[1]=0',
      '-GAMMA 1402004c[200000]=0',
      'RDMA1|DPI0 140000c8[7]=0 140000ac[3]=0',
      '-RDMA1 1402004c[4000]=0',
      '@DPI0 14020050=0',
      ...path.split(' ').map((name) => `clock-off ${name}`),
      'mutex-clock-off',
      'power-off OVL1',
    ])
  })

  it('takes the adaptor of MT8188 apart without touching the mixer VSYNC length', () => {
    const steps = disableSequence(program('mt8188-vdosys1', 'DRM_OVL_ADAPTOR MERGE5 DP_INTF1'))
    expect(steps.filter((step) => step.kind === 'disconnect').map(show)).toEqual([
      'DRM_OVL_ADAPTOR|MERGE5 1c100f34[1]=0 1c100f68[7]=0 1c100f50[7]=0',
      'MDP_RDMA0|MERGE1 1c100f04[1]=0',
      'MDP_RDMA1|MERGE1 1c100f08[1]=0',
      'MDP_RDMA2|MERGE2 1c100f3c[1]=0',
      'MERGE1|ETHDR_MIXER 1c100f40[3]=0 1c100f24[1]=0',
      'MERGE2|ETHDR_MIXER 1c100f44[3]=0 1c100f28[1]=0',
      'MERGE3|ETHDR_MIXER 1c100f48[3]=0 1c100f2c[1]=0',
      'MERGE4|ETHDR_MIXER 1c100f4c[3]=0 1c100f30[1]=0',
      'MERGE5|DP_INTF1 1c100f14[3]=0 1c100f18[f]=0',
    ])
  })

  it('has nothing to do for an empty path', () => {
    expect(disableSequence(program('mt8173-mmsys', ''))).toEqual([])
  })
})

describe('every hardcoded path of the tables', () => {
  /** mt2701.dtsi, mt2712e.dtsi and mt8167.dtsi of v7.1 have the mmsys, and no mutex. */
  const WITHOUT_MUTEX_NODE = ['mt2701', 'mt2712', 'mt8167'].map((soc) => `mediatek,${soc}-mmsys`)
  const paths = MMSYS_DATA.flatMap(({ compatible, main, ext, third }) =>
    Object.entries({ main, ext, third }).flatMap(([name, path]) =>
      path === null ? [] : [{ compatible, name, path }],
    ),
  )
  const writesOf = (steps: readonly ProgrammingStep[]) => steps.flatMap(({ writes }) => writes)
  const places = (steps: readonly ProgrammingStep[]) =>
    new Set(writesOf(steps).map(({ device, offset }) => `${device} + ${hex(offset)}`))

  it.each(paths)('$compatible $name is switched on and off, with addresses', (of) => {
    const program = { mmsys: of.compatible, path: of.path }
    const [on, off] = [enableSequence(program), disableSequence(program)]
    const unknown = WITHOUT_MUTEX_NODE.includes(of.compatible) ? ['mutex'] : []
    for (const steps of [on, off]) {
      const lacking = writesOf(steps).filter(({ address }) => address === null)
      expect([...new Set(lacking.map(({ device }) => device))]).toEqual(unknown)
    }
    const hops = on.filter((step) => step.kind === 'connect' && !step.insideAdaptor)
    expect(hops).toHaveLength(of.path.length - 1)
    expect(on.filter((step) => 'bit' in step && step.bit.kind === 'wrong-bit')).toEqual([])
  })

  it.each(paths)('$compatible $name off touches what on has touched', (of) => {
    const program = { mmsys: of.compatible, path: of.path }
    const kept = of.compatible === 'mediatek,mt8188-vdosys1' ? ['mmsys + d5c'] : []
    const on = places(enableSequence(program))
    expect([...places(disableSequence(program)), ...kept].sort()).toEqual([...on].sort())
  })
})
