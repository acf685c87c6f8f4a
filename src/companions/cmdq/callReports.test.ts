import { describe, expect, it } from 'vitest'
import { assemblePacket } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { packetNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { readModelInput } from '../../core/drivers/mediatek-cmdq/readModelInput.ts'
import { callReports } from './callReports.ts'
import { callText } from './callText.ts'

function report(input: Readonly<Record<string, unknown>>): string[] {
  const read = readModelInput(input)
  if (read.kind !== 'ok' || read.request.kind !== 'packet') throw new Error('no packet')
  const { program } = read.request
  return callReports(program, assemblePacket(program)).map(
    ({ op, returns, words }) =>
      `${callText(op, program.settings.mode, packetNames(program))}: ${returns} [${words}]`,
  )
}

const OVL0 = { devices: { ovl0: { reg: '0x1400c000' }, lost: { reg: '0x15000000' } } }
const WRITE = { op: 'write', dev: 'ovl0', offset: 0, value: 1 }

// Return codes: facts/cmdq.md, sections 8 and 9.
describe(callReports, () => {
  it.each([
    [
      'the words of each call',
      {
        ...OVL0,
        ops: [
          { op: 'write_mask', dev: 'ovl0', offset: 4, value: 1, mask: 0xf },
          { op: 'finalize' },
        ],
      },
      ['write_mask ovl0 + 0x4 = 0x1 in 0xf: 0 [0–1]', 'finalize: 0 [2–3]'],
    ],
    [
      'repetitions together',
      { ...OVL0, kmalloc_max: 4096, ops: [{ ...WRITE, repeat: 513 }] },
      ['write ovl0 + 0x0 = 0x1: 0 ×512, -ENOMEM [0–511]'],
    ],
    [
      'a closed packet',
      { ...OVL0, ops: [{ op: 'finalize' }, WRITE] },
      ['finalize: 0 [0–1]', 'write ovl0 + 0x0 = 0x1: -EBUSY []'],
    ],
    [
      'a crash, and nothing behind it',
      { ...OVL0, ops: [{ ...WRITE, dev: 'lost' }, WRITE] },
      ['write lost + 0x0 = 0x1: oops []', 'write ovl0 + 0x0 = 0x1: not reached []'],
    ],
    ['an event out of the list', { ops: [{ op: 'wfe', event: 22 }] }, ['wfe event 22: -EINVAL []']],
    [
      'a flush that completes with an error',
      { ops: [{ op: 'flush', cb_err: true }] },
      ['flush: -EFAULT [0–1]'],
    ],
    [
      'events by name, in either numbering',
      { mode: 'mainline', ops: [{ op: 'wfe', event: 53, clear: false }] },
      ['wfe MUTEX0_STREAM_EOF, left set: 0 [0]'],
    ],
  ])('tells %s', (_, input, expected) => {
    expect(report(input)).toEqual(expected)
  })
})
