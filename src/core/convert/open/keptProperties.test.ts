import { describe, expect, it } from 'vitest'
import { readDts } from '../../devicetree/readDts.ts'
import { endpointsOf } from '../../pipeline/endpoints.ts'
import { blockName } from '../../pipeline/links.ts'
import { propertyLine } from '../write/propertyText.ts'
import { importPipeline } from './importPipeline.ts'

const SOURCE = `/dts-v1/;
/ {
	clk: clock { #clock-cells = <1>; };
	fixed: fixed { #clock-cells = <0>; };
	gce: mailbox { #mbox-cells = <2>; };
	soc {
		mmsys: syscon {
			compatible = "mediatek,mt8173-mmsys";
			mboxes = <&gce 0 4>, <&gce 1 4>;
			power-domains = <&clk 1>;
		};
		mutex: mutex { compatible = "mediatek,mt8173-disp-mutex"; mediatek,gce-events = <53 54>; };
		ovl0: ovl@1400c000 {
			compatible = "mediatek,mt8173-disp-ovl";
			reg = <0 0x1400c000 0 0x1000>;
			clocks = <&clk 7>, <&fixed>, <&clk 8>;
			mediatek,gce-client-reg = <&gce 1 0xc000 0x1000>;
		};
		dsi0: dsi { compatible = "mediatek,mt8173-dsi"; clocks = <0x77 1>; reg; };
		dp_tx: dp-tx {
			compatible = "mediatek,mt8195-dp-tx";
			reg = <0 0 0 0x1000>;
			port { endpoint { data-lanes = <0 1>; }; };
		};
	};
};`

const { graph } = importPipeline(
  readDts('a.dts', {
    files: new Map([['a.dts', SOURCE]]),
    includeDirs: [],
  }).tree,
  '',
)
const named = (name: string) =>
  Object.values(graph.blocks).find((block) => blockName(block) === name)

describe('what the drivers read besides the graph is kept', () => {
  it.each([
    ['mmsys', 'mboxes = <&gce 0 4 &gce 1 4>;'],
    ['mutex', 'mediatek,gce-events = <0x35 0x36>;'],
    [
      'ovl0',
      'reg = <0 0x1400c000 0 0x1000>; clocks = <&clk 7 &fixed &clk 8>; ' +
        'mediatek,gce-client-reg = <&gce 1 0xc000 0x1000>;',
    ],
    // A phandle no node has, and an empty value, stay as they are.
    ['dsi0', 'reg; clocks = <0x77 1>;'],
    ['dp_tx', ''],
  ])('%s', (name, expected) => {
    expect(
      named(name)
        ?.properties.map((property) => propertyLine(property))
        .join(' '),
    ).toBe(expected)
  })

  it('of an endpoint: its lanes', () => {
    const [place] = endpointsOf(named('dp_tx') ?? expect.fail())
    expect(place?.endpoint.properties.map((property) => propertyLine(property))).toEqual([
      'data-lanes = <0 1>;',
    ])
  })
})
