import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUZZ_TIMEOUT, fuzzing } from '../../testing/fuzzing.ts'
import { encodeDtb } from './encodeDtb.ts'
import { printDts } from './printDts.ts'
import { readDtb } from './readDtb.ts'
import { readDts } from './readDts.ts'
import type { ReadResult } from './readResult.ts'
import type { DeviceTree } from './tree.ts'
import { setCell } from './values.ts'
import { walk } from './walk.ts'

const { counts, hunt, check } = fuzzing('readers of text and blobs', 6)

const read = (files: ReadonlyMap<string, string>, symbols = true): ReadResult =>
  readDts('a.dts', { files, includeDirs: [] }, { symbols })

const readText = (text: string): ReadResult => read(new Map([['a.dts', text]]))

const isClean = ({ diagnostics }: ReadResult): boolean =>
  diagnostics.every(({ severity }) => severity !== 'error')

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** What must hold of any reading: findings point into their files, and the tree survives a blob. */
function checkReading(result: ReadResult, files: ReadonlyMap<string, string>): void {
  counts.tried += 1
  if (!isClean(result)) counts.faults += 1
  const strays = result.diagnostics.filter(({ subject }) => {
    if (subject.kind !== 'text') return false
    const { file, from, to } = subject.span
    return !(from >= 0 && from <= to && to <= (files.get(file)?.length ?? -1))
  })
  expect(strays).toEqual([])
  checkBlob(result.tree)
}

function checkBlob(tree: DeviceTree): void {
  const blob = encodeDtb(tree)
  const again = readDtb(blob, 'x.dtb')
  expect(hex(encodeDtb({ ...again.tree, bootCpuid: tree.bootCpuid }))).toBe(hex(blob))
  expect([...walk(again.tree)].length).toBe([...walk(tree)].length)
}

/** A source without faults, printed, is the same source. */
function checkPrint(result: ReadResult, symbols: boolean): void {
  if (!isClean(result)) return
  const again = read(new Map([['a.dts', printDts(result.tree)]]), symbols)
  expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(hex(encodeDtb(again.tree))).toBe(hex(encodeDtb(result.tree)))
}

// Text that somebody broke

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
  ...Array.from('"\'{};<>()&/\\\n#,@:=?[]\0\r\ufeff\ud800'),
  ...[
    '&{',
    '/*',
    '*/',
    '//',
    '##',
    '#if ',
    '#endif\n',
    '#define ',
    '#else\n',
    '#include "b.dtsi"\n',
  ],
  ...[
    '/bits/ ',
    '/delete-node/ ',
    '/plugin/;',
    '/dts-v1/;',
    '0x',
    '99999999999999999999',
    'A(',
    'S',
  ],
  ...[
    '...',
    '__VA_ARGS__',
    'defined',
    '/omit-if-no-ref/ ',
    'phandle = <1>;',
    'l: ',
    '&l ',
    '/ {',
    '};',
  ],
]

/** Offsets are fractions, so that one set of changes fits any text. */
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat(12),
    insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })),
  }),
  { minLength: 1, maxLength: 6 },
)
type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never

function changed(text: string, list: Changes): string {
  let out = text
  for (const { at, drop, insert } of list) {
    const from = Math.floor(at * out.length)
    out = out.slice(0, from) + insert + out.slice(from + drop)
  }
  return out
}

const BOARDS = 'public/examples'
const boards = readdirSync(BOARDS)
  .filter((name) => name.endsWith('.dts'))
  .map((name) => readFileSync(join(BOARDS, name), 'utf8'))

// Text made by the grammar, most of it right

/** The first now and then, the second nearly always. */
const rarely = <A, B>(odd: fc.Arbitrary<A>, usual: fc.Arbitrary<B>): fc.Arbitrary<A | B> =>
  fc.oneof({ weight: 1, arbitrary: odd }, { weight: 30, arbitrary: usual })

const name = fc.constantFrom('a', 'b', 'c@1', 'c@2', 'd,e', 'f-g', 'h.i_j+k')
const propertyName = rarely(
  fc.constantFrom('phandle', 'name', 'a@b'),
  fc.constantFrom('p', 'q', 'reg', 'status', '#x-cells', 'r,s', 't?'),
)
/** What stands in the first block, to be referred to. */
const TARGETS = 'l0: z0 { }; l1: z1 { y { }; }; l2: l3: z3 { }; /omit-if-no-ref/ l4: z4 { };'
const label = fc.nat(4).map((n) => `l${n}`)
const labels = fc.oneof(
  { weight: 20, arbitrary: fc.constant('') },
  { weight: 5, arbitrary: fc.nat(99).map((n) => `m${n}: `) },
  { weight: 1, arbitrary: label.map((l) => `${l}: `) },
)
const reference = rarely(
  fc.constantFrom('&gone', '&{/gone}', '&m1'),
  fc.oneof(
    label.map((l) => `&${l}`),
    fc.constantFrom('&{/}', '&{/z1}', '&{/z1/y}'),
  ),
)
/** dtc deletes even the root, which here is a fault. */
const deletable = reference.filter((to) => to !== '&{/}')
const number = rarely(
  fc.constantFrom('4294967296', '0xffffffffffffffff', '0x', '09', "'ab'"),
  fc.oneof(
    fc.nat(20).map(String),
    fc.nat().map((n) => `0x${n.toString(16)}`),
    fc.constantFrom('010', '0xffffffff', "'a'", "'\\n'", '1UL'),
  ),
)
const operator = fc.constantFrom(
  ...['+', '-', '*', '/', '%', '<<', '>>', '&', '|', '^', '&&', '||', '<', '>=', '==', '!='],
)
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    fc.constant('MACRO'),
    fc.tuple(tie('expression'), operator, tie('expression')).map((e) => `(${e.join(' ')})`),
    fc.tuple(fc.constantFrom('-', '~', '!'), tie('expression')).map((e) => `(${e.join('')})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    tie('expression').map((e) => `TWICE((${e}))`),
  ),
}))
const few = <T>(items: fc.Arbitrary<T>) => fc.array(items, { minLength: 1, maxLength: 3 })
const cell = fc.oneof(
  number,
  reference,
  expression.map((e) => `(${e})`),
  fc.constant('MACRO'),
)
const element = fc.oneof(
  few(cell).map((cells) => `<${cells.join(' ')}>`),
  fc
    .tuple(fc.constantFrom(8, 16, 32, 64), few(number))
    .map(([n, l]) => `/bits/ ${n} <${l.join(' ')}>`),
  fc.constantFrom('"text"', '""', '"a\\0b"', '"\\x41\\101\\n\\"\\\\"', '"é"', 'STRING(x y)'),
  rarely(fc.constantFrom('[0]', '[0x1]'), fc.constantFrom('[00 ff]', '[0123]', '[]')),
  reference,
)
const property = fc
  .tuple(labels, propertyName, fc.oneof(few(element), fc.constant([])), fc.nat(99))
  .map(([own, called, value, mark]) => {
    const text = value.join(', ')
    return `${own}${called}${text === '' ? '' : ` = ${text}${mark < 20 ? ` e${mark}:` : ''}`};`
  })
const deletion = fc.oneof(
  name.map((n) => `/delete-node/ ${n};`),
  propertyName.map((n) => `/delete-property/ ${n};`),
)
const statements = (children: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.uniqueArray(property, { maxLength: 3, selector: (text) => text.split(' ')[0] }),
      fc.uniqueArray(children, {
        maxLength: 3,
        selector: (text) => /\S+ \{/.exec(text)?.[0] ?? text,
      }),
    )
    .map(([properties, nodes]) => [...properties, ...nodes].join(' '))
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .tuple(
      fc.constantFrom('', '', '', '', '/omit-if-no-ref/ '),
      labels,
      name,
      fc.oneof({ maxDepth: 3 }, property, statements(tie('node'))),
    )
    .map(([omit, own, called, inside]) => `${omit}${own}${called} { ${inside} };`),
}))
const block = fc.oneof(
  { weight: 4, arbitrary: statements(node).map((inside) => `/ { ${inside} };`) },
  {
    weight: 3,
    arbitrary: fc.tuple(reference, statements(node)).map(([to, inside]) => `${to} { ${inside} };`),
  },
  { weight: 1, arbitrary: fc.tuple(reference, deletion).map(([to, text]) => `${to} { ${text} };`) },
  { weight: 1, arbitrary: deletable.map((to) => `/delete-node/ ${to};`) },
  { weight: 1, arbitrary: fc.tuple(label, reference).map(([l, to]) => `${l}: ${to} { };`) },
  { weight: 1, arbitrary: fc.constantFrom('#if MACRO > 2\n/ { x; };\n#else\n/ { y; };\n#endif') },
)
/** Device tree source that dtc takes more often than not. */
const grammarText = fc
  .tuple(
    fc.constantFrom('', '', '', '', '/plugin/;'),
    fc.constantFrom('', '', '/memreserve/ 0x1000 (1 << 12);'),
    statements(node),
    fc.array(block, { maxLength: 3 }),
  )
  .map(([plugin, reserve, first, blocks]) =>
    [
      '#define MACRO 3',
      '#define TWICE(x) (x + x)',
      '#define STRING(x) #x',
      '/dts-v1/;',
      plugin,
      reserve,
      `/ { ${first} ${TARGETS} };`,
      ...blocks,
      '',
    ].join('\n'),
  )

describe('the reader of text', () => {
  it('survives a small source, broken anywhere', { timeout: FUZZ_TIMEOUT }, () =>
    check(500, fc.tuple(changes, fc.boolean()), ([list, symbols]) => {
      const files = new Map([
        ['a.dts', changed(SOURCE, list)],
        ['b.dtsi', INCLUDED],
      ])
      const result = read(files, symbols)
      checkReading(result, files)
      checkPrint(result, symbols)
    }),
  )

  it('survives a board, broken anywhere', { timeout: FUZZ_TIMEOUT }, () =>
    check(60, fc.tuple(fc.constantFrom(...boards), changes), ([board, list]) => {
      const files = new Map([['a.dts', changed(board, list)]])
      checkReading(read(files), files)
    }),
  )

  it(
    'prints what the grammar makes so that it reads to the same tree',
    { timeout: FUZZ_TIMEOUT },
    () =>
      check(500, fc.tuple(grammarText, fc.boolean()), ([text, symbols]) => {
        const files = new Map([['a.dts', text]])
        const result = read(files, symbols)
        checkReading(result, files)
        checkPrint(result, symbols)
      }),
  )
})

const hasTools = ['cpp', 'dtc'].every((tool) => spawnSync(tool, ['--version']).status === 0)
if (!hasTools)
  console.info('skipped: what cpp and dtc make of the grammar, as one of them is missing')

/** For each text the blob dtc makes of it, or null when it refuses; undefined when it crashes. */
function compileAll(texts: readonly string[]): (string | null | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'portwire-fuzz-'))
  try {
    for (const [i, text] of texts.entries()) writeFileSync(join(folder, `${i}.dts`), text)
    const one =
      'cpp -nostdinc -undef -D__DTS__ -x assembler-with-cpp $i.dts > $i.i 2>/dev/null && ' +
      'dtc -q -@ -I dts -O dtb -o $i.dtb $i.i 2>/dev/null; echo $? > $i.status'
    const all = `i=0; while [ $i -lt ${texts.length} ]; do ${one}; i=$((i+1)); done`
    spawnSync('sh', ['-c', all], { cwd: folder, stdio: 'ignore' })
    return texts.map((_, i) => {
      const status = Number(readFileSync(join(folder, `${i}.status`), 'utf8'))
      const blob = join(folder, `${i}.dtb`)
      if (status > 100) return undefined
      return status === 0 && existsSync(blob) ? hex(readFileSync(blob)) : null
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(!hasTools)('dtc', () => {
  it(
    'agrees on what the grammar makes: refused by both, or the same bytes',
    { timeout: FUZZ_TIMEOUT },
    () =>
      hunt((seed) => {
        const texts = fc.sample(grammarText, { seed, numRuns: 150 })
        const compiled = compileAll(texts)
        counts.tried += texts.length
        const differing = texts.flatMap((text, i) => {
          const result = readText(text)
          const ours = isClean(result) ? hex(encodeDtb(result.tree)) : null
          if (ours === null) counts.faults += 1
          return compiled[i] === undefined || compiled[i] === ours
            ? []
            : [
                {
                  text,
                  ours: result.diagnostics.map(({ code }) => code),
                  dtc: compiled[i] !== null,
                },
              ]
        })
        expect(differing.slice(0, 3)).toEqual([])
        expect(compiled.filter((blob) => typeof blob === 'string').length).toBeGreaterThan(20)
      }),
  )
})

describe('the reader of blobs', () => {
  const blobs = [SOURCE, ...boards].map((text) => encodeDtb(readText(text).tree))

  it('survives a blob with any bytes changed, or cut off', { timeout: FUZZ_TIMEOUT }, () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const bytes = fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 12 })
    return check(300, fc.tuple(fc.constantFrom(...blobs), bytes, place), ([blob, list, cut]) => {
      const broken = blob.slice()
      for (const [at, byte] of list) broken[Math.floor(at * (blob.length - 1))] = byte
      checkBrokenBlob(broken)
      checkBrokenBlob(broken.subarray(0, Math.floor(cut * blob.length)))
    })
  })

  it('survives cells that are almost right', { timeout: FUZZ_TIMEOUT }, () => {
    const cells = [0, 1, 2, 3, 4, 9, 8, 0xffffffff, 0x7fffffff, 0x80000000, 0x10000, 0xfffffffc]
    const change = fc.tuple(fc.oneof(fc.nat(15), fc.nat(2000)), fc.constantFrom(...cells))
    const list = fc.array(change, { minLength: 1, maxLength: 4 })
    return check(300, fc.tuple(fc.constantFrom(...blobs), list), ([blob, edits]) => {
      const broken = blob.slice()
      for (const [at, value] of edits) setCell(broken, (at * 4) % (blob.length & ~3), value)
      checkBrokenBlob(broken)
    })
  })
})

function checkBrokenBlob(bytes: Uint8Array): void {
  const result = readDtb(bytes, 'x.dtb')
  counts.tried += 1
  if (!isClean(result)) counts.faults += 1
  expect(result.diagnostics.every(({ message }) => message.length > 10)).toBe(true)
  checkBlob(result.tree)
  // Names no source can have make a text that is refused; one that reads is the same tree.
  const again = readText(printDts(result.tree))
  if (isClean(again)) expect([...walk(again.tree)].length).toBe([...walk(result.tree)].length)
}
