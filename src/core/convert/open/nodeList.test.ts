import { describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import { nodeList, nodesFound } from './nodeList.ts'
import { readBoard } from './readBoard.ts'

const BOARD = `/dts-v1/;
/ {
	chosen { };
	soc: soc { uart0: serial@1 { child { }; }; i2c@2 { chip@3 { }; }; };
	leds { };
};
/delete-node/ &{/soc/i2c@2};
/delete-node/ &{/leds};
/ { leds { }; };
`
const read = readBoard(
  { kind: 'files', entry: 'a.dts', files: new Map([['a.dts', encodeUtf8(BOARD)]]) },
  [],
)
const shown = (found: ReturnType<typeof nodesFound>): string[] =>
  found.map(({ name, depth, isDeleted }) => `${depth} ${name}${isDeleted ? ' deleted' : ''}`)

describe(nodeList, () => {
  it('has every node in tree order, what was deleted last of its parent, what came back where it was', () => {
    expect(shown(nodeList(read))).toEqual([
      '0 /',
      '1 chosen',
      '1 soc',
      '2 serial@1',
      '3 child',
      '2 i2c@2 deleted',
      '3 chip@3 deleted',
      '1 leds',
    ])
  })
})

describe(nodesFound, () => {
  it.each<[string, string, string[]]>([
    ['every word, in path or label', 'SOC uart0', ['2 serial@1']],
    ['what is below, too', 'serial', ['2 serial@1', '3 child']],
    ['nothing', 'soc none', []],
  ])('takes %s', (_what, words, expected) => {
    expect(shown(nodesFound(nodeList(read), words))).toEqual(expected)
  })
})
