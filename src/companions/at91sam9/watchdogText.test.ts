import { describe, expect, it } from 'vitest'
import { readWatchdogInput } from '../../core/drivers/at91sam9-wdt/readWatchdogInput.ts'
import { readWatchdogNode } from '../../core/drivers/at91sam9-wdt/readWatchdogNode.ts'
import type { WatchdogNode } from '../../core/drivers/at91sam9-wdt/watchdogInput.ts'
import { watchdogNodeText } from '../../core/drivers/at91sam9-wdt/watchdogNodeText.ts'
import { WATCHDOG_SOCS } from '../../core/drivers/at91sam9-wdt/watchdogSocs.ts'
import { dtOf } from './watchdogInputOf.ts'
import { readWatchdogText } from './watchdogText.ts'

const NODE: WatchdogNode = {
  ...readWatchdogNode([]),
  interrupts: true,
  watchdogType: 'software',
  resetType: 'all',
  maxHeartbeatSec: 8,
  minHeartbeatSec: 2,
  timeoutSec: 20,
  idleHalt: true,
}

const problemsOf = (text: string): readonly string[] => {
  const reading = readWatchdogText(text)
  return reading.kind === 'ok' ? [] : reading.problems
}

describe(readWatchdogText, () => {
  it.each(WATCHDOG_SOCS)('reads back the node written for $id', (soc) => {
    const { text } = watchdogNodeText(NODE, soc)
    expect(readWatchdogText(text)).toEqual({ kind: 'ok', node: NODE })
  })

  it('finds the watchdog in a whole source whose includes are not there', () => {
    const text = `/dts-v1/;
#include "at91sam9g45.dtsi"
/ { ahb { uart@1 { }; watchdog@fffffd40 {
  compatible = "atmel,at91sam9260-wdt"; clocks = <&clk32k>; atmel,disable; }; }; };`
    expect(readWatchdogText(text)).toMatchObject({ kind: 'ok', node: { disable: true } })
  })

  it('takes a node on its own without compatible', () => {
    expect(readWatchdogText('watchdog@0 { timeout-sec = <5>; };')).toMatchObject({
      kind: 'ok',
      node: { timeoutSec: 5, interrupts: false },
    })
  })

  it.each([
    ['a value in the second line', 'watchdog@0 {\n\ttimeout-sec = <x y;\n};', /^2:\d+ /],
    ['a brace that is not closed', 'watchdog@0 {\n\ttimeout-sec = <5>;\n', /^1:1 /],
    ['a whole source', '/dts-v1/;\n/ {\n  a = ;\n};', /^3:\d+ /],
  ])('says where the text goes wrong: %s', (_name, text, expected) => {
    expect(problemsOf(text)[0]).toMatch(expected)
  })

  it.each([
    ['nothing', ''],
    ['a source without watchdog', '/dts-v1/; / { uart@1 { }; };'],
    ['two other nodes', 'a { }; b { };'],
  ])('says that there is no watchdog in %s', (_name, text) => {
    expect(problemsOf(text)).toEqual(['No node here is compatible with "atmel,at91sam9260-wdt".'])
  })
})

describe(dtOf, () => {
  it.each([
    ['everything', NODE],
    ['nothing', { ...readWatchdogNode([]), interrupts: false }],
  ])('gives what the model reads back as the same node: %s', (_name, node) => {
    const read = readWatchdogInput({ dt: dtOf(node) })
    expect(read.kind === 'ok' && read.input.node).toEqual(node)
  })
})
