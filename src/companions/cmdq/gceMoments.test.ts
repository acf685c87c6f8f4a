import { describe, expect, it } from 'vitest'
import { socNames } from '../../core/drivers/mediatek-cmdq/packetNames.ts'
import { gceMoments, type Intervention, MOST_MOMENTS } from './gceMoments.ts'

const WFE_53 = 0x2000003580008001n
const WRITE = 0x0401c02000000001n
const POLL = 0x0801c00000000001n
const EOC = 0x4000000000000001n
const JUMP = 0x1000000000000008n
const AT = { base: 0n, shift: 0, names: socNames('mt8173') }

/** The state of the thread at each moment. */
const run = (words: readonly bigint[], interventions: readonly Intervention[] = []) =>
  gceMoments(words, AT, interventions).map(({ thread }) => thread.status.kind)

const event = (at: number, value = 1): Intervention => ({
  at,
  act: { kind: 'event', event: 53, value },
})

describe(gceMoments, () => {
  it('runs to the end of a packet that waits for nothing', () => {
    const moments = gceMoments([WRITE, EOC, JUMP], AT, [])
    expect(moments.map(({ thread }) => thread.status.kind)).toEqual([
      'running',
      'running',
      'running',
      'ended',
    ])
    expect(moments.at(-1)?.thread).toMatchObject({ interrupts: 1, done: true })
  })

  it('stands at a WFE for as long as nobody raises the event', () => {
    expect(run([WFE_53, EOC, JUMP])).toEqual(['running', 'waiting'])
  })

  it('goes on once the event came', () => {
    expect(run([WFE_53, EOC, JUMP], [event(1)])).toEqual([
      'running',
      'waiting',
      'waiting',
      'running',
      'running',
      'ended',
    ])
  })

  it('does not wait for an event that came before', () => {
    expect(run([WFE_53, EOC, JUMP], [event(0)])).toEqual([
      'running',
      'running',
      'running',
      'running',
      'ended',
    ])
  })

  it('goes on once a polled register matches', () => {
    const match: Intervention = { at: 1, act: { kind: 'match' } }
    expect(run([POLL, EOC, JUMP])).toEqual(['running', 'polling'])
    expect(run([POLL, EOC, JUMP], [match]).at(-1)).toBe('ended')
  })

  it('follows a loop only so far', () => {
    expect(run([0x1000000000000000n])).toHaveLength(MOST_MOMENTS)
  })

  it('is over at once for an empty packet', () => {
    expect(run([])).toEqual(['ended'])
  })
})
