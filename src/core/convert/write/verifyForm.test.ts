import { describe, expect, it } from 'vitest'
import { blockId } from '../../base/ids.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { Edit } from '../../pipeline/edit.ts'
import type { OpenedBoard } from '../open/newBoard.ts'
import { openBoard } from '../open/openBoard.ts'
import { exportForm } from './exportForm.ts'
import { readBase } from './readBack.ts'
import { verifyForm } from './verifyForm.ts'

const SOURCE = `/dts-v1/;
/ {
	panel_in: other { };
	dsi0: dsi@1 {
		compatible = "mediatek,mt8173-dsi";
		#address-cells = <1>;
		#size-cells = <0>;
		port { dsi0_out: endpoint { remote-endpoint = <&lcd_in>; }; };
		panel@0 {
			compatible = "vendor,panel";
			reg = <0>;
			power-supply = <&vdd>;
			port { lcd_in: endpoint { remote-endpoint = <&dsi0_out>; }; };
		};
	};
	dsi1: dsi@2 {
		compatible = "mediatek,mt8173-dsi";
		#address-cells = <1>;
		#size-cells = <0>;
	};
	vdd: regulator { };
};
`

const opened = (): OpenedBoard => {
  const result = openBoard([{ name: 'board.dts', bytes: encodeUtf8(SOURCE) }])
  if (result.kind === 'failed') throw new Error(result.diagnostics[0]?.message)
  return result
}
const edited = (edit: Edit): OpenedBoard => {
  const board = opened()
  return { ...board, doc: applyEdit(board.doc, edit) }
}
const PANEL = blockId('/dsi@1/panel@0')
const disabled = edited({ kind: 'set-status', block: PANEL, status: 'disabled' })

describe(verifyForm, () => {
  it('finds nothing in a form that says it all', () => {
    const text = '&dsi0 { panel@0 { status = "disabled"; }; };\n'
    expect(verifyForm({ kind: 'snippet', text }, [], disabled)).toEqual([])
  })

  it.each([
    ['a value that is not there', '&dsi0 { };\n', 'status of /dsi@1/panel@0'],
    [
      'a value too many',
      '&dsi0 { status = "fail"; panel@0 { status = "disabled"; }; };\n',
      'status of /dsi@1 ',
    ],
    ['text that does not parse', '&dsi0 { panel@0 { status = "disabled"; }; \n', 'never closed'],
    ['a label the board does not have', '&gone { };\n', 'label gone'],
  ])('says %s', (_name, text, words) => {
    const messages = verifyForm({ kind: 'snippet', text }, [], disabled).map((one) => one.message)
    expect(messages.join('\n')).toContain(words)
  })

  it('says a property of the document that was left out', () => {
    const value = { kind: 'cells', cells: [{ to: 'vdd' }, 7] } as const
    const board = edited({
      kind: 'set-property',
      block: PANEL,
      property: { name: 'reset-gpios', value },
    })
    const wrong = '&dsi0 { panel@0 { reset-gpios = <&dsi1 7>; }; };\n'
    expect(verifyForm({ kind: 'snippet', text: wrong }, [], board)).toHaveLength(1)
    const right = '&dsi0 { panel@0 { reset-gpios = <&{/regulator} 7>; }; };\n'
    expect(verifyForm({ kind: 'snippet', text: right }, [], board)).toEqual([])
  })
})

describe(exportForm, () => {
  const snippetOf = (board: OpenedBoard): string => {
    const { form } = exportForm('snippet', board, readBase(board))
    return form?.kind === 'snippet' ? form.text : ''
  }

  it('moves a node with everything the document does not hold of it', () => {
    const board = edited({
      kind: 'link',
      from: { block: blockId('/dsi@2'), endpoint: null },
      to: { block: PANEL, endpoint: null },
    })
    const text = snippetOf(board)
    expect(text).toContain('/delete-node/ panel@0;')
    expect(text).toMatch(/&dsi1 \{[^&]*panel@0 \{[^}]*power-supply = <&vdd>;/)
    expect(verifyForm({ kind: 'snippet', text }, [], board)).toEqual([])
  })

  it('gives a label of its own where the board has the wanted one elsewhere', () => {
    const board = edited({ kind: 'set-label', block: PANEL, label: 'panel_in' })
    const { cannot } = exportForm('snippet', board, readBase(board))
    expect(snippetOf(board)).toContain('panel_in1: panel@0 {')
    expect(cannot.map(({ code }) => code)).toEqual(['export/label-taken'])
  })

  it('has no blob of a board that is not whole, and no file of one that came as a blob', () => {
    const board = { ...disabled, sources: null }
    expect(exportForm('board-blob', board, readBase(disabled)).form).toBeNull()
    expect(exportForm('files', board, readBase(disabled)).form).toBeNull()
  })
})
