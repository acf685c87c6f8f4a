import { describe, expect, it } from 'vitest'
import { readDts } from '../devicetree/readDts.ts'
import { dtcVerdict } from './dtcVerdict.ts'

/** 'code line' of what is told of a source, reading first; null for checks dtc does not come to. */
function told(text: string): { reading: string[]; checks: string[] | null } {
  const files = new Map([['a.dts', text]])
  const { tree, diagnostics } = readDts('a.dts', { files, includeDirs: [] })
  const { reading, checks } = dtcVerdict(tree, diagnostics, '1.8.1', new Set())
  const short = ({ code, subject }: (typeof reading)[number]): string => {
    const line = subject.kind === 'text' ? text.slice(0, subject.span.from).split('\n').length : 0
    return `${code} ${line}`
  }
  return { reading: reading.map(short), checks: checks?.map(short) ?? null }
}

describe(dtcVerdict, () => {
  it.each<[string, string, readonly string[], readonly string[] | null]>([
    ['nothing of a sound tree', '/ { a { }; };', [], []],
    [
      'a mistake both see once, where reading saw it',
      '/ { a {\n p = <1>; q = <&no>; }; };',
      [],
      ['dtc/phandle_references 3'],
    ],
    [
      'two of a kind in one node, each',
      '/ { a {\n p = <&no>;\n q = <&nor>; }; };',
      [],
      ['dtc/phandle_references 3', 'dtc/phandle_references 4'],
    ],
    [
      'what stands in a block that says more of a node',
      '/ { l: a { }; };\n&l { p = <&no>; };',
      [],
      ['dtc/phandle_references 3'],
    ],
    [
      'by its own name what a check does not come to',
      '/ { a { x; x; };\n b { p = <&no>; }; };',
      ['dts/unknown-reference 3'],
      ['dtc/duplicate_property_names 2'],
    ],
    ['no check where dtc cannot parse', '/ { a@1 { } };', ['dts/missing-semicolon 2'], null],
    [
      'no check where a block is for a label that nobody has',
      '/ { a@1 { }; };\n&no { };',
      ['dts/unknown-reference 3'],
      null,
    ],
  ])('tells %s', (_what, text, reading, checks) => {
    expect(told(`/dts-v1/;\n${text}`)).toEqual({ reading, checks })
  })
})
