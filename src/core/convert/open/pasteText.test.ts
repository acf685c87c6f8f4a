import { describe, expect, it } from 'vitest'
import { draw } from '../../../testing/draw.ts'
import { shownLinks } from '../../../testing/shownLinks.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import { describeEdit } from '../../pipeline/describeEdit.ts'
import type { PipelineDocument } from '../../pipeline/document.ts'
import { blockName } from '../../pipeline/links.ts'
import { socById } from '../../soc/catalogue.ts'
import { blocksText } from '../write/blocksText.ts'
import { newBoard } from './newBoard.ts'
import { pasteText } from './pasteText.ts'

const mt8195 = newBoard(socById('mt8195')).doc

function paste(doc: PipelineDocument, text: string) {
  const result = pasteText(doc, text, { x: 5, y: 6 })
  if (result.kind === 'refused') return { message: result.message }
  const after = result.edit === null ? doc : applyEdit(doc, result.edit)
  const names = result.blocks.flatMap((id) => after.graph.blocks[id] ?? []).map(blockName)
  return { after, names, label: result.edit && describeEdit(doc, result.edit) }
}

const PANEL = `
&dsi0 {
	status = "okay";
	#address-cells = <1>;
	#size-cells = <0>;
	panel: panel@0 {
		compatible = "boe,tv105wum-nw0";
		reg = <0>;
		port { panel_in: endpoint { remote-endpoint = <&dsi0_out>; }; };
	};
	ports {
		#address-cells = <1>;
		#size-cells = <0>;
		port@0 { reg = <0>; dsi0_in: endpoint { remote-endpoint = <&dither0_out>; }; };
		port@1 { reg = <1>; dsi0_out: endpoint { remote-endpoint = <&panel_in>; }; };
	};
};
&dither0_out { remote-endpoint = <&dsi0_in>; };
`

describe(pasteText, () => {
  it('takes new nodes, statuses and links of the text into the document', () => {
    const { after, names, label } = paste(mt8195, PANEL)
    expect(names?.toSorted()).toEqual(['dither0', 'dsi0', 'panel'])
    expect(label).toBe('Paste dither0, dsi0, panel')
    expect(after && shownLinks(after.graph)).toEqual(
      expect.arrayContaining([
        'dither@1c007000 1.0 > dsi@1c008000 0.0',
        'dsi@1c008000 1.0 > panel@0 0.0',
      ]),
    )
    const dsi0 = Object.values(after?.graph.blocks ?? {}).find((one) => blockName(one) === 'dsi0')
    expect(dsi0?.status).toBe('okay')
  })

  it('reads what copying blocks wrote', () => {
    const drawn = draw(mt8195, 'vdosys1.1 > ethdr0 > merge5 > dp_intf1')
    const ids = ['ethdr0', 'merge5', 'dp_intf1'].flatMap((name) =>
      Object.values(drawn.graph.blocks).flatMap((one) => (blockName(one) === name ? one.id : [])),
    )
    const text = blocksText(drawn, ids)
    expect(text).toContain('&merge5 {')
    expect(text).not.toContain('&ovl0')
    // The end at vdosys1 is not part of the copy, and a reference to it leads nowhere here.
    const own = text.replace(/remote-endpoint = <&vdosys1\w+>;/, '')
    expect(shownLinks(paste(mt8195, own).after?.graph ?? mt8195.graph)).toEqual(
      expect.arrayContaining([
        'hdr-engine@1c114000 1.1 > vpp-merge@1c110000 0.1',
        'vpp-merge@1c110000 1.1 > dp-intf@1c113000 0.1',
      ]),
    )
  })

  it.each([
    ['a reference to nothing', '&no_such_node { status = "okay"; };', /no_such_node/],
    ['what is no DTS', 'Dear colleague,', /./],
    ['what is no display', '/ { chosen { bootargs = "quiet"; }; };', /nothing new/],
  ])('refuses %s', (_name, text, message) => {
    expect(paste(mt8195, text).message).toMatch(message)
  })
})
