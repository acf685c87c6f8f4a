import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeDtb } from './encodeDtb.ts'
import { readDtb } from './readDtb.ts'
import { readDts } from './readDts.ts'
import { cellAt, setCell } from './values.ts'
import { walk } from './walk.ts'

const hasDtc = spawnSync('dtc', ['--version']).status === 0
if (!hasDtc) console.info('skipped: encodeDtb beside dtc, which is missing')

const SOURCE = `/dts-v1/;
/memreserve/ 0x1000 0x2000;
/ {
  compatible = "a,b";
  cpus { cpu@3 { reg = <3>; }; };
  l: n@1 { reg = <1>; ref = <&l>; odd = [01 02 03]; flag; };
};
`
const files = new Map([['a.dts', SOURCE]])
const good = encodeDtb(readDts('a.dts', { files, includeDirs: [] }).tree)

/** The good blob with cells (by byte offset) replaced, and cut to a length. */
function broken(cells: Readonly<Record<number, number>>, length = good.length): Uint8Array {
  const bytes = good.slice(0, length)
  for (const [at, value] of Object.entries(cells)) setCell(bytes, Number(at), value)
  return bytes
}

const structAt = cellAt(good, 8)
const stringsAt = cellAt(good, 12)
/** Offset of the first property's tag: behind BEGIN_NODE and the root's empty name. */
const firstProperty = structAt + 8

/** A blob of these structure cells and strings. */
function blobOf(struct: readonly number[], strings: Uint8Array): Uint8Array {
  const end = 56 + struct.length * 4
  const bytes = new Uint8Array(end + strings.length)
  const size = bytes.length
  const header = [0xd00dfeed, size, 56, end, 40, 17, 16, 0, strings.length, end - 56]
  for (const [i, cell] of header.entries()) setCell(bytes, i * 4, cell)
  for (const [i, cell] of struct.entries()) setCell(bytes, 56 + i * 4, cell)
  bytes.set(strings, end)
  return bytes
}

/** Properties whose names all start in one string of `length` letters, each one letter further. */
function manyStrings(length: number, count: number): Uint8Array {
  const struct = [1, 0]
  for (let i = 0; i < count; i += 1) struct.push(3, 0, i)
  return blobOf([...struct, 2, 9], new Uint8Array(length).fill(0x61))
}

/** The same, each name with an end, and so some 500 letters long. */
function manyNames(count: number): Uint8Array {
  const struct = [1, 0]
  for (let i = 0; i < count; i += 1) struct.push(3, 0, i)
  const strings = Uint8Array.from({ length: count + 1001 }, (_, at) =>
    at % 1001 === 1000 ? 0 : 0x61,
  )
  return blobOf([...struct, 2, 9], strings)
}

const manyNodes = (count: number): Uint8Array =>
  blobOf([1, 0, ...Array.from({ length: count }, () => [1, 0x61000000, 2]).flat(), 2, 9], EMPTY)

/** Properties and child nodes of the root in turn. */
const mixedItems = (count: number): Uint8Array =>
  blobOf(
    [1, 0, ...Array.from({ length: count }, () => [3, 0, 0, 1, 0x61000000, 2]).flat(), 2, 9],
    Uint8Array.of(0x70, 0),
  )

const EMPTY = new Uint8Array(0)

describe('readDtb', () => {
  it('gives back what was written', () => {
    const { tree, diagnostics, overlay } = readDtb(good, 'x.dtb')
    expect(diagnostics).toEqual([])
    expect(overlay).toBe(false)
    expect(tree.memreserve).toEqual([{ address: 0x1000n, size: 0x2000n }])
    expect(tree.bootCpuid).toBe(3)
    expect(tree.root.children.map(({ name, labels }) => [name, labels])).toEqual([
      ['cpus', []],
      ['n@1', ['l']],
      ['__symbols__', []],
    ])
    expect(encodeDtb(tree)).toEqual(good)
  })

  it('ends the reservations where address and size are 0, not at an empty one', () => {
    const entries = [
      { address: 0x1000n, size: 0n },
      { address: 0n, size: 0x2000n },
    ]
    const { tree } = readDts('a.dts', { files, includeDirs: [] })
    const { tree: back, diagnostics } = readDtb(
      encodeDtb({ ...tree, memreserve: entries }),
      'x.dtb',
    )
    expect(diagnostics).toEqual([])
    expect(back.memreserve).toEqual(entries)
  })

  it('reads 10,000 reservations, and says that it leaves out those from there on', () => {
    const { tree } = readDts('a.dts', { files, includeDirs: [] })
    const entries = Array.from({ length: 10_001 }, (_, i) => ({
      address: BigInt(i) << 12n,
      size: 0x1000n,
    }))
    const full = entries.slice(0, 10_000)
    const read = readDtb(encodeDtb({ ...tree, memreserve: full }), 'x.dtb')
    expect(read.diagnostics).toEqual([])
    expect(read.tree.memreserve).toEqual(full)

    const more = readDtb(encodeDtb({ ...tree, memreserve: entries }), 'x.dtb')
    expect(more.tree.memreserve).toEqual(full)
    expect(more.diagnostics).toEqual([
      {
        code: 'dtb/too-many-reservations',
        severity: 'warning',
        message:
          'More than 10000 memory reservations; those from the one of 0x2710000 on are left out.',
        subject: { kind: 'file', file: 'x.dtb' },
      },
    ])
  })

  it('reads version 16, which has no size of the structure block', () => {
    const { tree, diagnostics } = readDtb(broken({ 20: 16, 36: 0xffffffff }), 'x.dtb')
    expect(diagnostics).toEqual([])
    expect(encodeDtb(tree)).toEqual(good)
  })

  it('passes over NOP tags', () => {
    const { tree, diagnostics } = readDtb(
      broken({
        [firstProperty]: 4,
        [firstProperty + 4]: 4,
        [firstProperty + 8]: 4,
        [firstProperty + 12]: 4,
      }),
      'x.dtb',
    )
    expect(diagnostics).toEqual([])
    expect(tree.root.properties).toEqual([])
    expect(tree.root.children.length).toBe(3)
  })

  it.each<readonly [string, Uint8Array, string]>([
    ['nothing at all', new Uint8Array(0), 'bad-magic'],
    ['text', new TextEncoder().encode('/dts-v1/; / { };'), 'bad-magic'],
    ['a lone magic', broken({}, 8), 'truncated'],
    ['a cut header', broken({}, 38), 'truncated'],
    ['a cut structure block', broken({}, stringsAt - 20), 'truncated'],
    ['a size below the header', broken({ 4: 10 }), 'bad-size'],
    ['version 3', broken({ 20: 3, 24: 1 }), 'bad-version'],
    ['version 18 that only 18 can read', broken({ 20: 18, 24: 18 }), 'bad-version'],
    ['a structure block outside', broken({ 8: 0xfffffff0 }), 'bad-offset'],
    ['a structure block in the header', broken({ 8: 4 }), 'bad-offset'],
    ['a structure block off its place', broken({ 8: structAt + 2 }), 'misaligned'],
    ['a strings block outside', broken({ 12: 0x10000000 }), 'bad-offset'],
    ['a strings block too long', broken({ 32: 0x7fffffff }), 'bad-size'],
    ['a structure block too long', broken({ 36: 0x7fffffff }), 'bad-size'],
    ['reservations outside', broken({ 16: 0xffffffff }), 'bad-offset'],
    ['an unknown tag', broken({ [firstProperty]: 7 }), 'unknown-tag'],
    ['a property too long', broken({ [firstProperty + 4]: 0x7fffffff }), 'bad-size'],
    ['a property name outside', broken({ [firstProperty + 8]: 0x7fffffff }), 'bad-offset'],
    ['a property name without end', broken({ 32: 3 }), 'unterminated-string'],
    ['a node name without end', broken({ 36: 8, [structAt + 4]: 0x61626364 }), 'unterminated-name'],
    ['a property before the root', broken({ [structAt]: 4, [structAt + 4]: 4 }), 'misplaced'],
    ['an end before the root', broken({ [structAt]: 2 }), 'unbalanced'],
    ['no node', broken({ [structAt]: 9 }), 'no-root'],
    ['a node without end', broken({ [stringsAt - 8]: 4 }), 'unclosed-node'],
    ['no end tag', broken({ [stringsAt - 4]: 4 }), 'truncated'],
    ['reservations without end', broken({ 16: stringsAt }), 'unterminated-reservations'],
    ['strings in the structure block', broken({ 12: structAt + 8 }), 'overlapping-blocks'],
    ['reservations in the structure block', broken({ 16: structAt }), 'overlapping-blocks'],
    ['reservations in the strings block', broken({ 16: stringsAt }), 'overlapping-blocks'],
    ['more bytes than a board has', new Uint8Array(100 << 20), 'too-big'],
    ['a name nobody can read', manyStrings(1 << 12, 1), 'long-name'],
    ['names that lie over each other', manyStrings(1 << 20, 100_000), 'long-name'],
    ['names that lie over each other, each with an end', manyNames(20_000), 'too-many-names'],
    ['properties between more nodes than a board has', mixedItems(300_000), 'too-many-items'],
    ['more nodes than a board has', manyNodes(600_000), 'too-many-items'],
  ])('names %s', (_name, bytes, code) => {
    expect(readDtb(bytes, 'x.dtb').diagnostics.map((d) => d.code)).toContain(`dtb/${code}`)
  })

  it('ends on nodes nested deep', () => {
    const bytes = blobOf(Array.from({ length: 10_000 }, () => [1, 0]).flat(), EMPTY)
    expect(readDtb(bytes, 'x.dtb').diagnostics.map((d) => d.code)).toEqual(['dtb/too-deep'])
  })

  // An overlay's /__local_fixups__ repeats its nodes, one level further down.
  it.each([
    ['board', '', 'p;'],
    ['overlay', '/plugin/;', 'p = <&l>;'],
  ])('reads the deepest %s that a text can write', (_name, plugin, property) => {
    const nested = (depth: number) => {
      const text = `/dts-v1/; ${plugin} / { ${'a {'.repeat(depth)} ${property} ${'};'.repeat(depth)} l: l { }; };`
      return readDts('a.dts', { files: new Map([['a.dts', text]]), includeDirs: [] })
    }
    expect(nested(257).diagnostics.map(({ code }) => code)).toContain('dts/too-deep')
    const { tree, diagnostics } = nested(256)
    expect(diagnostics).toEqual([])
    const blob = encodeDtb(tree)
    const back = readDtb(blob, 'x.dtb')
    expect(back.diagnostics).toEqual([])
    expect(encodeDtb(back.tree)).toEqual(blob)
  })

  it('says that it leaves out labels of paths longer than 8192 bytes', () => {
    // 9 names of 1,000 letters; 8 of them, each with its slash, make a path of 8,008.
    const names = Array.from({ length: 9 }, (_, i) => `${i}`.repeat(1000))
    const body = names.reduceRight((inner, name, i) => `l${i}: ${name} { ${inner} };`, '')
    const text = `/dts-v1/; / { ${body} };`
    const { tree } = readDts('a.dts', { files: new Map([['a.dts', text]]), includeDirs: [] })
    const { tree: back, diagnostics } = readDtb(encodeDtb(tree), 'x.dtb')
    expect(diagnostics).toEqual([
      {
        code: 'dtb/long-path',
        severity: 'warning',
        message:
          '/__symbols__ gives l8 a path of more than 8192 bytes; labels of such paths are left out.',
        subject: { kind: 'file', file: 'x.dtb' },
      },
    ])
    expect([...walk(back)].flatMap(({ node }) => node.labels)).toEqual(
      names.slice(0, 8).map((_, i) => `l${i}`),
    )
  })

  it('takes labels from paths that are one string, whole and from the root', () => {
    const text = `/dts-v1/; / { a { b { }; }; c { };
      __symbols__ { one = "/a"; two = "/a"; deep = "/a/b"; gone = "/a/x"; bare = "a"; last = "/c";
        twice = "/a", "/c"; open = [2f 61]; longer = [2f 61 00 62]; none; empty = ""; }; };`
    const { tree } = readDts('a.dts', { files: new Map([['a.dts', text]]), includeDirs: [] })
    const { tree: back, diagnostics } = readDtb(encodeDtb(tree), 'x.dtb')
    expect(diagnostics).toEqual([])
    const labels = [...walk(back)].map(({ path, node }) => `${path}: ${node.labels.join(' ')}`)
    expect(labels).toEqual(['/: ', '/a: one two', '/a/b: deep', '/c: last', '/__symbols__: '])
  })

  it('tells names apart that stand far behind each other', () => {
    const strings = new Uint8Array(70_002)
    strings[4464] = 0x61
    strings[70_000] = 0x62 // 2 ** 16 further
    const properties = [4464, 70_000, 4464, 70_000].flatMap((name) => [3, 0, name])
    const { tree } = readDtb(blobOf([1, 0, ...properties, 2, 9], strings), 'x.dtb')
    expect(tree.root.properties.map(({ name }) => name)).toEqual(['a', 'b', 'a', 'b'])
  })

  it('warns of a property behind a child node, and keeps it', () => {
    const bytes = blobOf([1, 0, 1, 0x61000000, 2, 3, 0, 0, 2, 9], Uint8Array.of(0x70, 0))
    const { tree, diagnostics } = readDtb(bytes, 'x.dtb')
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning dtb/misplaced',
    ])
    expect(tree.root.properties.map(({ name }) => name)).toEqual(['p'])
  })

  it('keeps the tree up to the place that is broken', () => {
    const { tree } = readDtb(broken({}, stringsAt - 20), 'x.dtb')
    expect(tree.root.children.map(({ name }) => name)).toEqual(['cpus', 'n@1', '__symbols__'])
  })

  it('never throws, whatever bytes change', () => {
    const mutation = fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) })
    fc.assert(
      fc.property(
        fc.array(mutation, { maxLength: 12 }),
        fc.nat(good.length),
        (mutations, length) => {
          const bytes = good.slice()
          for (const { at, byte } of mutations) bytes[at] = byte
          encodeDtb(readDtb(bytes, 'x.dtb').tree)
          readDtb(bytes.subarray(0, length), 'x.dtb')
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('encodeDtb', () => {
  it.skipIf(!hasDtc)('writes the bytes of dtc -@, shared ends of names included', () => {
    const source = SOURCE.replace('flag;', 'flag; eg = <1>; reg-names = "x"; names = "y"; s = "z";')
    const dtc = spawnSync('dtc', ['-q', '-@', '-I', 'dts', '-O', 'dtb', '-'], { input: source })
    const { tree } = readDts('a.dts', { files: new Map([['a.dts', source]]), includeDirs: [] })
    expect(Buffer.from(encodeDtb(tree)).equals(dtc.stdout)).toBe(true)
  })
})
