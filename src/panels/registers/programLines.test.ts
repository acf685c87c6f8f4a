import { describe, expect, it } from 'vitest'
import { blockId, endpointId } from '../../core/base/ids.ts'
import { disableSequence } from '../../core/drivers/mediatek-mmsys/disableSequence.ts'
import { enableSequence } from '../../core/drivers/mediatek-mmsys/enableSequence.ts'
import { componentByShort, type DdpShort } from '../../core/soc/ddpComponents.ts'
import { type ProgramLine, programLines } from './programLines.ts'

const id = (name: DdpShort) => componentByShort(name).id
const idsOf = (...names: readonly DdpShort[]) => names.map(id)

const PATH = idsOf('OVL0', 'COLOR0', 'AAL0', 'DSI0')
const VIA = PATH.map((_, at) => endpointId(blockId(`/b${at}`), 1))
const ON_BOARD = {
  blockOf: new Map(PATH.map((component, at) => [component, blockId(`/b${at}`)])),
  entered: VIA,
}

const show = (line: ProgramLine): string =>
  line.kind === 'write' ? `${line.what}: ${line.write.register}` : `${line.what}: ${line.why}`

const program = { mmsys: 'mediatek,mt8173-mmsys', path: PATH }

describe(programLines, () => {
  const on = programLines(enableSequence(program), ON_BOARD)

  it('gives every write a line, and every step without one a reason', () => {
    expect(on.map(show)).toEqual([
      'Power on: OVL0',
      'Mutex clock on: No register of its own',
      'Clocks on: OVL0, COLOR0, AAL0, DSI0',
      'OVL0 → COLOR0: MT8173_DISP_REG_CONFIG_DISP_OVL0_MOUT_EN',
      'OVL0 → COLOR0: MT8173_DISP_REG_CONFIG_DISP_COLOR0_SEL_IN',
      'Mutex + OVL0: MT2701_MUTEX0_MOD0',
      'COLOR0 → AAL0: MT8173_DISP_REG_CONFIG_DISP_COLOR0_SOUT_SEL_IN',
      'Mutex + COLOR0: MT2701_MUTEX0_MOD0',
      'AAL0 → DSI0: Writes nothing, and no known board has the hop. The table leads from here to COLOR0, OD0; there comes UFOE',
      'Mutex + AAL0: MT2701_MUTEX0_MOD0',
      'Frame from DSI0: MT2701_MUTEX0_SOF0',
      'Mutex on: DISP_REG_MUTEX_EN',
      'Configure and start: OVL0, COLOR0, AAL0, DSI0',
    ])
  })

  it('knows the link of a hop, and the block of a component', () => {
    const subjectOf = (what: string) => on.find((line) => line.what === what)?.subject
    expect(subjectOf('OVL0 → COLOR0')).toEqual({ link: VIA[1], blocks: [] })
    expect(subjectOf('AAL0 → DSI0')).toEqual({ link: VIA[3], blocks: [] })
    expect(subjectOf('Mutex + AAL0')).toEqual({ link: null, blocks: [blockId('/b2')] })
    expect(subjectOf('Clocks on')?.blocks).toHaveLength(4)
    expect(subjectOf('Mutex on')).toEqual({ link: null, blocks: [] })
  })

  it('knows them when the path is switched off as well', () => {
    const off = programLines(disableSequence(program), ON_BOARD)
    expect(off.find(({ what }) => what === 'COLOR0 ↛ AAL0')?.subject.link).toBe(VIA[2])
  })

  it('points at both blocks of a hop the graph has no link for', () => {
    const builtIn = { ...ON_BOARD, entered: PATH.map(() => null) }
    const [first] = programLines(enableSequence(program), builtIn).filter(
      ({ what }) => what === 'OVL0 → COLOR0',
    )
    expect(first?.subject).toEqual({ link: null, blocks: [blockId('/b0'), blockId('/b1')] })
  })

  it.each([
    ['mediatek,mt8173-mmsys', idsOf('AAL0', 'OD0'), false],
    ['mediatek,mt8173-mmsys', idsOf('OVL0', 'DSI0'), true],
    ['mediatek,mt2712-mmsys', idsOf('RDMA2', 'DSI3'), true],
  ])('of %s calls a silent hop doubtful or not', (mmsys, path, doubtful) => {
    const lines = programLines(enableSequence({ mmsys, path }), ON_BOARD)
    const hop = lines.find(({ what }) => what.includes('→'))
    expect(hop).toMatchObject({ kind: 'quiet', doubtful })
  })
})
