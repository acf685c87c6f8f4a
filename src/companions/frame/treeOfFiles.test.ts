import { describe, expect, it } from 'vitest'
import { nodeAt } from '../../core/devicetree/walk.ts'
import { treeOfFiles } from './treeOfFiles.ts'

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

const SOC = file('chip.dtsi', '/ { ahb { wdt: watchdog@40 { timeout-sec = <1>; }; }; };')
const BOARD = file('board.dts', '/dts-v1/;\n#include "chip.dtsi"\n&wdt { timeout-sec = <9>; };')

const timeoutIn = (files: Parameters<typeof treeOfFiles>[0]) => {
  const made = treeOfFiles(files)
  if (made.kind === 'failed') return made.message
  const node = nodeAt(made.tree, '/ahb/watchdog@40')
  return [made.name, node?.properties[0]?.value.at(-1) ?? null, ...made.faults]
}

describe(treeOfFiles, () => {
  it('reads a board that has nothing to do with a display, with its include', () => {
    expect(timeoutIn([SOC, BOARD])).toEqual(['board.dts', 9])
  })

  it('applies an overlay that came along', () => {
    const overlay = file(
      'more.dtso',
      '/dts-v1/; /plugin/; &{/ahb/watchdog@40} { timeout-sec = <3>; };',
    )
    expect(timeoutIn([SOC, BOARD, overlay])).toEqual(['board.dts', 3])
  })

  it('says what is missing', () => {
    expect(timeoutIn([BOARD])).toContainEqual(expect.stringContaining('chip.dtsi'))
  })

  it('refuses what is no device tree', () => {
    expect(timeoutIn([file('notes.h', '#define A')])).toMatch(/^No device tree among notes\.h/)
  })
})
