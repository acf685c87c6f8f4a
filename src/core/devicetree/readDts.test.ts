import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readDtb } from './readDtb.ts'
import { type ReadDtsOptions, readDts } from './readDts.ts'
import type { ReadResult } from './readResult.ts'
import type { DtNode } from './tree.ts'

const hasTools = ['cpp', 'dtc'].every((tool) => spawnSync(tool, ['--version']).status === 0)
if (!hasTools)
  console.info('skipped: cpp and dtc beside the written results, as one of them is missing')

/** 'name{property=hex child{}}', in tree order. */
function show(node: DtNode): string {
  const inside = [
    ...node.properties.map(({ name, value }) =>
      value.length === 0 ? name : `${name}=${Buffer.from(value).toString('hex')}`,
    ),
    ...node.children.map(show),
  ]
  return `${node.name || '/'}{${inside.join(' ')}}`
}

/** Reads one or more files; the entry is 'a.dts'. `symbols` off unless asked for. */
function read(
  source: string | Readonly<Record<string, string>>,
  options: ReadDtsOptions = {},
): ReadResult {
  const files = new Map(Object.entries(typeof source === 'string' ? { 'a.dts': source } : source))
  return readDts('a.dts', { files, includeDirs: ['inc'] }, { symbols: false, ...options })
}

/** Findings as 'severity code text-they-point-at'. */
function findings(source: string | Readonly<Record<string, string>>): string[] {
  const text = typeof source === 'string' ? source : (source['a.dts'] ?? '')
  return read(source).diagnostics.map(({ code, severity, subject }) => {
    const at =
      subject.kind === 'text' && subject.span.file === 'a.dts'
        ? text.slice(subject.span.from, subject.span.to)
        : ''
    return `${severity} ${code} ${at}`.trim()
  })
}

/** What cpp and dtc make of a source, or null when they refuse it. */
function oracle(source: string, flags: readonly string[] = []): string | null {
  const cpp = spawnSync(
    'cpp',
    ['-nostdinc', '-undef', '-D__DTS__', '-x', 'assembler-with-cpp', '-'],
    { input: source },
  )
  if (cpp.status !== 0) return null
  const dtc = spawnSync('dtc', ['-q', ...flags, '-I', 'dts', '-O', 'dtb', '-'], {
    input: cpp.stdout,
  })
  return dtc.status === 0 ? show(readDtb(dtc.stdout, 'dtc').tree.root) : null
}

const V1 = '/dts-v1/;\n'
const root = (body: string): string => `${V1}/ {\n${body}\n};\n`
const value = (text: string): string => root(`p = ${text};`)
const p = (hex: string): string => `/{p=${hex}}`

const VALUES: readonly (readonly [string, string, string])[] = [
  ['an empty property is a flag', root('p;'), '/{p}'],
  [
    'cells are 32 bits, big-endian',
    value('<1 0x2 010 0xffffffff>'),
    p('000000010000000200000008ffffffff'),
  ],
  ['no cells at all', value('<>'), '/{p}'],
  [
    'number suffixes',
    value('<1U 2UL 3ULL 0x4L 5LL>'),
    p('0000000100000002000000030000000400000005'),
  ],
  ['strings end in a zero', value('"ab", ""'), p('61620000')],
  [
    'string escapes',
    value(String.raw`"\n\t\r\a\b\v\f\\\"\x41\x4\101\0"`),
    p('0a090d07080b0c5c22410441' + '0000'),
  ],
  ['an unknown escape is its letter', value(String.raw`"\q"`), p('7100')],
  ['UTF-8 in strings', value('"µ"'), p('c2b500')],
  ['byte strings', value('[00 ff1234 Ab]'), p('00ff1234ab')],
  ['an empty byte string', value('[]'), '/{p}'],
  ['/bits/ 8', value('/bits/ 8 <1 0xff (-1)>'), p('01ffff')],
  ['/bits/ 16', value('/bits/ 16 <0x1234 (-2)>'), p('1234fffe')],
  [
    '/bits/ 64',
    value('/bits/ 64 <0x123456789abcdef0 1 (-1)>'),
    p('123456789abcdef00000000000000001ffffffffffffffff'),
  ],
  ['values of all kinds in a row', value('<1>, "a", [ff], <2>'), p('000000016100ff00000002')],
  ['characters', value(String.raw`<'a' '\n' '\'' '\x41'>`), p('000000610000000a0000002700000041')],
  ['labels inside values', value('a: <b: 1 c: 2 d:>, e: "x" f:'), p('00000001000000027800')],
  ['labels inside byte strings', value('[x: 00 y: 11]'), p('0011')],
  ['comments everywhere', value('/* a */ < /* b */ 1 // c\n 2 >'), p('0000000100000002')],
  [
    'a name of every character',
    root('a,b.c_d+e*f#g?h-i1 = <1>;'),
    '/{a,b.c_d+e*f#g?h-i1=00000001}',
  ],
  ['a name with a backslash', root('\\p = <1>;'), p('00000001')],
  [
    'a name that starts a line with #',
    root('#address-cells = <2>;\n#if-cells-not = <1>;').replace('#if-cells-not', '#size-cells'),
    '/{#address-cells=00000002 #size-cells=00000001}',
  ],
  [
    'a name of digits',
    root('8e-f = <1>; 0123 { }; 1-2e+3 { };'),
    '/{8e-f=00000001 0123{} 1-2e+3{}}',
  ],
  ['a string over two lines', value('"a\nb"'), p('610a6200')],
]

const EXPRESSIONS: readonly (readonly [string, string])[] = [
  ['1 + 2 * 3', '00000007'],
  ['(1 + 2) * 3', '00000009'],
  ['7 - 2 - 1', '00000004'],
  ['-1', 'ffffffff'],
  ['~0', 'ffffffff'],
  ['!5 + !0', '00000001'],
  ['7 / 2', '00000003'],
  ['7 % 4', '00000003'],
  ['1 << 4 | 1', '00000011'],
  ['0xf0 >> 4', '0000000f'],
  ['1 << 31', '80000000'],
  ['0xff & 0x0f ^ 1', '0000000e'],
  ['1 < 2 && 2 > 1', '00000001'],
  ['1 <= 1 || 0', '00000001'],
  ['2 >= 3', '00000000'],
  ['1 == 1 != 0', '00000001'],
  ['0 ? 1 : 2 ? 3 : 4', '00000003'],
  ['1 ? 2 : 0 ? 3 : 4', '00000002'],
  ['(0xffffffffffffffff + 2)', '00000001'],
  ['(0 - 1) > 5', '00000001'],
  ['1 << 64', '00000000'],
  ['1 << 63 >> 63', '00000001'],
  ['0xff >> 32', '00000000'],
  ['0x7fffffff << 31 == 0x3fffffff80000000', '00000001'],
  ['1 & 2 == 2', '00000001'],
  ['0x100000000 * 0x100000000', '00000000'],
  ['(-8) / 2 == 0x7ffffffffffffffc', '00000001'],
  ["'a' + 1", '00000062'],
  ['1 + -1', '00000000'],
  ['0xdeadbeef & ~0xff', 'deadbe00'],
  ['3000000000 * 3 / 3', 'b2d05e00'],
]

const TREES: readonly (readonly [string, string, string])[] = [
  [
    'blocks merge, later values win in the earlier place',
    `${root('a = <1>; b = <2>; n { x; };')}/ { a = <3>; n { y; }; };`,
    '/{a=00000003 b=00000002 n{x y}}',
  ],
  ['a label block merges', `${root('l: n { };')}&l { x; };`, '/{n{x}}'],
  ['a path block merges', `${root('n { m { }; };')}&{/n/m} { x; };`, '/{n{m{x}}}'],
  ['a label block can add a label', `${root('l: n { };')}m: &l { };\n&m { x; };`, '/{n{x}}'],
  ['several labels on a node', `${root('a: b: n { p = <1>; };')}&b { q; };`, '/{n{p=00000001 q}}'],
  ['labels before properties', root('a: b: p = <1>;'), p('00000001')],
  ['/delete-property/', `${root('a; b;')}/ { /delete-property/ a; };`, '/{b}'],
  ['/delete-node/ by name', `${root('n { }; m { };')}/ { /delete-node/ n; };`, '/{m{}}'],
  ['/delete-node/ by label', `${root('l: n { }; m { };')}/delete-node/ &l;`, '/{m{}}'],
  ['/delete-node/ by path', `${root('n { }; m { };')}/delete-node/ &{/n};`, '/{m{}}'],
  [
    'a node deleted and defined again keeps its place',
    `${root('n { x; }; m { };')}/delete-node/ &{/n};\n/ { n { y; }; };`,
    '/{n{y} m{}}',
  ],
  [
    'a property deleted and set again keeps its place',
    `${root('a = <1>; b;')}/ { /delete-property/ a; };\n/ { a = <2>; };`,
    '/{a=00000002 b}',
  ],
  [
    'a deletion in a later block acts in order',
    `${root('n { x; };')}/ { n { y; }; /delete-node/ n; };`,
    '/{}',
  ],
  [
    'a deletion in a new child leaves a place behind',
    `${root('')}/ { b: b { /delete-node/ x; y { }; }; };\n&b { x { }; };`,
    '/{b{x{} y{}}}',
  ],
  [
    'of two nodes with a label the first in tree order is meant',
    `${root('n { l: m { }; };')}/ { l: n { x; }; };\n/delete-node/ &l;`,
    '/{}',
  ],
  [
    'a deleted label is free again',
    `${root('l: n { };')}/delete-node/ &l;\n/ { l: m { }; };\n&l { x; };`,
    '/{m{x}}',
  ],
  [
    'a deleted label comes back with its node',
    `${root('l: n { };')}/delete-node/ &l;\n/ { l: n { x; }; };\n&l { y; };`,
    '/{n{x y}}',
  ],
  [
    'a reference in a cell is a phandle',
    root('p = <&l 5>; l: n { };'),
    '/{p=0000000100000005 n{phandle=00000001}}',
  ],
  ['a path reference in a cell', root('p = <&{/n}>; n { };'), '/{p=00000001 n{phandle=00000001}}'],
  [
    'a reference outside of cells is a path',
    root('p = &l, "x"; n { l: m { }; };'),
    `/{p=${Buffer.from('/n/m\0x\0').toString('hex')} n{m{}}}`,
  ],
  [
    'a path reference outside of cells',
    root('p = &{/n}; n { };'),
    `/{p=${Buffer.from('/n\0').toString('hex')} n{}}`,
  ],
  ['a reference to the root', root('p = <&{/}>, &{/};'), '/{p=000000012f00 phandle=00000001}'],
  [
    'phandles are numbered as references appear',
    root('a { p = <&y &x>; }; x: b { }; y: c { };'),
    '/{a{p=0000000100000002} b{phandle=00000002} c{phandle=00000001}}',
  ],
  [
    'explicit phandles are kept and skipped',
    root('p = <&x &y>; x: a { }; y: b { phandle = <1>; };'),
    '/{p=0000000200000001 a{phandle=00000002} b{phandle=00000001}}',
  ],
  [
    'linux,phandle counts',
    root('p = <&x>; x: a { linux,phandle = <7>; };'),
    '/{p=00000007 a{linux,phandle=00000007}}',
  ],
  [
    'a node can ask for its own phandle',
    root('x: a { phandle = <&x>; };'),
    '/{a{phandle=00000001}}',
  ],
  ['/omit-if-no-ref/ on a node nobody needs', root('/omit-if-no-ref/ l: n { }; m { };'), '/{m{}}'],
  [
    '/omit-if-no-ref/ on a node that is referenced',
    root('p = <&l>; /omit-if-no-ref/ l: n { };'),
    '/{p=00000001 n{phandle=00000001}}',
  ],
  ['/omit-if-no-ref/ from outside', `${root('l: n { }; m { };')}/omit-if-no-ref/ &l;`, '/{m{}}'],
  ['/omit-if-no-ref/ between labels', root('a: /omit-if-no-ref/ n { };'), '/{}'],
  ['a name property that repeats the name is dropped', root('n@1 { name = "n"; };'), '/{n@1{}}'],
  [
    '/memreserve/ stands first',
    `${V1}/memreserve/ 0x1000 (1 << 12);\nl: /memreserve/ 0x8000000000000000 2;\n/ { };`,
    '/{}',
  ],
  ['versions may repeat', `${V1}${V1}/ { };`, '/{}'],
]

const hexString = (text: string): string => Buffer.from(`${text}\0`).toString('hex')

/** As TREES, read and compiled with symbols. */
const SYMBOLS: readonly (readonly [string, string, string])[] = [
  [
    'every label has a symbol and a phandle, latest label first',
    `${root('a: b: n { c: m { }; }; d: e { };')}f: &d { };\n/ { g: n { }; };`,
    `/{n{phandle=00000001 m{phandle=00000002}} e{phandle=00000003} __symbols__{${[
      ['g', '/n'],
      ['a', '/n'],
      ['b', '/n'],
      ['c', '/n/m'],
      ['f', '/e'],
      ['d', '/e'],
    ]
      .map(([label, path]) => `${label}=${hexString(path ?? '')}`)
      .join(' ')}}}`,
  ],
  [
    'an /omit-if-no-ref/ node that has a label stays',
    root('/omit-if-no-ref/ l: n { }; /omit-if-no-ref/ m { };'),
    `/{n{phandle=00000001} __symbols__{l=${hexString('/n')}}}`,
  ],
  [
    'the phandle of an omitted node is given again',
    root('/omit-if-no-ref/ m { l: n { p = <&l>; }; }; k: o { };'),
    `/{o{phandle=00000001} __symbols__{k=${hexString('/o')}}}`,
  ],
  [
    'a label that is set again keeps its place',
    `${root('a: b: n { };')}/ { b: n { }; };\nb: &a { };`,
    `/{n{phandle=00000001} __symbols__{a=${hexString('/n')} b=${hexString('/n')}}}`,
  ],
  ['no label, no symbols', root('n { };'), '/{n{}}'],
]

const MACROS: readonly (readonly [string, string, string])[] = [
  ['object-like', `#define A 5\n${value('<A>')}`, p('00000005')],
  ['nested', `#define A B\n#define B (1 + 2)\n${value('<A>')}`, p('00000003')],
  ['function-like', `#define F(x, y) (((x) << 8) | (y))\n${value('<F(1, 2)>')}`, p('00000102')],
  [
    'function-like with nothing in it',
    `#define F() 3\n${value('<F() F( )>')}`,
    p('0000000300000003'),
  ],
  [
    'arguments that are macros',
    `#define F(x) x\n#define A 1 2\n${value('<F(A)>')}`,
    p('0000000100000002'),
  ],
  [
    'arguments over several lines',
    `#define F(x, y) x y\n${value('<F(1,\n 2)>')}`,
    p('0000000100000002'),
  ],
  ['arguments in parentheses', `#define F(x) 7\n${value('<F((1, 2))>')}`, p('00000007')],
  ['a name without its parentheses', `#define p(x) q\n${root('p = <1>;')}`, p('00000001')],
  [
    'stringify',
    `#define S(x) #x\n${value('S( a  b "c" )')}`,
    p(Buffer.from('a b "c"\0').toString('hex')),
  ],
  [
    'stringify what a macro gives',
    `#define S(x) T(x)\n#define T(x) #x\n#define A 1\n${value('S(A)')}`,
    p('3100'),
  ],
  ['paste names', `#define C(x) A_##x\n#define A_1 7\n${value('<C(1)>')}`, p('00000007')],
  [
    'paste with an empty argument',
    `#define C(x, y) x##y\n${value('<C(,1) C(2,)>')}`,
    p('0000000100000002'),
  ],
  [
    'paste twice',
    `#define C(a, b, c) a##b##c\n#define xyz 4\n${value('<C(x,y,z)>')}`,
    p('00000004'),
  ],
  ['paste without a parameter', `#define C A_ ## B\n#define A_B 9\n${value('<C>')}`, p('00000009')],
  [
    'pasted arguments are not expanded',
    `#define A 1\n#define C(x) x##A\n#define AA 6\n${value('<C(A)>')}`,
    p('00000006'),
  ],
  [
    'variadic',
    `#define V(...) __VA_ARGS__\n${value('<V(1) V(2 3)>, V("a", "b")')}`,
    p('00000001000000020000000361006200'),
  ],
  ['variadic with a name', `#define V(a, r...) a r\n${value('<V(1, 2)>')}`, p('0000000100000002')],
  [
    'variadic whose comma goes',
    `#define V(a, ...) a, ##__VA_ARGS__\n${value('V("a"), V("b", "c")')}`,
    p('610062006300'),
  ],
  [
    'a macro in its own body stops',
    `#define A 1 B\n#define B 2\n#define F(x) x\n${value('<A F(F(3))>')}`,
    p('000000010000000200000003'),
  ],
  ['in names', `#define ADDR 1c00\n${root('n@ADDR { };')}`, '/{n@1c00{}}'],
  ['in names, on both sides', `#define A x\n${root('a-A-b = <1>;')}`, '/{a-x-b=00000001}'],
  ['as a label', `#define L lab\n${root('L: n { };')}&lab { x; };`, '/{n{x}}'],
  [
    'behind &',
    `#define L lab\n${root('p = <&L>; lab: n { };')}`,
    '/{p=00000001 n{phandle=00000001}}',
  ],
  ['that hold statements', `#define S(n) n = <1>; q;\n${root('S(p)')}`, '/{p=00000001 q}'],
  [
    'that hold nodes',
    `#define N(n, ...) n { __VA_ARGS__ };\n${root('N(a, x = <1>; y;)')}`,
    '/{a{x=00000001 y}}',
  ],
  ['#undef', `#define p q\n#undef p\n${root('p;')}`, '/{p}'],
  ['defined again', `#define A 1\n#undef A\n#define A 2\n${value('<A>')}`, p('00000002')],
  [
    'in a row, the last one counting',
    `#define A 1\n\n  # define B A\r\n\t#define\tC\n#define A 2\n${value('<A B C>')}`,
    p('0000000200000002'),
  ],
  [
    'in a row, with comments',
    `#define A 1 // it is /* one\n#define B 2 /* "two" \\ #2 */ 3\n#define C 4 /* four\n*/ 5\n${value('<A B C>')}`,
    p('0000000100000002000000030000000400000005'),
  ],
  [
    'in a row, those with more to them between',
    `#define A 1\n#define F(x) x A\n#define B/**/2\n#define S "s" \\\n, "t"\n#define C 3\n${value('<F(B) C>, S')}`,
    p('00000002000000010000000373007400'),
  ],
  [
    'in a row, cut by what is skipped',
    `#define A 1\n#if 0\n#define A 2\n#define B 3\n#endif\n#define C A\n${root('p = <C>;\n#ifndef B\nq;\n#endif')}`,
    '/{p=00000001 q}',
  ],
  ['continued lines', `#define A 1 \\\n  2\n${value('<A>')}`, p('0000000100000002')],
  ['comments in definitions', `#define A /* x */ 1 // y\n${value('<A>')}`, p('00000001')],
  [
    '#ifdef',
    `#define A\n${root('#ifdef A\na;\n#else\nb;\n#endif\n#ifndef A\nc;\n#endif')}`,
    '/{a}',
  ],
  [
    '#if and #elif',
    root(
      '#if 0\na;\n#elif 1 > 2\nb;\n#elif defined(__DTS__) && !defined X\nc;\n#elif 1\nd;\n#else\ne;\n#endif',
    ),
    '/{c}',
  ],
  ['#if in what is skipped', root('#if 0\n#if 1\na;\n#else\nb;\n#endif\n#endif\nc;'), '/{c}'],
  [
    '#if with macros',
    `#define N 4\n#define F(x) ((x) * 2)\n${root('#if F(N) == 8 && -1 < 0 && 1U && 0x10UL\na;\n#endif')}`,
    '/{a}',
  ],
  [
    '#if that passes over a division by zero',
    root('#if (0 && 1 / 0) || (1 || 1 / 0) && (1 ? 2 : 1 / 0)\na;\n#endif'),
    '/{a}',
  ],
  [
    '#ifdef of what cpp has built in',
    root('#if defined(__has_include) && defined __LINE__\na;\n#endif'),
    '/{a}',
  ],
  ['#if of an unknown name', root('#if FOO\na;\n#else\nb;\n#endif'), '/{b}'],
  [
    'a condition in the middle of a value',
    root('p = <1\n#ifdef X\n2\n#else\n3\n#endif\n>;'),
    p('0000000100000003'),
  ],
  ['a # alone', `#\n${root('p;')}`, '/{p}'],
  ['an apostrophe in what is skipped', `#if 0\ndon't "care\n#endif\n${root('p;')}`, '/{p}'],
  ['line markers of an earlier run', `# 1 "x.dts" 1\n${root('# 4 "y.dts"\np;')}`, '/{p}'],
  [
    'expressions from headers',
    `#define PIN(x) ((x) << 8)\n#define P1 (PIN(1) | 3)\n${value('<P1>')}`,
    p('00000103'),
  ],
  [
    'a recursive pair',
    `#define f(x) g(x)\n#define g(x) x\n${value('<f(1) g(f(2))>')}`,
    p('0000000100000002'),
  ],
  [
    'a function name from a macro',
    `#define F G\n#define G(x) x\n${value('<F(8)>')}`,
    p('00000008'),
  ],
]

describe('readDts', () => {
  describe.each([
    ['values', VALUES],
    ['expressions', EXPRESSIONS.map(([e, hex]) => [e, value(`<(${e})>`), p(hex)] as const)],
    ['trees', TREES],
    ['macros', MACROS],
  ])('%s', (_group, rows) => {
    it.each(rows)('%s', (_name, source, expected) => {
      const { tree, diagnostics } = read(source)
      expect(show(tree.root)).toBe(expected)
      expect(diagnostics).toEqual([])
      if (hasTools) expect(oracle(source)).toBe(expected)
    })
  })

  it.each(SYMBOLS)('with symbols: %s', (_name, source, expected) => {
    const { tree, diagnostics } = read(source, { symbols: true })
    expect(show(tree.root)).toBe(expected)
    expect(diagnostics).toEqual([])
    if (hasTools) expect(oracle(source, ['-@'])).toBe(expected)
  })

  it('packs a plugin into fragments, with fixups', () => {
    const source = `/dts-v1/;\n/plugin/;\n&out { p = <&other 1 &in>; in: n { q = <&in &out>; }; };\n&{/soc} { x; };\n/ { y; };\n`
    const hex = (s: string): string => Buffer.from(s).toString('hex')
    const expected =
      `/{y fragment@0{target=ffffffff __overlay__{p=ffffffff0000000100000001 n{q=00000001ffffffff phandle=00000001}}}` +
      ` fragment@1{target-path=${hex('/soc\0')} __overlay__{x}}` +
      ` __fixups__{out=${hex('/fragment@0:target:0\0/fragment@0/__overlay__/n:q:4\0')} other=${hex('/fragment@0/__overlay__:p:0\0')}}` +
      ` __local_fixups__{fragment@0{__overlay__{p=00000008 n{q=00000000}}}}}`
    const { tree, diagnostics, overlay } = read(source)
    expect(show(tree.root)).toBe(expected)
    expect(diagnostics).toEqual([])
    expect(overlay).toBe(true)
    if (hasTools) expect(oracle(source)).toBe(expected)
  })
})

describe('includes', () => {
  it.each([
    ['beside the file', { 'a.dts': `#include "b.dtsi"\n`, 'b.dtsi': root('p;') }, '/{p}'],
    [
      'in an include directory, quoted',
      { 'a.dts': `#include "b.dtsi"\n`, 'inc/b.dtsi': root('p;') },
      '/{p}',
    ],
    [
      'in an include directory, in brackets',
      { 'a.dts': `#include <d/b.h>\n${value('<A>')}`, 'inc/d/b.h': '#define A 1\n' },
      p('00000001'),
    ],
    ['with /include/', { 'a.dts': `${V1}/include/ "b.dtsi"\n`, 'b.dtsi': '/ { p; };' }, '/{p}'],
    [
      'from a macro',
      { 'a.dts': `#define H <d/b.h>\n#include H\n${value('<A>')}`, 'inc/d/b.h': '#define A 2\n' },
      p('00000002'),
    ],
    [
      'by the end of the path, when folders are missing',
      {
        'a.dts': `#include <dt-bindings/x/y.h>\n${value('<A>')}`,
        'else/dt-bindings/x/y.h': '#define A 3',
        'else/y.h': '#define A 4',
      },
      p('00000003'),
    ],
    [
      'relative to the including file',
      {
        'a.dts': `#include "d/b.dtsi"\n`,
        'd/b.dtsi': `#include "../c/c.dtsi"\n`,
        'c/c.dtsi': root('p;'),
      },
      '/{p}',
    ],
    [
      'guarded against a second time',
      {
        'a.dts': `#include "b.h"\n#include "b.h"\n${value('<A>')}`,
        'b.h': '#ifndef B\n#define B\n#define A 5\n#endif',
      },
      p('00000005'),
    ],
    [
      'in the middle of a value',
      { 'a.dts': root('p = <\n#include "b.h"\n>;'), 'b.h': '1 2' },
      p('0000000100000002'),
    ],
    [
      'with a byte order mark and CRLF',
      { 'a.dts': `\ufeff#include "b.h"\r\n${value('<A\r\n>')}`, 'b.h': '#define A \\\r\n 6\r\n' },
      p('00000006'),
    ],
  ])('are found %s', (_name, files, expected) => {
    const { tree, diagnostics } = read(files)
    expect(show(tree.root)).toBe(expected)
    expect(diagnostics).toEqual([])
  })
})

describe('findings', () => {
  it.each<readonly [string, string | Record<string, string>, readonly string[]]>([
    [
      'a missing include',
      `#include <x.h>\n#include <x.h>\n${root('')}`,
      ['warning dts/missing-include #include <x.h>'],
    ],
    ['a missing entry', { 'b.dts': '' }, ['error dts/missing-file']],
    ['an unknown macro, once', value('<FOO FOO (FOO | 1)>'), ['info dts/unknown-macro FOO']],
    [
      'an unknown macro with arguments',
      value('<FOO(1, (2)) 3>'),
      ['info dts/unknown-macro FOO(1, (2))'],
    ],
    ['an unknown macro as a value', value('FOO'), ['info dts/unknown-macro FOO']],
    ['an unknown macro of statements', root('FOO(a, b)\np;'), ['info dts/unknown-macro FOO(a, b)']],
    ['no version', '/ { };', ['info dts/no-version /']],
    ['a reference to no node', value('<&nope>'), ['error dts/unknown-reference &nope']],
    ['a path reference to no node', value('&{/nope}'), ['error dts/unknown-reference &{/nope}']],
    ['a block for no node', `${root('')}&nope { };`, ['error dts/unknown-reference &nope']],
    [
      'a deletion of no node',
      `${root('')}/delete-node/ &nope;`,
      ['error dts/unknown-reference &nope'],
    ],
    [
      'a bad reference behind a bad value',
      `${root('a = <%>;')}& { };`,
      ['error dts/syntax %', 'error dts/syntax &'],
    ],
    ['a missing semicolon', root('a = <1>\nb;'), ['error dts/missing-semicolon >']],
    ['a missing semicolon behind a node', root('n { }\nm { };'), ['error dts/missing-semicolon }']],
    [
      'an unclosed node',
      `${V1}/ {\n n { p;`,
      ['error dts/unclosed-node n', 'error dts/unclosed-node /'],
    ],
    ['an unclosed string', root('a = "x;\nb = "y";'), ['error dts/unterminated-string "x;']],
    ['an unclosed comment', `${root('')}/* x`, ['error dts/unterminated-comment /* x']],
    ['two labels before a reference', `${root('l: n { };')}a: b: &l { };`, ['error dts/syntax a']],
    ['words a macro brings together', `#define F() a\n${root('F()b;')}`, ['error dts/syntax b']],
    ['a backslash without a name', root('\\ { };'), ['error dts/syntax {']],
    ['a label with an @', root('a@1: p;'), ['error dts/syntax :']],
    ['no tree at all', V1, ['error dts/no-tree']],
    ['a stray character', root('a = <1> %;'), ['error dts/missing-semicolon >']],
    ['a stray character where a statement should be', root('$;'), ['error dts/syntax $']],
    ['a NUL', root('\0;'), ['error dts/bad-character \0']],
    ['a bad number', value('<09 0x>'), ['error dts/bad-number 09', 'error dts/bad-number 0x']],
    [
      'a number above 64 bits',
      value('<0x10000000000000000>'),
      ['error dts/bad-number 0x10000000000000000'],
    ],
    ['a cell that overflows', value('<0x100000000>'), ['error dts/cell-overflow 0x100000000']],
    ['a byte that overflows', value('/bits/ 8 <0x100>'), ['error dts/cell-overflow 0x100']],
    ['bits nobody has', value('/bits/ 12 <1>'), ['error dts/bad-bits 12']],
    [
      'a reference in small cells',
      root('p = /bits/ 8 <&l>; l: n { };'),
      ['error dts/reference-size &l'],
    ],
    ['division by zero', value('<(1 / 0)>'), ['error dts/division-by-zero )']],
    ['an expression without parentheses', value('<1 + 2>'), ['error dts/syntax +']],
    ['half an expression', value('<(1 + )>'), ['error dts/syntax )']],
    ['half a byte', value('[123]'), ['error dts/syntax 123']],
    ['a property behind a node', root('n { }; p;'), ['error dts/property-after-node p;']],
    ['the same node twice in a block', root('n { }; n { };'), ['error dts/duplicate-node n { };']],
    [
      'a deletion in the block that defines',
      root('n { }; /delete-node/ n;'),
      ['error dts/duplicate-node /delete-node/ n'],
    ],
    ['a property name with an @', root('a@1;'), ['error dts/bad-name a@1;']],
    ['a node name with a #', root('a#1 { };'), ['error dts/bad-name a#1 { };']],
    ['a node name with two @', root('a@1@2 { };'), ['error dts/bad-name a@1@2 { };']],
    ['an unknown macro in a unit address', root('a@FOO_1 { };'), ['info dts/unknown-unit a@FOO_1']],
    [
      'an unknown macro in a unit address and in a value',
      root('a@FOO_1 { reg = <FOO_1>; };'),
      ['info dts/unknown-unit a@FOO_1', 'info dts/unknown-macro FOO_1'],
    ],
    ['the same property twice in a block', root('p; p;'), ['error dts/duplicate-property p;']],
    ['a label twice', root('l: n { }; l: m { };'), ['error dts/duplicate-label l']],
    [
      'a label twice in a value',
      root('p = l: <1 l: 2>;'),
      ['error dts/duplicate-label p = l: <1 l: 2>;'],
    ],
    [
      'a label in a value and at a node',
      root('p = l: <1>; l: n { };'),
      ['error dts/duplicate-label l'],
    ],
    ['phandle 0', root('phandle = <0>;'), ['error dts/bad-phandle phandle = <0>;']],
    [
      'phandle 0xffffffff',
      root('phandle = <0xffffffff>;'),
      ['error dts/bad-phandle phandle = <0xffffffff>;'],
    ],
    [
      'a phandle of two cells',
      root('phandle = <1 2>;'),
      ['error dts/bad-phandle phandle = <1 2>;'],
    ],
    [
      'a phandle twice',
      root('a { phandle = <1>; }; b { phandle = <1>; };'),
      ['error dts/duplicate-phandle phandle = <1>;'],
    ],
    [
      'a phandle of another node',
      root('phandle = <&l>; l: n { };'),
      ['error dts/bad-phandle phandle = <&l>;'],
    ],
    [
      'a wrong name property',
      root('n { name = "m"; };'),
      ['error dts/wrong-name-property name = "m";'],
    ],
    [
      'deleting the root',
      `${root('')}/delete-node/ &{/};`,
      ['error dts/delete-root /delete-node/ &{/}'],
    ],
    ['a version behind a block', `${root('')}/dts-v1/;`, ['error dts/misplaced /dts-v1/']],
    [
      'a reservation behind a block',
      `${root('')}/memreserve/ 0 1;`,
      ['error dts/misplaced /memreserve/'],
    ],
    [
      'a missing binary, as a notice',
      value('/incbin/("x.bin")'),
      ['info dts/missing-binary /incbin/("x.bin")'],
    ],
    [
      'a wrong number of arguments',
      `#define F(x) x\n${value('<F(1, 2)>')}`,
      ['error dts/macro-arguments F'],
    ],
    [
      'arguments without end',
      `#define F(x) x\n${root('p = <F(1>;')}`,
      ['error dts/unterminated-macro-call F', 'error dts/syntax', 'error dts/unclosed-node /'],
    ],
    ['#endif alone', `#endif\n${root('')}`, ['error dts/unbalanced-condition #endif']],
    ['#if alone', `#if 1\n${root('')}`, ['error dts/unbalanced-condition #if 1']],
    [
      'a condition nobody can evaluate',
      `#if (1\n#endif\n${root('')}`,
      ['error dts/bad-condition #if (1'],
    ],
    [
      'a defined that ends with its line',
      `#define A\n#if defined\nA\n#endif\n${root('')}`,
      ['error dts/bad-condition #if defined'],
    ],
    ['#error', `#error stop here\n${root('')}`, ['error dts/error-directive #error stop here']],
    ['#warning', `#warning look\n${root('')}`, ['warning dts/warning-directive #warning look']],
    ['an #include of nothing', `#include\n${root('')}`, ['error dts/bad-include #include']],
    ['a #define of nothing', `#define 1\n${root('')}`, ['error dts/bad-define #define 1']],
    [
      'a #define of defined',
      `#define defined 1\n${root('')}`,
      ['error dts/bad-define #define defined 1'],
    ],
    [
      'a second #else',
      `#if 1\n#else\n#else\n#endif\n${root('')}`,
      ['error dts/unbalanced-condition #else'],
    ],
    ['a macro only cpp knows', value('<__LINE__>'), ['warning dts/unsupported-macro __LINE__']],
    [
      '__VA_OPT__',
      `#define V(...) __VA_OPT__(1)\n${root('')}`,
      ['warning dts/unsupported-macro #define V(...) __VA_OPT__(1)'],
    ],
    [
      '__has_include of a macro',
      `#if __has_include(X)\n#endif\n${root('')}`,
      ['error dts/bad-condition #if __has_include(X)'],
    ],
    [
      'an include taken by its name alone',
      { 'a.dts': `#include <dt-bindings/x/y.h>\n${value('<A>')}`, 'y.h': '#define A 4' },
      ['info dts/include-by-name #include <dt-bindings/x/y.h>'],
    ],
  ])('name %s', (_name, source, expected) => {
    expect(findings(source)).toEqual(expected)
  })

  it.each([
    [
      'what stands before and after a bad statement',
      root('a = <1>; b = <%>; c = <3>; n { };'),
      '/{a=00000001 c=00000003 n{}}'.replace('c=', 'b= c=').replace('b= ', ''),
    ],
    ['a property whose ; was forgotten', root('a = <1>\nb = <2>;'), '/{a=00000001 b=00000002}'],
    ['what follows an unclosed string', root('a = "x;\nb = "y";'), '/{b=7900}'],
    ['a node whose }; was forgotten', `${V1}/ { a { x; `, '/{a{x}}'],
    ['the blocks behind a broken one', `${V1}/ { a { ) }; };\n/ { b; };`, '/{b a{}}'],
  ])('keep %s', (_name, source, expected) => {
    expect(show(read(source).tree.root)).toBe(expected)
  })

  it('refuses what dtc refuses', () => {
    if (!hasTools) return
    for (const source of [
      value('<&nope>'),
      root('n { }; n { };'),
      value('<09>'),
      root('n { }; p;'),
      `${root('')}&x { };`,
      value('<0x100000000>'),
      root('phandle = <0>;'),
      root('n { }; /delete-node/ n;'),
      root('a@1;'),
      root('a#1 { };'),
      root('a@1@2 { };'),
      `#define F() a\n${root('F()b;')}`,
    ])
      expect(oracle(source)).toBeNull()
  })
})

describe('provenance', () => {
  it('keeps the statements a value replaced and what was deleted by whom', () => {
    const source = `${root('p = <1>; q; n { x; };')}/ { p = <2>; };\n/ { p = <3>; /delete-property/ q; };\n/delete-node/ &{/n};\n`
    const { tree, deletions } = read(source)
    const text = ({ from, to }: { from: number; to: number }): string => source.slice(from, to)
    const [property] = tree.root.properties
    expect(property?.replaced?.map(text)).toEqual(['p = <1>;', 'p = <2>;'])
    expect(property?.span && text(property.span)).toBe('p = <3>;')
    expect(tree.root.spans.map(text).map((t) => t.slice(0, 3))).toEqual(['/ {', '/ {', '/ {'])
    expect(
      deletions.map((d) => [d.kind, d.path, d.property, text(d.span), d.deleted.map(text)]),
    ).toEqual([
      ['property', '/', 'q', '/delete-property/ q', ['q;']],
      ['node', '/n', null, '/delete-node/ &{/n}', ['n { x; };']],
      ['property', '/n', 'x', '/delete-node/ &{/n}', ['x;']],
    ])
  })

  it.each([
    [101, 0],
    [102, 1],
    [300, 199],
  ])(
    'of %d statements of one property keeps the last, the 100 before it, and the number of the others: %d',
    (count, others) => {
      const block = (body: string): string => `/ { n { ${body} }; };\n`
      const blocks = Array.from({ length: count }, (_, i) => block(`p = <${i}>;`)).join('')
      const source = `/dts-v1/;\n${blocks}`
      const last = Array.from({ length: 101 }, (_, i) => `p = <${others + i}>;`)
      const text = ({ from, to }: { from: number; to: number }): string => source.slice(from, to)

      const property = read(source).tree.root.children[0]?.properties[0]
      expect(property?.replaced?.map(text)).toEqual(last.slice(0, -1))
      expect(property?.moreReplaced ?? 0).toBe(others)

      for (const deleting of [block('/delete-property/ p;'), '/delete-node/ &{/n};\n']) {
        const { deletions } = read(source + deleting)
        const deletion = deletions.find(({ kind }) => kind === 'property')
        expect(deletion?.deleted.map(text)).toEqual(last)
        expect(deletion?.moreDeleted ?? 0).toBe(others)
      }
    },
  )

  it('keeps the source form of a value', () => {
    const source = root('p = "a", <1 &l FOO>, l2: &l, /bits/ 8 <1>, [00]; l: n { };')
    const [property] = read(source).tree.root.properties
    expect(property?.markers?.map(({ kind, offset }) => `${kind}@${offset}`)).toEqual([
      'string@0',
      'cells@2',
      'phandle@6',
      'opaque@10',
      'label@14',
      'path@14',
      'cells@17',
      'bytes@18',
    ])
  })

  it('gives a token of a macro the span of its use', () => {
    const source = `#define A &nope\n#define B(x) A x\n${value('<B(1)>')}`
    expect(findings(source)).toEqual(['error dts/unknown-reference B(1)'])
  })

  it('gives labels in order of appearance', () => {
    const { tree } = read(`${root('a: b: n { };')}c: &a { };\n/ { d: n { }; };`)
    expect(tree.root.children[0]?.labels).toEqual(['a', 'b', 'c', 'd'])
  })

  it('takes the bytes of /incbin/ from the binaries given', () => {
    const files = new Map([['a.dts', value('/incbin/("x.bin"), /incbin/("x.bin", 1, 2)')]])
    const binaries = new Map([['x.bin', Uint8Array.of(1, 2, 3, 4)]])
    expect(show(readDts('a.dts', { files, includeDirs: [], binaries }).tree.root)).toBe(
      p('010203040203'),
    )
  })

  it.each([
    ['a macro that no file has', '', /^No file given defines FOO;/],
    ['one of itself', '#define BAR FOO\n#define FOO BAR\n', /^FOO is defined by itself/],
    ['one without its arguments', '#define FOO(x) x\n', /^FOO .* lacks its arguments here/],
  ])('says of %s why a stand-in takes its place', (_name, defines, message) => {
    const text = `/dts-v1/;\n${defines}/ { p = <FOO>; };\n`
    const { diagnostics } = readDts('a.dts', { files: new Map([['a.dts', text]]), includeDirs: [] })
    expect(diagnostics.map((found) => found.message)).toEqual([expect.stringMatching(message)])
  })
})
