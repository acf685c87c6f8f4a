import { describe, expect, it } from 'vitest'
import { runCmdqModel } from './runCmdqModel.ts'

const OPS = [{ op: 'write', dev: 'ovl0', offset: 0, value: 1 }, { op: 'flush' }, { op: 'finalize' }]
const SEED = { devices: { ovl0: { reg: '0x1400c000' } }, ops: OPS }
const MAINLINE = {
  mode: 'mainline',
  devices: { ovl0: { subsys: 1, offset: '0xc000' } },
  ops: OPS,
}
const NO_CHANNEL = { request_channel: -22 }

// facts/cmdq.md, sections 5 (step 12), 8 and 11; seed 001, cmdq_mbox_create().
describe('the mailbox client', () => {
  it.each<[string, object, object]>([
    ['is there', SEED, { client: 0, create: 0, returns: [0, 0, 0], sent: 1, log: [] }],
    [
      'of the seed crashes where there is no memory for it',
      { ...SEED, faults: { client_alloc: true } },
      { client: 'OOPS', create: null, returns: [], log: [] },
    ],
    [
      'of the seed is there without a channel, until a flush has closed the packet and follows it',
      { ...SEED, faults: NO_CHANNEL },
      { client: 0, create: 0, returns: [0, 'OOPS'], finalized: true, sent: 0, log: [] },
    ],
    [
      'of mainline is refused without memory',
      { ...MAINLINE, faults: { client_alloc: true } },
      { client: -12, create: null, returns: [], log: [] },
    ],
    [
      'of mainline hands the channel’s error on, and says so',
      { ...MAINLINE, faults: NO_CHANNEL },
      {
        client: -22,
        create: null,
        returns: [],
        log: [{ op: null, level: 'err', text: 'failed to request channel' }],
      },
    ],
  ])('%s', (_, input, expected) => {
    expect(runCmdqModel(input)).toMatchObject(expected)
  })

  it('is told of in a sentence where the kernel says nothing', () => {
    expect(runCmdqModel({ ...SEED, faults: NO_CHANNEL })).toMatchObject({
      notes: [
        'The channel is an error pointer, -EINVAL, and nobody looks: the first flush follows it.',
        'ops[1]: The channel of the client is an error pointer, which is followed here.',
      ],
    })
  })

  it.each([
    ['a positive errno', { request_channel: 22 }, 'faults.request_channel'],
    ['no flag', { client_alloc: 1 }, 'faults.client_alloc'],
  ])('refuses %s', (_, faults, at) => {
    expect(runCmdqModel({ ...SEED, faults })).toMatchObject({ at })
  })
})
