import { describe, expect, it } from 'vitest'
import { chipReasons } from './chipReasons.ts'
import { readInput } from './readInput.ts'
import { runWatchdog } from './runWatchdog.ts'

function whysOf(of: string, more: object = {}) {
  const reading = readInput({ ports: { '0x2e': { devid: '0x0541' } }, ...more })
  if (reading.kind === 'failed') throw new Error(reading.problems[0].message)
  const own = chipReasons(runWatchdog(reading.input)).filter((it) => it.of === of)
  return own.map(({ step, why }) => `${step}: ${why.replace(/^Operation \d+, /, '')}`)
}

// facts/f71808e-wdt.md, section 6.
describe(chipReasons, () => {
  it.each<[string, string, readonly unknown[], readonly RegExp[]]>([
    [
      'the period of a started watchdog: its time and its unit',
      'period',
      ['open'],
      [/^keepalive: write 0xf6 <- 0x3c: 60 seconds/, /^keepalive: clear_bit 0xf5\.3 .*seconds/],
    ],
    [
      'the mode: starting, not probe, which only clears bit 6 of the byte',
      'output',
      ['open'],
      [/^start: write 0xf5 <- 0x\w+: The output pulses/],
    ],
    ['a mode nobody set', 'output', [], [/^outside: Nothing wrote bit 4 of 0xf5/]],
    [
      'a watchdog that was stopped: the device stays on',
      'running',
      ['open', { write: 'V' }, 'close'],
      [/^start: set_bit 0x30\.0/, /^stop: clear_bit 0xf5\.5/],
    ],
    ['the output', 'outputEnabled', ['open'], [/^start: set_bit 0xf0\.7/]],
  ])('tells the operation behind %s', (_, of, actions, expected) => {
    const whys = whysOf(of, { actions })
    expect(whys).toHaveLength(expected.length)
    for (const [at, pattern] of expected.entries()) expect(whys[at]).toMatch(pattern)
  })

  it('looks for the output of an F81865 at its own register', () => {
    const ports = { '0x4e': { devid: '0x0704' } }
    expect(whysOf('outputEnabled', { ports, actions: ['open'] })[0]).toMatch(
      /^start: set_bit 0xfa\.0/,
    )
  })

  it('is empty without a chip', () => {
    expect(whysOf('period', { ports: {} })).toEqual([])
  })
})
