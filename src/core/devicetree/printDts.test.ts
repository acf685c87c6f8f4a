import { describe, expect, it } from 'vitest'
import { encodeDtb } from './encodeDtb.ts'
import { printDts } from './printDts.ts'
import { printValue } from './printValue.ts'
import { readDtb } from './readDtb.ts'
import { readDts } from './readDts.ts'

const read = (text: string, symbols = true) =>
  readDts('a.dts', { files: new Map([['a.dts', text]]), includeDirs: [] }, { symbols })

describe('printValue', () => {
  it.each([
    ['<1 0x12345678>', '<0x01 0x12345678>'],
    ['"a\\n\\"", "b"', '"a\\n\\"", "b"'],
    ['"a\\0b"', '"a", "b"'],
    ['"\\xffa"', '"\\xffa"'],
    ['[01 ab]', '[01 ab]'],
    ['/bits/ 8 <1 0xff>', '/bits/ 8 <0x01 0xff>'],
    ['/bits/ 16 <0x1234>', '/bits/ 16 <0x1234>'],
    ['/bits/ 64 <0x123456789abcdef0>', '/bits/ 64 <0x123456789abcdef0>'],
    ['<&l 1 &{/n}>, &l, &{/n}', '<&l 0x01 &{/n}>, &l, &{/n}'],
    ['a: <1 b: 2>, c: "x", d: &l e:', 'a: <0x01 b: 0x02>, c: "x", d: &l e:'],
    ['a: b: <1 c: d: 2>', 'a: b: <0x01 c: d: 0x02>'],
    ['<FOO 1>, BAR, [BAZ]', '<FOO 0x01>, BAR, [BAZ]'],
    ['<(FOO | 1) F(1, 2)>', '<(FOO | 1) F(1, 2)>'],
    ['<>, "a", []', '"a"'],
    ['<>', ''],
  ])('prints %s', (value, expected) => {
    const { tree } = read(`/dts-v1/;\n/ { p = ${value}; l: n { }; };`)
    const [property] = tree.root.properties
    expect(property && printValue(property)).toBe(expected)
  })

  it.each([
    ['printable strings', [0x61, 0, 0x62, 0], '"a", "b"'],
    ['cells', [0, 0, 0, 1], '<0x01>'],
    ['bytes', [1, 2, 3], '[01 02 03]'],
    ['zeros', [0, 0, 0, 0], '<0x00>'],
    ['bytes that are no ASCII', [0xc3, 0xa9, 0], '[c3 a9 00]'],
    ['text without its end', [0x61, 0x62, 0x63], '[61 62 63]'],
  ])('guesses %s', (_name, bytes, expected) => {
    expect(printValue({ value: Uint8Array.from(bytes) })).toBe(expected)
  })
})

describe('printDts', () => {
  const SOURCE = `/dts-v1/;
/memreserve/ 0x1000 0x2000;
/ {
	a: p = <&n1 FOO>, "x";
	flag;
	#include = <1>;
	n1: n@1 { reg = <1>; };
};
n2: &n1 { q; };
`.replace('#include', '\\#include')

  it('prints what the source says, and nothing it does not', () => {
    expect(printDts(read(SOURCE).tree)).toBe(`/dts-v1/;

/memreserve/	0x0000000000001000 0x0000000000002000;
/ {
	a: p = <&n1 FOO>, "x";
	flag;
	\\#include = <0x01>;

	n2: n1: n@1 {
		reg = <0x01>;
		q;
	};
};
`)
  })

  it.each([
    ['a board', SOURCE],
    [
      'an overlay',
      '/dts-v1/;\n/plugin/;\n&out { p = <&in 1>; in: n { q = &in; }; };\n&{/soc} { x; };\n',
    ],
    [
      'nodes deleted and defined again',
      '/dts-v1/;\n/ { a: n { }; b: m { p = <&a>; }; };\n/delete-node/ &a;\n/ { c: n { x; }; a: k { }; };\n',
    ],
    [
      'a node without label in the place of one that had it',
      '/dts-v1/;\n/ { a: n { }; m { p = <&{/k} &b>; }; k { }; b: j { i { }; }; q = <&{b/i}>; };\n/delete-node/ &a;\n/ { n { x; }; };\n',
    ],
    ['labels of the root', '/dts-v1/;\n/ { p = <&a>; };\na: &{/} { };\nb: &{/} { };\n'],
    [
      'references in what is left out',
      '/dts-v1/;\n/ { /omit-if-no-ref/ n { p = <&b &a>; }; a: a { }; b: b { }; q = <&a>; };\n',
    ],
    [
      'references to what is left out',
      '/dts-v1/;\n/ { p = <1 &a 2>; q = "x", &a; /omit-if-no-ref/ n { a: a { }; }; };\n',
    ],
  ])('prints %s so that it reads to the same blob', (_name, source) => {
    const { tree } = read(source)
    expect(encodeDtb(read(printDts(tree)).tree)).toEqual(encodeDtb(tree))
    const blob = readDtb(encodeDtb(tree), 'x.dtb').tree
    expect(encodeDtb(read(printDts(blob)).tree)).toEqual(encodeDtb(tree))
    const bare = read(source, false).tree
    expect(encodeDtb(read(printDts(bare), false).tree)).toEqual(encodeDtb(bare))
  })
})
