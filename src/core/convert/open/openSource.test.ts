import { describe, expect, it } from 'vitest'
import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import { readDts } from '../../devicetree/readDts.ts'
import { openBoard } from './openBoard.ts'
import { openSource } from './openSource.ts'
import { sourceSet } from './sourceSet.ts'

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

const BOARD = `/dts-v1/;
#include "soc.dtsi"
#include <dt-bindings/gpio/gpio.h>
/ { model = "Board"; gpio = <HIGH>; };
&vdosys { port { endpoint { remote-endpoint = <&in>; }; }; };`
const SOC = `/ {
	compatible = "mediatek,mt8195";
	vdosys: syscon@14000000 { compatible = "mediatek,mt8195-vdosys0", "syscon"; };
	panel { port { in: endpoint {}; }; };
};`
const HEADER = file('include/dt-bindings/gpio/gpio.h', '#define HIGH 1\n')
const SET = [file('a/board.dts', BOARD), file('a/soc.dtsi', SOC), HEADER]
const LONE = file('b/other.dts', `/dts-v1/;\n${SOC}`)
const DEEP = `${'a { '.repeat(70)}${'}; '.repeat(70)}`
const BLOB = {
  name: 'a.dtb',
  bytes: encodeDtb(readDts('o', sourceSet(new Map([['o', `/dts-v1/;\n${SOC}`]]))).tree),
}

describe(openSource, () => {
  it.each([
    ['a board with all it includes', SET, undefined, 'opened'],
    ['the board asked for among several', [...SET, LONE], 'b/other.dts', 'opened'],
    [
      'a macro that no header defines',
      SET.slice(0, 2).concat(file(HEADER.name, '')),
      undefined,
      'opened',
    ],
    [
      'a file that is cut off',
      [file('a.dts', `/dts-v1/;\n${SOC.slice(0, -40)}`)],
      undefined,
      'opened',
    ],
    [
      'nodes deeper than the kernel reads',
      [file('a.dts', `${SOC}\n/ { ${DEEP} };`)],
      undefined,
      'opened',
    ],
    [
      'words under the name of a blob beside it',
      [LONE, file('a.dtb', 'not found')],
      undefined,
      'opened',
    ],
    [
      'what is no tree beside it',
      [LONE, { name: 'logo.bin', bytes: Uint8Array.of(0, 1) }],
      undefined,
      'opened',
    ],
    ['source without display', [file('a.dts', '/dts-v1/;\n/ { soc { }; };')], undefined, 'failed'],
  ])('makes of %s what openBoard makes of it', (_what, files, entry, kind) => {
    const opened = openSource(files, entry)
    expect(opened?.kind).toBe(kind)
    expect(opened).toEqual(openBoard(files, { entry }))
  })

  it.each([
    ['a blob', [BLOB], undefined],
    ['a blob beside source', [...SET, BLOB], undefined],
    [
      'an overlay beside it',
      [...SET, file('o.dtso', '/dts-v1/;\n/plugin/;\n&vdosys { };')],
      undefined,
    ],
    [
      'an include that is missing',
      [file('a.dts', '/dts-v1/;\n#include "mt8195.dtsi"\n')],
      undefined,
    ],
    ['no board among the files', [HEADER], 'a.dts'],
    ['no file', [], undefined],
  ])('leaves %s to openBoard', (_what, files, entry) => {
    expect(openSource(files, entry)).toBeNull()
  })
})
