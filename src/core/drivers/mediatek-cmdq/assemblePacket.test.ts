import { describe, expect, it } from 'vitest'
import { assemblePacket, type PacketOp } from './assemblePacket.ts'
import type { PacketSettings } from './packet.ts'

const SETTINGS: PacketSettings = {
  mode: 'seed',
  pageSize: 4096,
  bufferSize: 4096,
  largestAllocation: 0x400000,
  failingAllocations: new Set(),
  clientFaults: { noMemory: false, requestChannel: 0 },
  shift: 0,
}
const FLUSH: PacketOp = { op: 'flush_async' }

const assemble = (ops: readonly PacketOp[], settings: Partial<PacketSettings> = {}) =>
  assemblePacket({
    soc: 'mt8173',
    settings: { ...SETTINGS, ...settings },
    devices: { mutex: { kind: 'reg', reg: 0x14020000n, size: null } },
    ops: ops.map((op) => ({ op, repeat: 1 })),
  })

describe(assemblePacket, () => {
  it('says which words each call appended', () => {
    const masked: PacketOp = { op: 'write_mask', dev: 'mutex', offset: 4n, value: 1n, mask: 1n }
    const { steps } = assemble([masked, FLUSH, FLUSH])
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 4],
      [4, 4],
    ])
  })

  it('keeps apart how the packets sent are completed', () => {
    const { sends } = assemble([
      FLUSH,
      { op: 'flush', callbackError: false },
      { op: 'flush', callbackError: true },
    ])
    expect(sends).toEqual([
      { step: 0, completion: 'pending' },
      { step: 1, completion: 'ok' },
      { step: 2, completion: 'error' },
    ])
  })

  it('says that a packet goes out without its JUMP', () => {
    const { steps } = assemble([FLUSH, FLUSH, FLUSH, FLUSH], {
      pageSize: 8,
      failingAllocations: new Set([2]),
    })
    expect(steps.map(({ ret }) => ret)).toEqual([-12, -16, 0, 0])
    expect(steps[2]?.reasons).toEqual([expect.stringMatching(/JUMP belongs/)])
  })

  it('mainline: puts the mask bit into the final address, so that an odd base keeps it', () => {
    const { words } = assemblePacket({
      soc: 'mt8173',
      settings: { ...SETTINGS, mode: 'mainline' },
      devices: { x: { kind: 'client-reg', subsys: 1, offset: 1, size: null } },
      ops: [{ op: { op: 'write_mask', dev: 'x', offset: 0x20n, value: 1n, mask: 1n }, repeat: 1 }],
    })
    expect(words).toEqual([0x02000000fffffffen, 0x0401002100000001n])
  })

  it('mainline: sends a packet as it is, closed or not', () => {
    const { words, sends, steps } = assemble([FLUSH], { mode: 'mainline' })
    expect([words.length, sends.length]).toEqual([0, 1])
    expect(steps[0]?.reasons).toEqual([expect.stringMatching(/without the closing EOC/)])
  })

  it('throws when an op names a device the caller forgot', () => {
    const op: PacketOp = { op: 'write', dev: 'gone', offset: 0n, value: 0n }
    expect(() => assemble([op])).toThrow('gone')
  })
})
