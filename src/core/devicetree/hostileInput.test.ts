import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../base/diagnostic.ts'
import { encodeDtb } from './encodeDtb.ts'
import { readDtb } from './readDtb.ts'
import { readDts } from './readDts.ts'
import { walk } from './walk.ts'

type Files = Readonly<Record<string, string>>

const V1 = '/dts-v1/;\n'
const root = (body: string): string => `${V1}/ {\n${body}\n};\n`
const value = (text: string): string => root(`p = ${text};`)
/** Joins what is made of each number below `count`. */
const each = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

/** Where a finding points is inside of a file that was given; a file that is missing has no text. */
function pointsInside({ subject }: Diagnostic, files: Files): boolean {
  if (subject.kind !== 'text') return subject.kind === 'file'
  const { file, from, to } = subject.span
  const length = files[file]?.length
  return length !== undefined && from >= 0 && from <= to && to <= length
}

const DEEP = 10_000
const MANY = 50_000

const HOSTILE: readonly (readonly [string, string | Files, string])[] = [
  // Files
  ['nothing at all', '', 'dts/no-tree'],
  ['a file that was not given', { 'b.dts': root('') }, 'dts/missing-file'],
  ['a file cut off in the middle', root('n { a = <1>; };').slice(0, 25), 'dts/unclosed-node'],
  ['a file of 100 MB', 'a'.repeat(100 << 20), 'dts/too-big'],
  [
    'a small file that includes a big one',
    { 'a.dts': '#include "b.dtsi"\n', 'b.dtsi': ' '.repeat(5 << 20) },
    'dts/too-big',
  ],
  ['a blob taken for text', '\xd0\r\xfe\xed\0\0\x01\x20\0\0\0\x38\0\0\x01\x04', 'dts/not-text'],
  ['a blob decoded as UTF-8', '\ufffd\r\ufffd\ufffd\0\0\x01\x20\0\0\0\x38\0\0', 'dts/not-text'],
  ['UTF-16 taken byte by byte', root('p;').replace(/./gs, '$&\0'), 'dts/not-text'],
  ['one NUL', root('p\0;'), 'dts/bad-character'],
  ['a lone surrogate', root('\ud800;'), 'dts/bad-character'],

  // Includes
  ['an include cycle', '#include "a.dts"\n', 'dts/include-cycle'],
  [
    'an include cycle of two',
    { 'a.dts': '#include "b.dtsi"\n', 'b.dtsi': '#include "a.dts"\n' },
    'dts/include-cycle',
  ],
  [
    'an include bomb',
    Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        i === 0 ? 'a.dts' : `${i}.h`,
        `#include "${i + 1}.h"\n#include "${i + 1}.h"\n`,
      ]),
    ),
    'dts/too-many-includes',
  ],
  [
    'a bomb of long includes',
    { 'a.dts': '#include "b.h"\n'.repeat(20), 'b.h': ' '.repeat(4 << 20) },
    'dts/too-many-includes',
  ],
  ['includes of nothing, without end', '#include "b.h"\n'.repeat(MANY), 'dts/too-many-includes'],
  ['comments in an include', `#include ${'/**/'.repeat(DEEP)}x\n`, 'dts/bad-include'],

  // Macros
  ['a macro that is itself', `#define A A\n${value('<A>')}`, 'dts/unknown-macro'],
  ['macros that are each other', `#define A B\n#define B A\n${value('<A>')}`, 'dts/unknown-macro'],
  [
    'a macro bomb',
    `${each(60, (i) => `#define A${i} A${i + 1} A${i + 1}\n`)}${value('<A0>')}`,
    'dts/macro-expansion-too-long',
  ],
  [
    'a macro bomb of calls',
    `#define F(x) x x x x\n${value(`<${'F('.repeat(40)}1${')'.repeat(40)}>`)}`,
    'dts/macro-expansion-too-long',
  ],
  [
    'a macro bomb of names',
    `${each(60, (i) => `#define J${i}(x) K${i}(x##x)\n#define K${i}(x) J${i + 1}(x)\n`)}${value('<J0(a)>')}`,
    'dts/macro-expansion-too-long',
  ],
  [
    'a macro bomb of strings',
    `#define S(x) ${'#x '.repeat(MANY)}\n${root(`p = S(${'a '.repeat(MANY)});`)}`,
    'dts/macro-expansion-too-long',
  ],
  [
    'macro calls nested deep',
    `#define F(x) x\n${value(`<${'F('.repeat(DEEP)}1${')'.repeat(DEEP)}>`)}`,
    'dts/macro-expansion-too-long',
  ],
  [
    'a macro call without end',
    `#define F(x) x\n${root('p = <F(1;')}`,
    'dts/unterminated-macro-call',
  ],
  ['a condition nested deep', `#if ${'('.repeat(DEEP)}1\n#endif\n`, 'dts/bad-condition'],
  ['conditions nested deep', '#if 1\n'.repeat(MANY), 'dts/unbalanced-condition'],

  // Nesting
  ['nodes nested deep', root(`${'a {'.repeat(DEEP)}${'};'.repeat(DEEP)}`), 'dts/too-deep'],
  ['nodes nested deep without end', `${V1}/ {${'a {'.repeat(DEEP)}`, 'dts/too-deep'],
  [
    'nodes made deep by labels',
    `${root('l0: a { };')}${each(400, (i) => `&l${i} { l${i + 1}: a { }; };\n`)}`,
    'dts/too-deep',
  ],
  ['parentheses nested deep', value(`<${'('.repeat(DEEP)}1${')'.repeat(DEEP)}>`), 'dts/syntax'],
  ['signs in a row', value(`<(${'-'.repeat(DEEP)}1)>`), 'dts/syntax'],
  ['questions in a row', value(`<(${'1 ? 1 : '.repeat(DEEP)}1)>`), 'dts/syntax'],

  // Tokens without end
  ['a string without end', root('p = "x;'), 'dts/unterminated-string'],
  ['a comment without end', root('p; /* x'), 'dts/unterminated-comment'],
  ['strings that each seem to run on', root('\\"\n'.repeat(MANY)), 'dts/unterminated-string'],
  ['apostrophes that each seem to run on', value(`<'${"\\'".repeat(MANY)}>`), 'dts/bad-character'],

  // Numbers of things
  ['many findings', root('a = <1 %>;'.repeat(DEEP)), 'dts/too-many-findings'],
  ['many statements', root('a;'.repeat(600_000)), 'dts/too-many-statements'],
  [
    'many labels of one node',
    root(`${each(MANY, (i) => `l${i}: `)} n { };`),
    'dts/too-many-labels',
  ],
  [
    'many labels of one node, one by one',
    `${root('n { };')}${each(MANY, (i) => `l${i}: &{/n} { };\n`)}`,
    'dts/too-many-labels',
  ],
  ['one label of many nodes', root(each(MANY, (i) => `l: n${i} { };`)), 'dts/duplicate-label'],
  [
    'many references to a label that stands twice',
    root(
      `${each(DEEP, (i) => `n${i} { };`)} l: a { }; l: b { }; c { p = <${'&l '.repeat(DEEP)}>; };`,
    ),
    'dts/duplicate-label',
  ],
  [
    'many labels below a long name',
    root(`${'n'.repeat(1 << 20)} { ${each(1000, (i) => `l${i}: n${i} { };`)} };`),
    'dts/too-many-paths',
  ],
  [
    'many references to a long path',
    root(`l: ${'n'.repeat(1 << 20)} { }; m { p = ${'&l, '.repeat(1000)} &l; };`),
    'dts/too-many-paths',
  ],
  [
    'many fixups of a long path',
    `${V1}/plugin/;\n/ { ${'n'.repeat(1 << 20)} { p = <${'&x '.repeat(1000)}>; }; };`,
    'dts/too-many-paths',
  ],

  // Trees
  ['the same node twice', root('n { }; n { };'), 'dts/duplicate-node'],
  ['phandle 0', root('n { phandle = <0>; };'), 'dts/bad-phandle'],
  ['phandle 0xffffffff', root('n { phandle = <0xffffffff>; };'), 'dts/bad-phandle'],
]

describe('hostile input ends soon, with a sentence that names its place', () => {
  it.each(HOSTILE)('%s', (_name, source, code) => {
    const given: Files = typeof source === 'string' ? { 'a.dts': source } : source
    const files = new Map(Object.entries(given))
    const { diagnostics } = readDts('a.dts', { files, includeDirs: [] })
    const finding = diagnostics.find((d) => d.code === code)
    expect(diagnostics.map((d) => d.code)).toContain(code)
    expect(finding?.message).toMatch(/\w.*\.$|…$/s)
    expect(diagnostics.every((d) => pointsInside(d, given))).toBe(true)
    expect(diagnostics.every(({ message }) => message.length <= 600)).toBe(true)
    expect(diagnostics.length).toBeLessThanOrEqual(501)
  })

  it('shows a name without end by its ends, and all that is said of it', () => {
    const files = new Map([['a.dts', `${V1}/ { p = <${'a'.repeat(3000)}>; };`]])
    const { diagnostics } = readDts('a.dts', { files, includeDirs: [] })
    const [finding] = diagnostics
    expect(finding?.message).toMatch(
      /^No file given defines a{60}…a+; a stand-in takes its place\.$/,
    )
    expect(finding?.message.length).toBeLessThan(200)
  })

  it.each<readonly [string, string | Files, string]>([
    [
      'a chain of 600 macros',
      `#define A600 1\n${each(600, (i) => `#define A${i} A${i + 1}\n`)}${value('<A0>')}`,
      'Macros stand for each other more than 500 deep; reading ends here.',
    ],
    [
      'macros that multiply',
      `#define A60 1\n${each(60, (i) => `#define A${i} A${i + 1} A${i + 1}\n`)}${value('<A0>')}`,
      'Macros expand to more than 400000 tokens, or make as many letters; reading ends here.',
    ],
    [
      'macros used often',
      `#define N ${'1 '.repeat(1000)}\n${value(`<${'N '.repeat(3000)}>`)}`,
      'Macros expand to more than 400000 tokens, or make as many letters; reading ends here.',
    ],
    [
      'arguments of 2,000,001 tokens',
      `#define F(...) 1\n${value(`<F(${'+'.repeat(2_000_001)})>`)}`,
      'Macros expand to more than 400000 tokens, or make as many letters; reading ends here.',
    ],
    [
      'calls in the arguments of 101 others',
      `#define F(x) x\n${value(`<${'F('.repeat(102)}1${')'.repeat(102)}>`)}`,
      'Macro calls are nested more than 100 deep in the arguments of others; reading ends here.',
    ],
    [
      '10,001 includes of nothing',
      { 'a.dts': `${'#include "b.h"\n'.repeat(10_001)}${root('')}`, 'b.h': '' },
      'More than 10000 includes; reading ends here.',
    ],
    [
      'includes of 16 million characters',
      { 'a.dts': `${'#include "b.h"\n'.repeat(4)}${root('')}`, 'b.h': ' '.repeat(4 << 20) },
      'The included files have more than 12582912 characters together; reading ends here.',
    ],
    [
      'parentheses 202 deep',
      value(`<${'('.repeat(202)}1${')'.repeat(202)}>`),
      'The expression is nested more than 200 deep.',
    ],
    [
      'a condition of 202 parentheses',
      `#if ${'('.repeat(202)}1${')'.repeat(202)}\n#endif\n${root('')}`,
      'The condition of this #if is nested more than 200 deep; its lines are skipped.',
    ],
  ])('names the limit that is passed by %s', (_name, source, message) => {
    const given: Files = typeof source === 'string' ? { 'a.dts': source } : source
    const { diagnostics } = readDts('a.dts', {
      files: new Map(Object.entries(given)),
      includeDirs: [],
    })
    expect(diagnostics.map((d) => d.message)).toEqual([message])
  })

  it.each<readonly [string, string | Files]>([
    [
      '500 macros',
      `#define A499 1\n${each(499, (i) => `#define A${i} A${i + 1}\n`)}${value('<A0>')}`,
    ],
    ['10,000 includes', { 'a.dts': `${V1}${'#include "b.h"\n'.repeat(10_000)}/ { };`, 'b.h': '' }],
  ])('reads %s', (_name, source) => {
    const given: Files = typeof source === 'string' ? { 'a.dts': source } : source
    const files = new Map(Object.entries(given))
    expect(readDts('a.dts', { files, includeDirs: [] }).diagnostics).toEqual([])
  })

  it('gives up in one sentence: what follows from the end that comes too soon is no mistake', () => {
    const bombs = each(60, (i) => `#define A${i} A${i + 1} A${i + 1}\n`)
    const text = `#define A60 1\n${bombs}${root('p = <A0>; l: n { }; ')}&l { q = <&m>; };\n/ { m: m { }; };\n`
    const files = new Map([['a.dts', text]])
    const { diagnostics } = readDts('a.dts', { files, includeDirs: [] })
    expect(diagnostics.map(({ code }) => code)).toEqual(['dts/macro-expansion-too-long'])
  })

  const nested = (levels: number, body = ''): string =>
    `${'a {'.repeat(levels)}${body}${'};'.repeat(levels)}`
  it.each<readonly [string, string | Files]>([
    ['one block', root(nested(DEEP))],
    ['a second root block', `${root(nested(256))}/ {${nested(257)}};`],
    ['a label', `${root(nested(200, 'l: b { };'))}&l {${nested(100)}};`],
    ['a path', `${root(nested(200))}&{${'/a'.repeat(200)}} {${nested(100)}};`],
    ['an included file', { 'a.dts': root(nested(200, '\n#include "b.h"\n')), 'b.h': nested(100) }],
    ["dtc's own include", { 'a.dts': root(nested(200, '/include/ "b.h"')), 'b.h': nested(100) }],
    ['a macro', `#define N ${nested(100)}\n${root(nested(200, 'N'))}`],
    [
      'an overlay',
      `${V1}/plugin/;\n&x {${nested(254, `p = <&l>; ${nested(3)}`)}};\n&y { l: m { }; };`,
    ],
  ])(
    'keeps a tree at most 256 deep of nodes that %s nests deeper, and reads it again from its blob',
    (_by, source) => {
      const given: Files = typeof source === 'string' ? { 'a.dts': source } : source
      const files = new Map(Object.entries(given))
      const { tree, diagnostics } = readDts('a.dts', { files, includeDirs: [''] })
      expect(diagnostics.map(({ code }) => code)).toEqual(['dts/too-deep'])
      const blob = encodeDtb(tree)
      expect(blob.length).toBeLessThan(8192)
      const back = readDtb(blob, 'a.dtb')
      expect(back.diagnostics).toEqual([])
      // There the nodes of an overlay stand again, one level further down.
      const paths = Array.from(walk(back.tree), ({ path }) => path.replace('/__local_fixups__', ''))
      expect(Math.max(...paths.map((path) => path.split('/').length - 1))).toBe(256)
    },
  )
})

describe('what is merely unusual is read without a word', () => {
  it.each([
    ['CRLF line ends', root('p = <1>;\nq;').replace(/\n/g, '\r\n')],
    ['a byte order mark', `\ufeff${root('p = <1>;\nq;')}`],
    ['no line end at the end', root('p = <1>;\nq;').trimEnd()],
    ['a comment at the end', `${root('p = <1>;\nq;')}// x`],
    ['fixups by the thousand', root(`p = <1>;\nq; ${each(DEEP, (i) => `n${i} { };`)}`)],
  ])('%s', (_name, text) => {
    const files = new Map([['a.dts', text]])
    const { tree, diagnostics } = readDts('a.dts', { files, includeDirs: [] })
    expect(diagnostics).toEqual([])
    expect(tree.root.properties.map(({ name, value }) => [name, ...value])).toEqual([
      ['p', 0, 0, 0, 1],
      ['q'],
    ])
  })

  it('an overlay with a hundred thousand fixups of one label', () => {
    const text = `${V1}/plugin/;\n/ { n { p = <${'&x '.repeat(100_000)}>; }; };`
    const { tree, diagnostics } = readDts('a.dts', {
      files: new Map([['a.dts', text]]),
      includeDirs: [],
    })
    const fixups = tree.root.children.find(({ name }) => name === '__fixups__')
    const places = new TextDecoder().decode(fixups?.properties[0]?.value).split('\0')
    expect(diagnostics).toEqual([])
    expect(places.slice(0, 2)).toEqual(['/n:p:0', '/n:p:4'])
    expect(places.length).toBe(100_001)
  })
})
