import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { compileDts, hasDtc } from '../../../testing/dtc.ts'
import { readWatchdogNode } from './readWatchdogNode.ts'
import { watchdogNodeText } from './watchdogNodeText.ts'
import { WATCHDOG_SOCS, type WatchdogSocId } from './watchdogSocs.ts'

const socOf = (id: WatchdogSocId) => {
  const soc = WATCHDOG_SOCS.find((it) => it.id === id)
  if (soc === undefined) throw new Error(`no SoC ${id}`)
  return soc
}

const NODE = { ...readWatchdogNode([]), interrupts: true }
const EXAMPLE = {
  ...NODE,
  timeoutSec: 20,
  watchdogType: 'hardware',
  resetType: 'all',
  dbgHalt: true,
  maxHeartbeatSec: 8,
  minHeartbeatSec: 2,
}

/** Names of the board's headers as the numbers they stand for. */
const numbered = (text: string): string =>
  text
    .replaceAll('IRQ_TYPE_LEVEL_HIGH', '4')
    .replaceAll('PMC_TYPE_CORE', '0')
    .replaceAll('PMC_SLOW', '1')

/** What the nodes of a board's own files are to a watchdog: its bus, interrupts and clocks. */
const boardWith = (watchdog: string): string => `/dts-v1/;
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	interrupt-parent = <&aic>;
	clk32k: clock-0 { #clock-cells = <0>; };
	slow_xtal: clock-1 { #clock-cells = <0>; };
	aic: interrupt-controller {
		#address-cells = <0>;
		#interrupt-cells = <3>;
		interrupt-controller;
	};
	pmc: clock-2 { #clock-cells = <2>; };
	apb {
		compatible = "simple-bus";
		#address-cells = <1>;
		#size-cells = <1>;
		ranges;
${watchdog}	};
};
`

/** The node as dtc reads it back, a property a line. */
function compiled(text: string): readonly string[] {
  const numbers = numbered(text)
  const clocks = ['pmc', 'slow_xtal', 'clk32k'].map((it) => `${it}: ${it} { phandle = <9>; };`)
  const used = clocks.filter((it) => text.includes(`&${it.split(':')[0]}`))
  const input = `/dts-v1/;\n/ { ${used.join(' ')}\n${numbers} };`
  const { stdout, status } = spawnSync('dtc', ['-q', '-I', 'dts', '-O', 'dts'], {
    input,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`dtc refuses:\n${input}`)
  const node = stdout.slice(stdout.indexOf('watchdog@'))
  return node
    .slice(0, node.indexOf('}'))
    .split('\n')
    .map((line) => line.trim())
}

describe(watchdogNodeText, () => {
  it.skipIf(!hasDtc)('writes what the binding orders, in its order', () => {
    expect(compiled(watchdogNodeText(EXAMPLE, socOf('at91sam9g45')).text)).toEqual([
      'watchdog@fffffd40 {',
      'compatible = "atmel,at91sam9260-wdt";',
      'reg = <0xfffffd40 0x10>;',
      'interrupts = <0x01 0x04 0x07>;',
      'clocks = <0x09>;',
      'timeout-sec = <0x14>;',
      'atmel,watchdog-type = "hardware";',
      'atmel,reset-type = "all";',
      'atmel,dbg-halt;',
      'atmel,max-heartbeat-sec = <0x08>;',
      'atmel,min-heartbeat-sec = <0x02>;',
      'status = "okay";',
      '',
    ])
  })

  it.skipIf(!hasDtc).each([
    ['at91sam9260', 'watchdog@fffffd40 {', '0x01 0x04 0x07', '0x09 0x00 0x01'],
    ['at91sam9261', 'watchdog@fffffd40 {', '0x01 0x04 0x07', '0x09'],
    ['at91sam9263', 'watchdog@fffffd40 {', '0x01 0x04 0x07', '0x09'],
    ['at91sam9rl', 'watchdog@fffffd40 {', '0x01 0x04 0x07', '0x09'],
    ['at91sam9n12', 'watchdog@fffffe40 {', '0x01 0x04 0x07', '0x09'],
    ['at91sam9x5', 'watchdog@fffffe40 {', '0x01 0x04 0x07', '0x09'],
    ['sama5d3', 'watchdog@fffffe40 {', '0x04 0x04 0x07', '0x09'],
  ] as const)('%s has its own address, interrupt and clock', (id, name, irq, clocks) => {
    const lines = compiled(watchdogNodeText(NODE, socOf(id)).text)
    expect(lines[0]).toBe(name)
    expect(lines).toEqual(
      expect.arrayContaining([`interrupts = <${irq}>;`, `clocks = <${clocks}>;`]),
    )
  })

  it.skipIf(!hasDtc).each(WATCHDOG_SOCS)('draws no warning from dtc for $id', (soc) => {
    const { text } = watchdogNodeText(EXAMPLE, soc)
    expect(compileDts(boardWith(numbered(text))).messages).toEqual([])
  })

  it('leaves out the interrupt that cannot be mapped', () => {
    const { text } = watchdogNodeText({ ...NODE, interrupts: false }, socOf('sama5d3'))
    expect(text).not.toContain('interrupts')
  })

  it('gives a lone reset type the watchdog type the binding wants beside it', () => {
    const { text, added, issues } = watchdogNodeText(
      { ...NODE, resetType: 'proc' },
      socOf('at91sam9rl'),
    )
    expect(text).toContain('atmel,watchdog-type = "hardware";\n\tatmel,reset-type = "proc";')
    expect(added).toEqual(['atmel,watchdog-type'])
    expect(issues).toEqual([])
  })

  it('names what only the user can put right', () => {
    const { issues } = watchdogNodeText({ ...NODE, maxHeartbeatSec: 17 }, socOf('at91sam9rl'))
    expect(issues.map((it) => it.code)).toEqual(['MAX_GT_16'])
  })

  it.skipIf(!hasDtc)('escapes what a string literal cannot hold', () => {
    const { text } = watchdogNodeText({ ...NODE, watchdogType: 'a"b\\' }, socOf('at91sam9rl'))
    expect(compiled(text)).toContain('atmel,watchdog-type = "a\\"b\\\\";')
  })
})

describe(readWatchdogNode, () => {
  it('reads cells, strings and flags by name', () => {
    const node = readWatchdogNode([
      { name: 'atmel,max-heartbeat-sec', value: { kind: 'cells', cells: [8] } },
      { name: 'atmel,min-heartbeat-sec', value: { kind: 'cells', cells: [2, 3] } },
      { name: 'timeout-sec', value: { kind: 'bytes', bytes: [0, 0, 1, 0] } },
      { name: 'atmel,watchdog-type', value: { kind: 'strings', strings: ['software', 'x'] } },
      { name: 'atmel,disable', value: { kind: 'flag' } },
      { name: 'interrupts', value: { kind: 'cells', cells: [1, 4, 7] } },
    ])
    expect(node).toEqual({
      maxHeartbeatSec: 8,
      minHeartbeatSec: 2,
      watchdogType: 'software',
      resetType: null,
      disable: true,
      idleHalt: false,
      dbgHalt: false,
      timeoutSec: 256,
      interrupts: true,
    })
  })

  it.each([
    [
      'a string where a cell belongs gives its first four bytes',
      { kind: 'strings', strings: ['hard'] },
      0x68617264,
    ],
    ['a string too short for a cell counts as absent', { kind: 'strings', strings: ['8'] }, null],
    ['an empty property counts as absent', { kind: 'flag' }, null],
    ['a reference has no value yet', { kind: 'cells', cells: [{ to: 'x' }] }, null],
  ] as const)('%s', (_name, value, expected) => {
    expect(readWatchdogNode([{ name: 'timeout-sec', value }]).timeoutSec).toBe(expected)
  })

  it('takes a flag for set even when it holds a zero, as the kernel does', () => {
    const value = { kind: 'cells', cells: [0] } as const
    expect(readWatchdogNode([{ name: 'atmel,disable', value }]).disable).toBe(true)
  })

  it('takes bytes without a closing NUL for no string', () => {
    const value = { kind: 'bytes', bytes: [0x70, 0x72] } as const
    expect(readWatchdogNode([{ name: 'atmel,reset-type', value }]).resetType).toBeNull()
  })
})
