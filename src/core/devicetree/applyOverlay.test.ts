import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyOverlay } from './applyOverlay.ts'
import { encodeDtb } from './encodeDtb.ts'
import { readDtb } from './readDtb.ts'
import { readDts } from './readDts.ts'
import type { DeviceTree, DtNode, DtProperty } from './tree.ts'
import { walk } from './walk.ts'

const hasTool = spawnSync('fdtoverlay', ['--version']).status === 0
if (!hasTool) console.info('skipped: fdtoverlay beside the written results, as it is missing')

const read = (text: string, symbols = true): DeviceTree =>
  readDts('a.dts', { files: new Map([['a.dts', text]]), includeDirs: [] }, { symbols }).tree

/** 'name{property=hex child{}}', without symbols. */
function show(node: DtNode): string {
  const inside = [
    ...node.properties.map(({ name, value }) =>
      value.length === 0 ? name : `${name}=${Buffer.from(value).toString('hex')}`,
    ),
    ...node.children.filter(({ name }) => name !== '__symbols__').map(show),
  ]
  return `${node.name || '/'}{${inside.join(' ')}}`
}

/** What fdtoverlay makes of the two blobs; null when it refuses. */
function oracle(base: DeviceTree, overlay: DeviceTree): DtNode | null {
  const dir = mkdtempSync(join(tmpdir(), 'overlay-'))
  try {
    const path = (name: string): string => join(dir, name)
    writeFileSync(path('base'), encodeDtb(base))
    writeFileSync(path('overlay'), encodeDtb(overlay))
    const run = spawnSync('fdtoverlay', ['-i', path('base'), '-o', path('out'), path('overlay')])
    return run.status === 0 ? readDtb(readFileSync(path('out')), 'out').tree.root : null
  } finally {
    rmSync(dir, { recursive: true })
  }
}

const BASE =
  '/dts-v1/;\n/ { a = <1>; soc { l: n { x; y = <2>; m { }; }; k: k { p = <&l>; }; }; };\n'
const plugin = (text: string): string => `/dts-v1/;\n/plugin/;\n${text}\n`

const yOf = (tree: DeviceTree): DtProperty | undefined =>
  [...walk(tree)].flatMap(({ node }) => node.properties).find(({ name }) => name === 'y')

describe('applyOverlay', () => {
  it.each([
    [
      'a property replaces in place',
      plugin('&l { y = <3>; };'),
      '/{a=00000001 soc{n{x y=00000003 phandle=00000001 m{}} k{p=00000001 phandle=00000002}}}',
    ],
    [
      'new properties and nodes come first',
      plugin('&l { z; w; o { }; q { }; };'),
      '/{a=00000001 soc{n{w z x y=00000002 phandle=00000001 q{} o{} m{}} k{p=00000001 phandle=00000002}}}',
    ],
    [
      'a path is a target',
      plugin('&{/soc/k} { z; };'),
      '/{a=00000001 soc{n{x y=00000002 phandle=00000001 m{}} k{z p=00000001 phandle=00000002}}}',
    ],
    [
      'a path that begins with an alias is a target',
      plugin('/ { f { target-path = "u"; __overlay__ { z; }; }; };'),
      '/{a=00000001 aliases{u=2f736f632f6b00} soc{n{x y=00000002 phandle=00000001 m{}} k{z p=00000001 phandle=00000002}}}',
      BASE.replace('soc', 'aliases { u = &k; }; soc'),
    ],
    [
      'a node below an alias is a target, and its labels go by that path',
      plugin('/ { f { target-path = "u/m"; __overlay__ { o: o { q = <&o>; }; }; }; };'),
      '/{a=00000001 aliases{u=2f736f632f6e00} soc{n{x y=00000002 phandle=00000001 m{o{phandle=00000003 q=00000003}}} k{p=00000001 phandle=00000002}}}',
      BASE.replace('soc', 'aliases { u = &l; }; soc'),
    ],
    [
      'references to the base and to itself',
      plugin('&k { p = <&l &o>; o: o { q = <&o>; }; };'),
      '/{a=00000001 soc{n{x y=00000002 phandle=00000001 m{}} k{p=0000000100000003 phandle=00000002 o{phandle=00000003 q=00000003}}}}',
    ],
    [
      'a phandle of the overlay comes after the highest of the base, wherever that stands',
      plugin('&l { o: o { q = <&o>; }; };'),
      '/{a=00000001 h{phandle=00000050} soc{n{x y=00000002 phandle=00000001 o{phandle=00000051 q=00000051} m{}} k{p=00000001 phandle=00000002}}}',
      BASE.replace('soc', 'h { phandle = <0x50>; }; soc'),
    ],
    [
      'a phandle by its old name is renumbered too',
      plugin('&l { o { phandle = <5>; linux,phandle = <5>; }; };'),
      '/{a=00000001 soc{n{x y=00000002 phandle=00000001 o{linux,phandle=00000007 phandle=00000007} m{}} k{p=00000001 phandle=00000002}}}',
    ],
    [
      'a label below the root goes by its path',
      plugin('&{/} { o: o { q = <&o>; }; };'),
      '/{a=00000001 o{phandle=00000003 q=00000003} soc{n{x y=00000002 phandle=00000001 m{}} k{p=00000001 phandle=00000002}}}',
    ],
    [
      'several fragments',
      plugin('&l { s = <1>; };\n&k { t = <2>; };\n&l { s = <3>; };'),
      '/{a=00000001 soc{n{s=00000003 x y=00000002 phandle=00000001 m{}} k{t=00000002 p=00000001 phandle=00000002}}}',
    ],
    [
      'a node of an earlier fragment is a target',
      plugin('&l { o: o { }; };\n/ { f { target = <&o>; __overlay__ { z; }; }; };'),
      '/{a=00000001 soc{n{x y=00000002 phandle=00000001 o{z phandle=00000003} m{}} k{p=00000001 phandle=00000002}}}',
    ],
    [
      'a phandle that an earlier fragment gives a node of the base is a target',
      plugin('&l { phandle = <9>; };\n/ { f { target = <11>; __overlay__ { z; }; }; };'),
      '/{a=00000001 soc{n{z x y=00000002 phandle=0000000b m{}} k{p=00000001 phandle=00000002}}}',
    ],
    [
      'of two nodes with one phandle the first is a target',
      plugin(
        '&l { o { phandle = <9>; }; };\n&k { o { phandle = <9>; }; };\n/ { f { target = <11>; __overlay__ { z; }; }; };',
      ),
      '/{a=00000001 soc{n{x y=00000002 phandle=00000001 o{z phandle=0000000b} m{}} k{p=00000001 phandle=00000002 o{phandle=0000000b}}}}',
    ],
  ])('%s', (_name, overlay, expected, base = BASE) => {
    const { tree, diagnostics } = applyOverlay(read(base), read(overlay))
    expect(diagnostics).toEqual([])
    expect(show(tree.root)).toBe(expected)
    if (hasTool)
      expect(Buffer.from(encodeDtb(tree))).toEqual(blobOf(oracle(read(base), read(overlay))))
  })

  it.each([
    [
      'a label the base does not have',
      BASE,
      plugin('&nope { z; };\n&l { z; };'),
      ['overlay/missing-target /fragment@0'],
      true,
    ],
    [
      'a path the base does not have',
      BASE,
      plugin('&{/nope} { z; };\n&l { z; };'),
      ['overlay/missing-target /fragment@0'],
      true,
    ],
    [
      'an alias that leads to itself',
      BASE.replace('soc', 'aliases { u = "u"; }; soc'),
      plugin('/ { f { target-path = "u"; __overlay__ { z; }; }; };\n&l { z; };'),
      ['overlay/missing-target /f'],
      true,
    ],
    [
      'a fragment without target',
      BASE,
      plugin('/ { f { __overlay__ { z; }; }; };\n&l { z; };'),
      ['overlay/missing-target /f'],
      true,
    ],
    [
      'a phandle nobody has',
      BASE,
      plugin('/ { f { target = <99>; __overlay__ { z; }; }; };\n&l { z; };'),
      ['overlay/missing-target /f'],
      true,
    ],
    [
      'a phandle that an earlier fragment took from a node',
      BASE,
      plugin('&l { z; };\n&l { phandle = <9>; };\n/ { f { target = <1>; __overlay__ { z; }; }; };'),
      ['overlay/missing-target /f'],
      true,
    ],
    [
      'a fixup of nothing',
      BASE,
      plugin('&l { z; };\n/ { __fixups__ { k = "/x:y:0"; }; };'),
      ['overlay/bad-fixup /x'],
      true,
    ],
    [
      'a local fixup of nothing',
      BASE,
      plugin('&l { z; };\n/ { __local_fixups__ { x { y = <0>; }; }; };'),
      ['overlay/bad-fixup /x'],
      true,
    ],
  ])('names %s, and applies the rest', (_name, base, overlay, expected, rest) => {
    const { tree, diagnostics } = applyOverlay(read(base), read(overlay))
    expect(
      diagnostics.map(
        ({ code, subject }) => `${code} ${subject.kind === 'node' ? subject.path : ''}`,
      ),
    ).toEqual(expected)
    expect(show(tree.root).includes('n{z ')).toBe(rest)
    if (hasTool) expect(oracle(read(base), read(overlay))).toBeNull()
  })

  // Read again from a blob, 256 levels below the root are read, as of a text.
  it.each([
    ['its label', 'target = <&l>;'],
    ['its path', `target-path = "${'/a'.repeat(254)}/b";`],
    ['an alias', 'target-path = "u";'],
  ])('nests nodes 256 deep, and no deeper, below a target given by %s', (_by, target) => {
    const base = read(
      `/dts-v1/;\n/ { aliases { u = &l; }; ${'a { '.repeat(254)}l: b { };${' };'.repeat(254)} };\n`,
    )
    const put = (text: string) =>
      applyOverlay(base, read(plugin(`/ { f { ${target} __overlay__ { ${text} }; }; };`)))
    const fits = put('c { p; };')
    const tooDeep = put('c { p; d { e { }; }; };')
    expect(fits.diagnostics).toEqual([])
    expect(tooDeep.diagnostics).toEqual([
      {
        code: 'overlay/too-deep',
        severity: 'error',
        message:
          'Nodes would be nested more than 256 deep in the base; what is further down is left out.',
        subject: { kind: 'node', path: '/f/__overlay__/c/d' },
      },
    ])
    for (const { tree } of [fits, tooDeep]) {
      const back = readDtb(encodeDtb(tree), 'x.dtb')
      expect(back.diagnostics).toEqual([])
      expect([...walk(back.tree)].some(({ path }) => path.endsWith('/b/c'))).toBe(true)
    }
  })

  it('says so once when the base has no symbols', () => {
    const { diagnostics } = applyOverlay(read(BASE, false), read(plugin('&l { z = <&k>; };')))
    expect(diagnostics.map(({ code }) => code)).toEqual(['overlay/no-symbols'])
  })

  it('puts 30,000 fragments on a base of 30,000 nodes, and 100,000 references into one property', () => {
    const each = (make: (i: number) => string): string =>
      Array.from({ length: 30_000 }, (_, i) => make(i)).join('')
    const base = read(`/dts-v1/;\n/ { ${each((i) => `n${i} { };`)} l: n { }; };\n`)
    const overlay = read(
      plugin(
        `${each((i) => `&l { l${i}: c${i} { }; };\n`)}&l { p = <${'&l '.repeat(100_000)}>; };`,
      ),
    )
    const { tree, diagnostics } = applyOverlay(base, overlay)
    expect(diagnostics).toEqual([])
    const node = tree.root.children.find(({ name }) => name === 'n')
    expect(node?.children.length).toBe(30_000)
    expect(node?.children[0]?.name).toBe('c29999')
    const p = node?.properties.find(({ name }) => name === 'p')
    expect(p?.value.slice(-4)).toEqual(Uint8Array.of(0, 0, 0, 1))
    const symbols = tree.root.children.find(({ name }) => name === '__symbols__')
    expect(symbols?.properties.length).toBe(30_001)
  })

  it('takes a name without unit address for the first node of that name', () => {
    const base = read('/dts-v1/; / { l: soc { e@1 { x; }; e@2 { x; }; }; };')
    const overlay = read(plugin('&l { e { y; }; };'))
    const { tree } = applyOverlay(base, overlay)
    const soc = tree.root.children.find(({ name }) => name === 'soc')
    expect(soc?.children.map(({ name, properties }) => [name, properties.length])).toEqual([
      ['e@1', 2],
      ['e@2', 1],
    ])
    if (hasTool) expect(blobOf(tree.root)).toEqual(blobOf(oracle(base, overlay)))
  })

  it('keeps where values come from, and labels', () => {
    const { tree } = applyOverlay(read(BASE), read(plugin('&l { y = <3>; o: o { }; };')))
    const soc = tree.root.children[0]
    const node = soc?.children[0]
    expect(node?.properties.find(({ name }) => name === 'y')?.replaced?.length).toBe(1)
    expect(node?.children[0]?.labels).toEqual(['o'])
  })

  it('keeps the last 100 statements a value replaced, counts those before, and leaves the base as it is', () => {
    const base = read(`${BASE}${'&l { y = <4>; };\n'.repeat(150)}`)
    const overlay = read(plugin('&l { y = <3>; };\n'.repeat(20)))
    const put = applyOverlay(base, overlay).tree
    const counts = [base, put, applyOverlay(put, overlay).tree, base].map((tree) => {
      const y = yOf(tree)
      return [y?.replaced?.length, y?.moreReplaced]
    })
    expect(counts).toEqual([
      [100, 50],
      [100, 70],
      [100, 90],
      [100, 50],
    ])
  })

  it('keeps what a value replaced where the overlay is a blob', () => {
    const overlay = readDtb(encodeDtb(read(plugin('&l { y = <3>; };'))), 'x.dtbo').tree
    const y = yOf(applyOverlay(read(BASE), overlay).tree)
    expect(y?.value).toEqual(Uint8Array.of(0, 0, 0, 3))
    expect(y?.replaced?.length).toBe(1)
  })
})

function blobOf(root: DtNode | null): Buffer | null {
  return root && Buffer.from(encodeDtb({ root, memreserve: [], bootCpuid: 0 }))
}
