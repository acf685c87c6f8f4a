import { describe, expect, it } from 'vitest'
import {
  runThread,
  setEvent,
  setRegister,
  startThread as startOn,
  stepThread,
} from './executeGce.ts'
import { socNames } from './packetNames.ts'

const names = socNames('mt8173')
const startThread = (words: readonly bigint[], options: { base?: bigint; shift?: number } = {}) =>
  startOn(words, { names, ...options })

const EOC = 0x4000000000000001n
const JUMP = 0x1000000000000008n
const WFE_53 = 0x2000003580008001n
const MUTEX0_EOF = 53

const end = (words: readonly bigint[], options = {}) =>
  runThread(startThread(words, options), 100).thread

describe(stepThread, () => {
  it('waits at a WFE, goes on when the event comes, and clears it', () => {
    const waiting = stepThread(startThread([WFE_53, EOC, JUMP])).thread
    expect(waiting).toMatchObject({ pc: 0n, status: { kind: 'waiting', event: MUTEX0_EOF } })
    const { thread, index } = stepThread(setEvent(waiting, MUTEX0_EOF))
    expect(index).toBe(0)
    expect(thread).toMatchObject({ pc: 8n, events: { 53: 0 }, status: { kind: 'running' } })
  })

  it('leaves the thread it was given as it was', () => {
    const start = startThread([0x2000003580010000n])
    stepThread(start)
    expect(start.events).toEqual({})
  })

  it.each([
    ['WAIT leaves the event', 0x2000003500008001n, 1, 1],
    ['CLEAR clears it', 0x2000003580000000n, 1, 0],
    ['SET sets it', 0x2000003580010000n, 0, 1],
    ['ACQUIRE takes a free one', 0x2000003580018000n, 0, 1],
  ])('%s without waiting', (_name, word, before, after) => {
    const { thread } = stepThread(setEvent(startThread([word]), MUTEX0_EOF, before))
    expect(thread).toMatchObject({ status: { kind: 'ended' }, events: { 53: after } })
  })

  it('waits at an ACQUIRE while somebody else holds it', () => {
    const held = setEvent(startThread([0x2000003580018000n]), MUTEX0_EOF)
    expect(stepThread(held).thread.status).toEqual({ kind: 'waiting', event: 53, value: 0 })
  })

  it.each([
    ['all bits of an unmasked write', [0x0401c000000000ffn], 0xff, 0xffffffff],
    ['the bits of the mask', [0x02000000ffffff0fn, 0x0401c001000000ffn], 0xf0, 0xf0],
    [
      'old bits outside of the mask',
      [0x0401c00000001234n, 0x02000000ffffff00n, 0x0401c001000000ffn],
      0x12ff,
      0xffffffff,
    ],
    ['nothing under an unknown mask', [0x0401c001000000ffn], 0, 0],
    [
      'what a stray write cannot change',
      [0x0401c000000000f0n, 0x0401c001000000ffn],
      0xf0,
      0xfffffff0,
    ],
  ])('knows of a register %s', (_name, words, value, known) => {
    expect(end(words).registers).toEqual({
      '1:0xc000': { subsys: 1, addr: 0xc000, value, known },
    })
  })

  it('polls until the register matches under the mask', () => {
    const words = [0x02000000fffffffen, 0x0801c00100000001n]
    const polling = end(words)
    expect(polling.status).toEqual({ kind: 'polling', register: '1:0xc000' })
    expect(stepThread(setRegister(polling, 1, 0xc000, 0xfe)).thread.status.kind).toBe('polling')
    expect(stepThread(setRegister(polling, 1, 0xc000, 0xff)).thread.status.kind).toBe('ended')
  })

  it('raises the interrupt at the EOC and ends behind the JUMP', () => {
    const thread = end([EOC, JUMP], { base: 0x40000000n })
    expect(thread).toMatchObject({ interrupts: 1, done: true, pc: 0x40000010n })
    expect(thread.status.kind).toBe('ended')
  })

  it('is not done by an EOC in the middle of the packet', () => {
    const start = startThread([EOC, JUMP, EOC, JUMP])
    expect(stepThread(start).thread).toMatchObject({ interrupts: 1, done: false })
    expect(end([EOC, JUMP, EOC, JUMP])).toMatchObject({ interrupts: 2, done: true })
  })

  it('ends without an interrupt when the EOC has none', () => {
    expect(end([0x4000000000000000n, JUMP])).toMatchObject({ interrupts: 0, done: false })
  })

  it.each([
    ['by a distance in units of the shift', 0x1000000000000002n, { shift: 3 }, 16n],
    ['to a physical address', 0x1000000140000010n, { base: 0x40000000n }, 0x40000010n],
    ['to a shifted address', 0x1000000108000002n, { base: 0x40000000n, shift: 3 }, 0x40000010n],
  ])('jumps %s', (_name, word, options, pc) => {
    const start = startThread([word, EOC, JUMP], options)
    expect(stepThread(start).thread).toMatchObject({ pc, status: { kind: 'running' } })
  })

  it.each([
    ['jumps out of the packet', 0x1000000000000100n, /0x100 is no instruction/],
    ['jumps before the packet', 0x10000000fffffff8n, /-0x8 is no instruction/],
    ['jumps between two words', 0x1000000000000004n, /0x4 is no instruction/],
    ['meets an unknown word', 0n, /No GCE instruction/],
    ['meets GCE registers', 0xa080000000000001n, /LOGIC.*not modelled/],
  ])('stops where it %s', (_name, word, why) => {
    const { thread } = stepThread(startThread([word, EOC, JUMP]))
    expect(thread.status).toEqual({ kind: 'stopped', why: expect.stringMatching(why) })
    expect(stepThread(thread)).toMatchObject({ thread, index: null })
  })
})

describe(runThread, () => {
  it('gives up on a packet that loops', () => {
    const { steps, thread } = runThread(startThread([0x1000000000000000n]), 25)
    expect(steps).toHaveLength(25)
    expect(thread.status.kind).toBe('running')
  })

  it('gives a waiting thread one more try', () => {
    const { thread } = runThread(startThread([WFE_53, EOC, JUMP]), 25)
    expect(runThread(thread, 25).steps).toHaveLength(1)
    expect(runThread(setEvent(thread, MUTEX0_EOF), 25).thread.done).toBe(true)
  })
})
