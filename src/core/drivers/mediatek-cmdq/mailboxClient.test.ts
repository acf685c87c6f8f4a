import { describe, expect, it } from 'vitest'
import { createMailboxClient } from './mailboxClient.ts'

describe(createMailboxClient, () => {
  it.each([
    ['seed', false, 0, { kind: 'client' }],
    ['seed', true, 0, { kind: 'oops' }],
    ['seed', false, -19, { kind: 'client-without-channel', channel: -19 }],
    ['mainline', false, 0, { kind: 'client' }],
    ['mainline', true, 0, { kind: 'error', errno: -12, log: [] }],
    [
      'mainline',
      false,
      -19,
      { kind: 'error', errno: -19, log: [{ level: 'err', text: 'failed to request channel' }] },
    ],
  ] as const)('%s, allocation fails %s, channel %s', (mode, allocationFails, channel, outcome) => {
    expect(createMailboxClient({ mode, allocationFails, channel })).toEqual(outcome)
  })
})
