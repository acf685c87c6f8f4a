import { describe, expect, it } from 'vitest'
import { disassemble } from './disassemble.ts'
import { socNames } from './packetNames.ts'

const MT8173 = socNames('mt8173')
const MT8195 = socNames('mt8195')

const one = (word: bigint) => disassemble([word], MT8173).instructions[0]

describe(disassemble, () => {
  it.each([
    [0x0401c00c00000001n, 'WRITE ovl0 + 0xc = 0x00000001'],
    [0x04013ffc00000001n, 'WRITE mdp_rsz0 + 0xffc = 0x00000001'],
    [0x04019ffc00000001n, 'WRITE 0x14009ffc = 0x00000001'],
    [0x0409000000000001n, 'WRITE subsys 9 0x0000 = 0x00000001'],
    [0x0401c00d00000001n, 'WRITE ovl0 + 0xc = 0x00000001 in an unknown mask'],
    [0x0803002000000002n, 'POLL mutex + 0x20 == 0x00000002'],
    [0x02000000fffffff0n, 'MASK 0x0000000f'],
    [0x2000003580008001n, 'WFE CMDQ_EVENT_MUTEX0_STREAM_EOF'],
    [0x2000025880000000n, 'CLEAR event 600'],
    [0x2000000b80020002n, 'WFE_RAW CMDQ_EVENT_DISP_OVL0_SOF: no wait, set to 2'],
    [0x4000000000000001n, 'EOC with interrupt'],
    [0x4000000000000000n, 'EOC without interrupt'],
    [0x10000000fffffff8n, 'JUMP by -8'],
    [0x1000000112345678n, 'JUMP to 0x12345678'],
    [0x028f000014001000n, 'MOVE 0x8f0000 0x14001000'],
    [0x9041000000010000n, 'WRITE_S 0x410000 0x00010000'],
    [0xff00000000000000n, 'UNKNOWN 0x000000 0x00000000'],
  ])('reads %s', (word, text) => {
    expect(one(word)?.text).toBe(text)
  })

  it.each([
    ['an unknown op code', 0xff00000000000000n, /Op code 0xff/],
    ['a MASK with something in argument a', 0x0200000100000000n, /0 in bits 55\.\.32; 0x000001/],
    ['a window nobody knows', 0x0409000000000000n, /Subsystem 9/],
    ['a mask that never came', 0x0401000100000000n, /no MASK/],
  ])('tells of %s', (_name, word, problem) => {
    expect(one(word)?.problems).toEqual([expect.stringMatching(problem)])
  })

  it('keeps the mask in force over words that are no MASK', () => {
    const words = [0x02000000ffffff00n, 0x0200000100000000n, 0x0401000100000000n]
    const { instructions } = disassemble(words, MT8173)
    expect(instructions[2]?.effect).toMatchObject({ masked: true, effectiveMask: 0xff })
  })

  it('names registers by the blocks it is given', () => {
    const blocks = [{ name: 'mine', subsys: 1, offset: 0, size: 0x100 }]
    const names = { ...MT8173, blocks }
    const { instructions } = disassemble([0x0401001000000001n, 0x0401010000000001n], names)
    expect(instructions.map(({ text }) => text)).toEqual([
      'WRITE mine + 0x10 = 0x00000001',
      'WRITE 0x14000100 = 0x00000001',
    ])
  })

  // mt8195-gce.h: subsystem 4 is 0x1c01xxxx; facts/soc/mt8195.json: the mutex at 0x6000 of it.
  it.each([
    [0x0404602000000001n, 'WRITE mutex + 0x20 = 0x00000001', []],
    [0x0404f10000000001n, 'WRITE 0x1c01f100 = 0x00000001', []],
    [0x2000025580008001n, 'WFE CMDQ_EVENT_VDO0_DISP_STREAM_DONE_0', []],
    [0x2000003580008001n, 'WFE event 53', []],
    [
      0x0409000000000001n,
      'WRITE subsys 9 0x0000 = 0x00000001',
      [expect.stringMatching(/^Subsystem 9 is none of .*4.*, the windows known on MT8195\.$/)],
    ],
  ])('reads %s by the names of the SoC it is for', (word, text, problems) => {
    expect(disassemble([word], MT8195).instructions[0]).toMatchObject({ text, problems })
  })

  it('has nothing against a subsystem where no window of the SoC is known', () => {
    const [write] = disassemble([0x0409000000000001n], socNames('mt2701')).instructions
    expect(write).toMatchObject({ text: 'WRITE subsys 9 0x0000 = 0x00000001', problems: [] })
  })
})
