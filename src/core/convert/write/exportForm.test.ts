import { describe, expect, it } from 'vitest'
import { compileDts, hasDtc } from '../../../testing/dtc.ts'
import { encodeUtf8 } from '../../devicetree/strings.ts'
import { socById } from '../../soc/catalogue.ts'
import { newBoard, type OpenedBoard } from '../open/newBoard.ts'
import { openBoard } from '../open/openBoard.ts'
import { exportForm, untouchedBlob } from './exportForm.ts'
import { readBase } from './readBack.ts'

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
