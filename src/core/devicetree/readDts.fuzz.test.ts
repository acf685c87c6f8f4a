import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeDtb } from './encodeDtb.ts'
import { readDtb } from './readDtb.ts'
import { readDts } from './readDts.ts'
import { walk } from './walk.ts'

const SOURCE = `/dts-v1/;
#define A(x, ...) ((x) << 2) , ##__VA_ARGS__
#define S(x) #x
#define P(a, b) a##b
#include "b.dtsi"
#if defined(A) && 1
/memreserve/ 0x1000 0x2000;
#endif
/ {
  compatible = "a,b", S(c d); /* comment */
  l: n@1 { reg = <1 (2 + 3) &m>, [00 ff], &m; #cells = /bits/ 16 <P(1, 2)>; };
  /omit-if-no-ref/ m: m { p = &{/n@1}, 'c', /incbin/("x"); };
};
&l { /delete-property/ reg; x { }; };
/delete-node/ &m;
`
const INCLUDED = '#ifndef B\n#define B\n#include "a.dts"\n#endif\n'

const PIECES = [
  '"',
  "'",
  '{',
  '}',
  ';',
  '<',
  '>',
  '(',
  ')',
  '&',
  '&{',
  '/',
  '/*',
  '*/',
  '//',
  '\\',
  '\n',
  '#',
  '##',
  '#if ',
  '#endif\n',
  '#define ',
  '#include "b.dtsi"\n',
  ',',
  '@',
  ':',
  '=',
  '?',
  '[',
  ']',
  '/bits/ ',
  '/delete-node/ ',
  '/plugin/;',
  '0x',
  '99999999999999999999',
  'A(',
  'S',
  '\0',
  '\r',
  '\ufeff',
  '\ud800',
  '...',
  '__VA_ARGS__',
  'defined',
]

const mutation = fc.record({
  at: fc.nat(SOURCE.length),
  drop: fc.nat(12),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })),
})

describe('readDts', () => {
  it('never throws, whatever text changes, and what it gives is a tree', () => {
    fc.assert(
      fc.property(
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (mutations, symbols) => {
          let text = SOURCE
          for (const { at, drop, insert } of mutations)
            text = text.slice(0, at) + insert + text.slice(at + drop)
          const files = new Map([
            ['a.dts', text],
            ['b.dtsi', INCLUDED],
          ])
          const { tree, diagnostics } = readDts('a.dts', { files, includeDirs: [] }, { symbols })
          for (const { subject } of diagnostics)
            if (subject.kind === 'text') {
              const length = files.get(subject.span.file)?.length ?? -1
              expect(subject.span.from).toBeGreaterThanOrEqual(0)
              expect(subject.span.to).toBeLessThanOrEqual(length)
            }
          const again = readDtb(encodeDtb(tree), 'x.dtb')
          expect([...walk(again.tree)].length).toBe([...walk(tree)].length)
        },
      ),
      { numRuns: 500 },
    )
  })
})
