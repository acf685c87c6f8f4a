import { describe, expect, it } from 'vitest'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { encodeUtf8 } from '../../core/devicetree/strings.ts'
import { applyEdit } from '../../core/pipeline/applyEdit.ts'
import { faultsOf, filesOfForm, offeredForm } from './offeredForm.ts'

const SOURCE = `/dts-v1/;
/ {
	compatible = "acme,board", "mediatek,mt8173";
	#address-cells = <1>;
	#size-cells = <1>;
	mmsys: syscon@1 { compatible = "mediatek,mt8173-mmsys"; reg = <1 1>; };
	dsi0: dsi@2 { compatible = "mediatek,mt8173-dsi"; reg = <2 1>; };
};
`
const OVERLAY = '/dts-v1/;\n/plugin/;\n&dsi0 { status = "okay"; };\n'

function board(files: Readonly<Record<string, string>>): OpenedBoard {
  const given = Object.entries(files).map(([name, text]) => ({ name, bytes: encodeUtf8(text) }))
  const opened = openBoard(given)
  if (opened.kind === 'failed') throw new Error(opened.diagnostics[0]?.message)
  return opened
}

function disabled(opened: OpenedBoard): OpenedBoard {
  const dsi0 = Object.values(opened.doc.graph.blocks).find(({ path }) => path === '/dsi@2')
  if (dsi0 === undefined) throw new Error('The board has no dsi0')
  return {
    ...opened,
    doc: applyEdit(opened.doc, { kind: 'set-status', block: dsi0.id, status: 'disabled' }),
  }
}

describe(offeredForm, () => {
  it('is the same object again when only a block was moved', () => {
    const edited = disabled(board({ 'board.dts': SOURCE }))
    const moved = { ...edited, doc: { ...edited.doc, positions: {} } }
    expect(offeredForm('overlay', moved)).toBe(offeredForm('overlay', edited))
    expect(offeredForm('snippet', moved)).not.toBe(offeredForm('overlay', edited))
  })

  it('is kept of the last state alone, and of each kind apart', () => {
    const opened = board({ 'board.dts': SOURCE })
    const edited = disabled(opened)
    const [text, blob] = [offeredForm('overlay', edited), offeredForm('board-blob', edited)]
    expect(offeredForm('overlay', edited)).toBe(text)
    offeredForm('overlay', opened)
    expect(offeredForm('overlay', edited)).not.toBe(text)
    expect(offeredForm('board-blob', edited)).toBe(blob)
  })

  it('has a blob of a board that was not touched, and nothing else', () => {
    const untouched = board({ 'board.dts': SOURCE })
    expect(offeredForm('snippet', untouched)).toMatchObject({ form: null, isUntouched: true })
    expect(offeredForm('board-blob', untouched)).toMatchObject({
      form: { kind: 'board-blob' },
      isUntouched: true,
    })
  })
})

describe(faultsOf, () => {
  it.each(['snippet', 'overlay', 'overlay-blob', 'board-blob', 'files'] as const)(
    'finds nothing wrong with the %s of an edit',
    (kind) => {
      const offered = offeredForm(kind, disabled(board({ 'board.dts': SOURCE })))
      expect(offered.form).not.toBeNull()
      expect(faultsOf(offered)).toEqual([])
    },
  )

  it('says that a snippet stands below an overlay that has a say in the same node', () => {
    const edited = disabled(board({ 'board.dts': SOURCE, 'on.dtso': OVERLAY }))
    const [fault, ...others] = faultsOf(offeredForm('snippet', edited))
    expect(fault).toMatchObject({
      code: 'export/below-overlay',
      message: expect.stringMatching(/on\.dtso goes on after/),
    })
    expect(others).toEqual([])
    expect(faultsOf(offeredForm('overlay', edited))).toEqual([])
    expect(faultsOf(offeredForm('files', edited))).toEqual([])
  })
})

describe(filesOfForm, () => {
  const MARK = [0xef, 0xbb, 0xbf]
  const wide = (text: string): number[] => [...encodeUtf8(text)].flatMap((byte) => [byte, 0])

  it.each([
    ['UTF-8', [], (text: string) => [...encodeUtf8(text)]],
    ['UTF-8 with a byte order mark', MARK, (text: string) => [...encodeUtf8(text)]],
    ['UTF-16', [0xff, 0xfe], wide],
  ])('gives an edited file its own name and encoding: %s', (_name, mark, encode) => {
    const opened = openBoard([
      { name: 'dts/board.dts', bytes: Uint8Array.from([...mark, ...encode(SOURCE)]) },
    ])
    if (opened.kind === 'failed') throw new Error(opened.diagnostics[0]?.message)
    const edited = disabled(opened)
    const offered = offeredForm('files', edited)
    const after = SOURCE.replace('<2 1>;', '<2 1>; status = "disabled";')
    expect(offered.form === null ? [] : filesOfForm(offered.form, edited)).toEqual([
      { name: 'board.dts', content: Uint8Array.from([...mark, ...encode(after)]) },
    ])
    expect(faultsOf(offered)).toEqual([])
  })
})
