import { describe, expect, it } from 'vitest'
import { compileDts, hasDtc } from '../../../testing/dtc.ts'
import { blockId } from '../../base/ids.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import { newBlock, TEMPLATES } from '../../pipeline/newBlock.ts'
import { socById } from '../../soc/catalogue.ts'
import { newBoard, type OpenedBoard } from '../open/newBoard.ts'
import { openBoard } from '../open/openBoard.ts'
import { exportForm, FORM_KINDS, untouchedBlob } from './exportForm.ts'
import { readBase } from './readBack.ts'
import { verifyForm } from './verifyForm.ts'

const source = (more = ''): string => `/dts-v1/;
${more}
/ {
	compatible = "acme,board", "mediatek,mt8173";
	#address-cells = <1>;
	#size-cells = <1>;
	mmsys: syscon@1 { compatible = "mediatek,mt8173-mmsys"; reg = <1 1>; };
};
`

function opened(text: string): OpenedBoard {
  const board = openBoard([{ name: 'board.dts', bytes: encodeUtf8(text) }])
  if (board.kind === 'failed') throw new Error('The board does not open')
  return board
}

const untouched = (board: OpenedBoard) => untouchedBlob(board, readBase(board))

describe(untouchedBlob, () => {
  it.skipIf(!hasDtc)('is the board as dtc compiles it', () => {
    const { form } = untouched(opened(source()))
    expect(form).toEqual({ kind: 'board-blob', bytes: compileDts(source()).blob })
  })

  it.each([
    ['an include was not given', '#include "gone.dtsi"', /gone\.dtsi/],
    ['a macro is defined nowhere', '/ { x = <UNKNOWN_NUMBER>; };', /UNKNOWN_NUMBER/],
    ['the source is wrong', '/ { x = <&nowhere>; };', /nowhere/],
  ])('is refused where %s, as is that of an edited board', (_what, more, sentence) => {
    const board = opened(source(more))
    for (const made of [untouched(board), exportForm('board-blob', board, readBase(board))]) {
      expect(made.form).toBeNull()
      expect(made.cannot).toMatchObject([
        { code: 'export/not-whole', message: expect.stringMatching(sentence) },
      ])
    }
  })

  it('is refused for a board of the catalogue, of which no whole tree is known', () => {
    const { form, cannot } = untouched(newBoard(socById('mt8173')))
    expect(form).toBeNull()
    expect(cannot).toMatchObject([{ code: 'export/no-tree' }])
  })
})

describe(exportForm, () => {
  it('says nothing of a board that was not touched, in no form', () => {
    const board = opened(source())
    for (const kind of ['snippet', 'overlay', 'overlay-blob', 'board-blob', 'files'] as const)
      expect(exportForm(kind, board, readBase(board))).toEqual({ form: null, cannot: [] })
  })
})

/** A board with a chip on I2C behind its DSI host, which the document knows by the bus's label alone. */
function withBridge(board: OpenedBoard): OpenedBoard {
  const [template] = TEMPLATES.filter(({ id }) => id === 'i2c-bridge')
  const host = Object.values(board.doc.graph.blocks).find(({ path }) => path === '/dsi@2')
  if (template === undefined || host === undefined) throw new Error('Nothing to add')
  const bridge = newBlock(board.doc.graph, template)
  const added = applyEdit(board.doc, {
    kind: 'add-block',
    block: bridge,
    position: { x: 0, y: 0 },
  })
  const doc = applyEdit(added, {
    kind: 'link',
    from: { block: host.id, endpoint: null },
    to: { block: bridge.id, endpoint: null },
  })
  return { ...board, doc }
}

const dsi = '/ { dsi@2 { compatible = "mediatek,mt8173-dsi"; reg = <2 1>; }; };'
const bus = '/ { i2c@5 { reg = <5 1>; #address-cells = <1>; #size-cells = <0>; }; };'

describe('a chip on a bus that only a label names', () => {
  const formsOf = (board: OpenedBoard) =>
    FORM_KINDS.flatMap((kind) => {
      const { form, cannot } = exportForm(kind, board, readBase(board))
      if (form === null) return []
      return [{ kind, form, cannot, faults: verifyForm(form, cannot, board) }]
    })

  it('hangs on the node an alias of that name leads to, where none has the label', () => {
    const alias = '/ { aliases { i2c0 = "/i2c@5"; }; };'
    const board = withBridge(opened(source([dsi, bus, alias].join('\n'))))
    const forms = formsOf(board)
    expect(forms.map(({ kind }) => kind)).toEqual(FORM_KINDS)
    for (const { kind, cannot, faults } of forms)
      expect([kind, ...cannot, ...faults]).toEqual([kind])
  })

  it('is left out with all that leads to it, where the whole tree is known and has no such bus', () => {
    const board = withBridge(opened(source(dsi)))
    for (const { kind, cannot, faults } of formsOf(board)) {
      expect(faults, kind).toEqual([])
      expect(cannot).toMatchObject([
        { code: 'export/unknown-bus', severity: 'error', subject: { path: '&i2c0/bridge@2c' } },
        { code: 'export/lost-end', severity: 'error' },
      ])
    }
  })

  it('is left out with its alias', () => {
    const { doc, ...board } = withBridge(opened(source(dsi)))
    const bridge = Object.values(doc.graph.blocks).find(({ path }) => path.endsWith('bridge@2c'))
    const alias = { kind: 'set-alias', block: bridge?.id ?? blockId(''), alias: 'ovl0' } as const
    for (const { kind, form, cannot, faults } of formsOf({
      ...board,
      doc: applyEdit(doc, alias),
    })) {
      expect(faults, kind).toEqual([])
      expect(cannot.map(({ message }) => message).join(), kind).toContain('The alias ovl0')
      expect('text' in form ? form.text : '', kind).not.toContain('ovl0')
    }
  })

  it('counts on the file that was not given, and says so', () => {
    const board = withBridge(opened(source(`#include "gone.dtsi"\n${dsi}`)))
    const forms = formsOf(board)
    expect(forms.map(({ kind }) => kind)).toEqual(['snippet', 'overlay', 'overlay-blob', 'files'])
    for (const { kind, cannot, faults } of forms) {
      expect(faults, kind).toEqual([])
      expect(cannot).toMatchObject([{ code: 'export/unknown-bus', severity: 'warning' }])
    }
  })
})
