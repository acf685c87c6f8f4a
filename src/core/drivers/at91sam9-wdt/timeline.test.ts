import { describe, expect, it } from 'vitest'
import { probeWatchdog } from './probeWatchdog.ts'
import { readWatchdogInput } from './readWatchdogInput.ts'
import { watchdogTimeline } from './timeline.ts'
import { watchdogNotes } from './watchdogNotes.ts'

function probe(input: Readonly<Record<string, unknown>>) {
  const read = readWatchdogInput(input)
  if (read.kind === 'bad') throw new Error(read.problems[0]?.message)
  const result = probeWatchdog(read.input)
  return {
    timeline: watchdogTimeline(result, read.input.hz),
    notes: watchdogNotes(read.input, result).map((it) => it.code),
  }
}

const MAX_8 = { 'atmel,max-heartbeat-sec': 8 }
const MAX_8_MIN_2 = { ...MAX_8, 'atmel,min-heartbeat-sec': 2 }

describe(watchdogTimeline, () => {
  it('is legal from the start without a window, until the counter ran out', () => {
    // 2048 + 1 ticks of 3.90625 ms
    expect(probe({ dt: MAX_8 }).timeline?.spans).toEqual([
      { kind: 'legal', fromTicks: 0, toTicks: 2049, fromMs: 0, toMs: 8003.90625 },
      { kind: 'too-late', fromTicks: 2049, toTicks: null, fromMs: 8003.90625, toMs: null },
    ])
  })

  it('begins with an error span when there is a window', () => {
    const { timeline, notes } = probe({ dt: MAX_8_MIN_2 })
    expect(timeline?.spans.map((it) => [it.kind, it.fromMs])).toEqual([
      ['too-early', 0],
      ['legal', 2000],
      ['too-late', 8003.90625],
    ])
    // The ping at 200 jiffies is the very moment the window opens.
    expect(timeline?.nextPing).toEqual({
      jiffies: 200,
      ms: 2000,
      verdict: 'legal',
      afterOpeningMs: 0,
      beforeUnderflowMs: 6003.90625,
    })
    expect(notes).toEqual(['PERIOD_AT_WINDOW_EDGE'])
  })

  it('shows a ping that comes after the chip has reset', () => {
    // 51 ticks are 199.2 ms; the timer of 10 Hz cannot do less than 2 jiffies
    const { timeline, notes } = probe({ mode: 'mainline', HZ: 10, hw: { mr: 0x00052032 } })
    expect(timeline?.nextPing).toMatchObject({ ms: 200, verdict: 'too-late' })
    expect(timeline?.silentUserSpace).toBeNull()
    expect(notes).toEqual(['PING_MISSES_WINDOW'])
  })

  it('follows a silent user space to the reset', () => {
    // Pings every 2 s; the deadline of 15 s lies between the 7th, at 14 s, and the 8th
    expect(probe({ dt: MAX_8 }).timeline?.silentUserSpace).toEqual({
      deadlineMs: 15000,
      lastPingMs: 14000,
      givesUpMs: 16000,
      faultMs: 22003.90625,
    })
  })

  it('does not ping at the deadline itself', () => {
    const timeline = probe({ dt: { ...MAX_8, 'timeout-sec': 4 } }).timeline
    expect(timeline?.silentUserSpace).toMatchObject({ lastPingMs: 2000, givesUpMs: 4000 })
  })

  it('knows a deadline before the first ping', () => {
    const timeline = probe({ dt: { ...MAX_8, 'timeout-sec': 1 } }).timeline
    expect(timeline?.silentUserSpace).toEqual({
      deadlineMs: 1000,
      lastPingMs: null,
      givesUpMs: 2000,
      faultMs: null,
    })
  })

  it.each([
    ['hardware', {}, 'resets the chip'],
    ['proc', { 'atmel,reset-type': 'proc' }, 'resets the processor'],
    [
      'software',
      { 'atmel,watchdog-type': 'software' },
      'raises the interrupt, which restarts the machine',
    ],
    [
      'software without interrupt',
      { 'atmel,watchdog-type': 'software', interrupts: false },
      'raises an interrupt nobody serves',
    ],
  ])('tells what a fault does: %s', (_name, dt, effect) => {
    expect(probe({ dt }).timeline?.fault).toBe(effect)
  })

  it('does not exist for a watchdog that is off or refused', () => {
    expect(probe({ dt: { 'atmel,disable': true } }).timeline).toBeNull()
    expect(probe({ dt: MAX_8, faults: { register: -16 } }).timeline).toBeNull()
  })
})

describe(watchdogNotes, () => {
  it.each([
    ['off', { dt: { 'atmel,disable': true } }, ['WATCHDOG_OFF']],
    [
      'the reset value wished',
      { dt: { 'atmel,idle-halt': true, 'atmel,dbg-halt': true } },
      ['WRITE_UNUSED'],
    ],
    ['a lost write', { hw: { mr_locked: true }, dt: MAX_8 }, ['WRITE_LOST']],
    ['a parameter nobody asks for', { dt: null, params: { heartbeat: 30 } }, ['PARAMETER_IGNORED']],
    ['a minimum alone', { dt: { 'atmel,min-heartbeat-sec': 2 } }, ['MINIMUM_IGNORED']],
    ['nothing special', { dt: MAX_8 }, []],
  ])('%s', (_name, input, codes) => {
    expect(probe(input).notes).toEqual(codes)
  })
})
