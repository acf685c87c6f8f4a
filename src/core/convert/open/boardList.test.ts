import { describe, expect, it } from 'vitest'
import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import { readDts } from '../../devicetree/readDts.ts'
import { type FileHead, isNamedAsBoard, listBoards, readHead, wantedHeads } from './boardList.ts'
import { sourceSet } from './sourceSet.ts'

/** Lists as opening does: heads of what may be a board, then of what those ask for. */
function list(files: Readonly<Record<string, string | Uint8Array>>): string[] {
  const all = sourceSet(new Map(Object.keys(files).map((name) => [name, ''])))
  const heads = new Map<string, FileHead>()
  const read: string[] = []
  let wanted = Object.keys(files).filter(isNamedAsBoard)
  while (wanted.length > 0) {
    for (const name of wanted) {
      const content = files[name] ?? ''
      heads.set(
        name,
        readHead(typeof content === 'string' ? new TextEncoder().encode(content) : content),
      )
      read.push(name)
    }
    wanted = wantedHeads(all, heads)
  }
  return listBoards(all, heads).map(
    ({ file, kind, title, soc }) => `${kind} ${file}: ${title}, ${soc}`,
  )
}

const root = (inner: string): string => `/dts-v1/;\n/ {\n${inner}\n};\n`

describe(listBoards, () => {
  it.each([
    [
      'model and SoC of the root',
      {
        'a.dts': root(
          'model = "My Board";\ncompatible = "x,y", "mediatek,mt8395", "mediatek,mt8195";',
        ),
      },
      ['board a.dts: My Board, MT8395'],
    ],
    [
      'no model of a sound card, nor one in a comment',
      {
        'a.dts': root(
          '/* model = "old"; */\n// model = "older";\nsound { model = "mt8195_r1019"; };',
        ),
      },
      ['board a.dts: a.dts, null'],
    ],
    [
      'what an include says where the board does not',
      {
        'd/a.dts': `/dts-v1/;\n#include "base.dtsi"\n${root('model = "A";')}`,
        'd/base.dtsi': `#include "soc.dtsi"\n${root('model = "Base"; \n chosen { };')}`,
        'd/soc.dtsi': root('compatible = "mediatek,mt8188";'),
      },
      ['board d/a.dts: A, MT8188'],
    ],
    [
      'the SoC by the name of an include that is not there',
      { 'a.dts': '#include "mt8183-kukui.dtsi"\n' },
      ['board a.dts: a.dts, MT8183'],
    ],
    [
      'the SoC by the file name',
      { 'mt7986a-x.dts': root('') },
      ['board mt7986a-x.dts: mt7986a-x.dts, MT7986'],
    ],
    [
      'a SoC the catalogue does not have',
      { 'a.dts': root('compatible = "x,y", "mediatek,mt7988a";') },
      ['board a.dts: a.dts, MT7988A'],
    ],
    [
      'overlays last, numbers by value, and no .dtsi or header',
      {
        'a.dtso': '/dts-v1/;\n/plugin/;\n&x { };\n',
        'b10.dts': root(''),
        'b9.dts': root(''),
        'a.dtsi': root(''),
        'c.h': '',
      },
      [
        'board b9.dts: b9.dts, null',
        'board b10.dts: b10.dts, null',
        'overlay a.dtso: a.dtso, null',
      ],
    ],
    [
      'nothing that is no device tree',
      { 'a.dts': new Uint8Array([0x1f, 0x8b, 8]), 'b.dts': '' },
      [],
    ],
    [
      'includes in a circle',
      {
        'a.dts': '#include "b.dtsi"\n',
        'b.dtsi': '#include "c.dtsi"\n',
        'c.dtsi': '#include "b.dtsi"\n',
      },
      ['board a.dts: a.dts, null'],
    ],
  ])('gives %s', (_name, files, expected) => {
    expect(list(files)).toEqual(expected)
  })

  it('looks at each file once, however often it is included', () => {
    const levels = Array.from({ length: 60 }, (_, i) => [
      `${i}.dtsi`,
      `#include "${i + 1}.dtsi"\n#include "./${i + 1}.dtsi"\n`,
    ])
    const files = Object.fromEntries([['a.dts', '#include "0.dtsi"\n'], ...levels])
    expect(list(files)).toEqual(['board a.dts: a.dts, null'])
  })

  it('gives up on includes deeper than any board has', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => [`${i}.dts`, `#include "${i + 1}.dts"\n`])
    expect(list(Object.fromEntries(chain))).toHaveLength(3000)
  })

  it('tells the SoC of a blob', () => {
    const text = root('compatible = "x,y", "mediatek,mt8390", "mediatek,mt8188";')
    const { tree } = readDts('a', { files: new Map([['a', text]]), includeDirs: [] })
    expect(list({ 'boot/fdt': encodeDtb(tree) })).toEqual(['blob boot/fdt: fdt, MT8390'])
  })
})
