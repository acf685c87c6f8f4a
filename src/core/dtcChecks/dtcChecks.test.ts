import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDtb } from '../devicetree/readDtb.ts'
import { readDts } from '../devicetree/readDts.ts'
import type { DeviceTree } from '../devicetree/tree.ts'
import type { DtcVersion } from './check.ts'
import { CHECKS, dtcChecks, QUIET_IN_KERNEL } from './dtcChecks.ts'

const installed = spawnSync('dtc', ['--version']).stdout?.toString() ?? ''
const hasDtc = installed.includes('1.6.1')
if (!hasDtc) console.info('dtc 1.6.1 is missing: the checks are not compared with it.')
const NAMES: ReadonlySet<string> = new Set(CHECKS.map(({ name }) => name))

/** A check dtc dropped in 1.8.0, of which no model is made: it breaks off at a reg that is no cell. */
const CALM = ['-Wno-graph_child_address']

/** 'check /node', each once, sorted; a check left out for its prerequisites stands as 'check -'. */
const ours = (tree: DeviceTree, version: DtcVersion, quiet?: ReadonlySet<string>): string[] =>
  sorted(
    dtcChecks(tree, version, quiet).map(({ code, message }) => {
      const path = /^([^ ]*?)(:[^/ ]*)?: (not checked)?/.exec(message)
      return `${code.slice(4)} ${path?.[3] === undefined ? path?.[1] : '-'}`
    }),
  )

function dtcs(input: string | Uint8Array, flags: readonly string[] = []): string[] {
  const format = typeof input === 'string' ? 'dts' : 'dtb'
  const run = spawnSync('dtc', [...flags, ...CALM, '-@', '-I', format, '-O', 'dtb', '-'], {
    input,
    maxBuffer: 1 << 26,
  })
  const messages = run.stderr
    .toString()
    .matchAll(/(?:Warning|ERROR) \((\w+)\): (?:(Failed prerequisite)|([^ ]*?)(?::[^/ ]*)?: )/g)
  return sorted(
    [...messages].flatMap(([, check = '', left, path]) =>
      NAMES.has(check) ? [`${check} ${left === undefined ? path : '-'}`] : [],
    ),
  )
}

const sorted = (lines: readonly string[]): string[] => [...new Set(lines)].toSorted()

const read = (text: string): DeviceTree =>
  readDts('a.dts', { files: new Map([['a.dts', text]]), includeDirs: [] }).tree

/** A root with cells of 1 and 0, so that a wrong tree is wrong in one place only. */
const inRoot = (body: string): string =>
  `/dts-v1/;\n/ { #address-cells = <1>; #size-cells = <0>;\n${body}\n};\n`

/** Two devices with a port each, where the first one's endpoint is what is tested. */
const linked = (port: string, back = '&a'): string =>
  inRoot(
    `dev-a { ports { #address-cells = <1>; #size-cells = <0>; ${port} }; };
     dev-b { port { b: endpoint { remote-endpoint = <${back}>; }; }; };`,
  )

type Row = readonly [check: string, what: string, source: string]

const WRONG: readonly Row[] = [
  [
    'graph_port',
    'a node with an endpoint that is no port',
    inRoot('d { out { endpoint { }; }; };'),
  ],
  [
    'graph_port',
    'a reg without a unit address',
    linked('port { reg = <0>; a: endpoint { remote-endpoint = <&b>; }; };'),
  ],
  [
    'graph_port',
    'a unit address that is not the reg',
    linked('port@1 { reg = <0>; a: endpoint { remote-endpoint = <&b>; }; };'),
  ],
  [
    'graph_port',
    'a unit address in decimal',
    linked('port@10 { reg = <10>; a: endpoint { remote-endpoint = <&b>; }; };'),
  ],
  [
    'graph_port',
    'a reg of two cells',
    linked('port@0 { reg = <0 1>; a: endpoint { remote-endpoint = <&b>; }; };'),
  ],
  [
    'graph_port',
    'an empty reg',
    linked('port@0 { reg; a: endpoint { remote-endpoint = <&b>; }; };'),
  ],
  ['graph_port', 'a parent without cells', inRoot('d { port@0 { reg = <0>; endpoint { }; }; };')],
  [
    'graph_port',
    'a parent with sizes',
    inRoot(
      'd { #address-cells = <1>; #size-cells = <1>; port@0 { reg = <0 1>; endpoint { }; }; };',
    ),
  ],
  ['graph_port', 'a port that is called ports', inRoot('d { ports { endpoint { }; }; };')],
  [
    'graph_endpoint',
    'a node with remote-endpoint that is no endpoint',
    linked('port { a: link { remote-endpoint = <&b>; }; };'),
  ],
  [
    'graph_endpoint',
    'a sibling of an endpoint',
    linked('port { a: endpoint { remote-endpoint = <&b>; }; other { }; };'),
  ],
  [
    'graph_endpoint',
    'a unit address that is not the reg',
    linked(
      'port { #address-cells = <1>; #size-cells = <0>; a: endpoint@1 { reg = <0>; remote-endpoint = <&b>; }; };',
    ),
  ],
  [
    'graph_endpoint',
    'a port without cells',
    linked('port { a: endpoint@0 { reg = <0>; remote-endpoint = <&b>; }; };'),
  ],
  [
    'graph_endpoint',
    'a remote that leads elsewhere',
    linked('port { a: endpoint { remote-endpoint = <&b>; }; };', '&b'),
  ],
  [
    'graph_endpoint',
    'a remote that is no endpoint',
    linked('port { a: endpoint { remote-endpoint = <&{/dev-b}>; }; };'),
  ],
  ['graph_endpoint', 'a remote without a remote', linked('port { a: endpoint { }; };')],
  [
    'graph_endpoint',
    'a number that is no phandle',
    linked('port { a: endpoint { remote-endpoint = <77>; }; };'),
  ],
  [
    'graph_endpoint',
    'an endpoint that leads to itself',
    inRoot(
      'd { port { a: endpoint { remote-endpoint = <&b>; }; }; }; e { port { b: endpoint { remote-endpoint = <&b>; }; }; };',
    ),
  ],
  ['duplicate_label', 'two nodes', inRoot('l: a { }; l: b { };')],
  ['duplicate_label', 'a node and a property', inRoot('l: p = <1>; l: a { };')],
  ['duplicate_label', 'two properties', inRoot('l: p = <1>; l: q = <1>;')],
  ['duplicate_label', 'two places of one value', inRoot('p = <l: 1 l: 2>;')],
  ['duplicate_label', 'a node and a value before it', inRoot('p = l: <1>; l: a { };')],
  ['duplicate_label', 'a node and its own property', inRoot('l: a { l: p; };')],
  ['duplicate_label', 'a property and a value', inRoot('p = <l: 1>; l: q;')],
  ['duplicate_label', 'three nodes', inRoot('l: a { l: b { l: c { }; }; };')],
  ['phandle_references', 'a label nobody has', inRoot('p = <&gone>;')],
  ['phandle_references', 'a path that leads nowhere', inRoot('a { p = <&{/b}>; };')],
  ['phandle_references', 'two of them in one value', inRoot('a { p = <&b &c>; };')],
  [
    'phandle_references',
    'a label that was deleted',
    `${inRoot('a: a { }; b { p = <&a>; };')}/delete-node/ &a;`,
  ],
  ['path_references', 'a label nobody has', inRoot('a { p = &gone; };')],
  ['explicit_phandles', 'zero', inRoot('a { phandle = <0>; };')],
  ['explicit_phandles', 'all ones', inRoot('a { phandle = <0xffffffff>; };')],
  [
    'explicit_phandles',
    'the same number twice',
    inRoot('a { phandle = <1>; }; b { linux,phandle = <1>; };'),
  ],
  ['explicit_phandles', 'two that differ', inRoot('a { phandle = <1>; linux,phandle = <2>; };')],
  ['explicit_phandles', 'eight bytes', inRoot('a { phandle = <1 2>; };')],
  ['explicit_phandles', 'another node', inRoot('a: a { }; b { phandle = <&a>; };')],
  ['unit_address_vs_reg', 'a reg without a unit address', inRoot('a { reg = <1>; };')],
  ['unit_address_vs_reg', 'ranges without a unit address', inRoot('a { ranges = <1 2>; };')],
  ['unit_address_vs_reg', 'a unit address without reg', inRoot('a@1 { };')],
  ['unit_address_vs_reg', 'a unit address with empty ranges', inRoot('a@1 { ranges; };')],
  ['unit_address_vs_reg', 'a reg right in the root', inRoot('reg = <1>;')],
  ['unit_address_vs_reg', 'a name that ends in @', inRoot('a@ { reg = <1>; };')],
  ['unit_address_format', 'a leading 0x', inRoot('a@0x1 { reg = <1>; };')],
  ['unit_address_format', 'a leading zero', inRoot('a@01 { reg = <1>; };')],
  ['unit_address_format', 'both', inRoot('a@0x01 { reg = <1>; };')],
  ['unit_address_format', 'two zeros', inRoot('a@00 { reg = <0>; };')],
  ['unit_address_format', 'a zero before a letter', inRoot('a@0a { reg = <10>; };')],
  [
    'unit_address_format',
    'a PCI bridge that is none',
    inRoot('a { device_type = "pci"; b@01 { }; };'),
  ],
  [
    'unit_address_format',
    'cells of two cells',
    inRoot('a { #address-cells = <1 2>; b@01 { reg = <1>; }; };'),
  ],
  [
    'unit_address_format',
    'a compatible without end',
    inRoot('compatible = [61]; a@01 { reg = <1>; };'),
  ],
  [
    'unique_unit_address',
    'two nodes at one place',
    inRoot('a@1 { reg = <1>; }; b@1 { reg = <1>; };'),
  ],
  [
    'unique_unit_address',
    'three nodes at one place',
    inRoot('a@1 { reg = <1>; }; b@1 { reg = <1>; }; c@1 { reg = <1>; };'),
  ],
  [
    'unique_unit_address',
    'one of them disabled',
    inRoot('a@1 { reg = <1>; }; b@1 { reg = <1>; status = "disabled"; };'),
  ],
  [
    'unique_unit_address',
    'further down',
    inRoot(
      'd { #address-cells = <1>; #size-cells = <0>; a@1 { reg = <1>; }; b@1 { reg = <1>; }; };',
    ),
  ],
  [
    'unique_unit_address',
    'a tree that relies on default cells',
    inRoot('d { a@1 { reg = <1 2 3>; }; }; a@1 { reg = <1>; }; b@1 { reg = <1>; };'),
  ],
  ['reg_format', 'an empty one', inRoot('a@1 { reg; };')],
  [
    'reg_format',
    'one cell too many',
    inRoot('d { #address-cells = <2>; #size-cells = <0>; a@1 { reg = <1 2 3>; }; };'),
  ],
  ['reg_format', 'one byte', inRoot('a@1 { reg = [01]; };')],
  ['reg_format', 'one in the root', inRoot('reg = <1>;')],
  ['reg_format', 'cells by default', inRoot('d { a@1 { reg = <1>; }; };')],
  [
    'reg_format',
    'no cells at all',
    inRoot('d { #address-cells = <0>; #size-cells = <0>; a@1 { reg = <1>; }; };'),
  ],
  ['reg_format', 'cells that are no cell', inRoot('d { #size-cells = "x"; a@1 { reg = <1>; }; };')],
  ['status_is_string', 'a number', inRoot('a { status = <1>; };')],
  ['status_is_string', 'two strings', inRoot('a { status = "okay", "disabled"; };')],
  ['status_is_string', 'nothing', inRoot('a { status; };')],
  ['status_is_string', 'a string without end', inRoot('a { status = [6f 6b]; };')],
  ['alias_paths', 'a path that leads nowhere', inRoot('aliases { a = "/gone"; };')],
  ['alias_paths', 'an empty value', inRoot('aliases { a; };')],
  ['alias_paths', 'the path of the root', inRoot('aliases { a = "/"; };')],
  ['alias_paths', 'a path that ends in two slashes', inRoot('aliases { a = "/aliases//"; };')],
  ['alias_paths', 'a capital letter', inRoot('a: a { }; aliases { A0 = &a; };')],
  ['alias_paths', 'an underscore', inRoot('a: a { }; aliases { a_0 = "/a"; };')],
  [
    'alias_paths',
    'a node name without its unit address',
    inRoot('a@1 { reg = <1>; }; aliases { a0 = "/a"; };'),
  ],
  ['alias_paths', 'aliases further down', inRoot('d { aliases { a = "/gone"; }; };')],
  ['duplicate_node_names', 'two of a name', inRoot('a { }; a { };')],
  ['duplicate_property_names', 'two of a name', inRoot('p; p;')],
  ['node_name_format', 'two @', inRoot('a@1@2 { };')],
  ['node_name_chars', 'a question mark', inRoot('a? { };')],
  ['property_name_chars', 'an @', inRoot('a@b = <1>;')],
  ['name_is_string', 'a number', inRoot('a { name = <1>; };')],
  ['name_properties', 'another name', inRoot('a { name = "b"; };')],
  [
    'avoid_default_addr_size',
    'a parent that says nothing',
    inRoot('d { a@1 { reg = <1 2 3>; }; };'),
  ],
  ['device_type_is_string', 'a number', inRoot('a { device_type = <1>; };')],
  [
    'pci_bridge',
    'a bus range the wrong way round',
    inRoot(
      'pci { device_type = "pci"; ranges; #address-cells = <3>; #size-cells = <2>; bus-range = <2 1>; };',
    ),
  ],
]

const RIGHT: readonly (readonly [string, string])[] = [
  ['a link', linked('port@0 { reg = <0>; a: endpoint { remote-endpoint = <&b>; }; };')],
  [
    'a port without endpoints',
    linked(
      'port@0 { reg = <0>; a: endpoint { remote-endpoint = <&b>; }; }; port@1 { reg = <1>; };',
    ),
  ],
  ['an endpoint without a remote', inRoot('d { port { endpoint { }; }; };')],
  [
    'a remote of the base',
    '/dts-v1/; /plugin/; &x { port { endpoint { remote-endpoint = <&y>; }; }; };',
  ],
  [
    'an unknown label in an overlay',
    '/dts-v1/; /plugin/; / { fragment@0 { target = <&x>; __overlay__ { p = <&y>; }; }; };',
  ],
  [
    'an alias without a slash',
    inRoot('a { b { }; }; aliases { a-0 = "a/b"; b1 = "/a/b/"; c = ""; };'),
  ],
  [
    'any unit address on a simple bus',
    inRoot(
      's { compatible = "x", "simple-bus"; #address-cells = <1>; #size-cells = <0>; a@01 { reg = <1>; }; };',
    ),
  ],
  ['a reference to the root', inRoot('p = <&{/}>, "x"; q = &{/};')],
  [
    'a reference to what is left out afterwards',
    inRoot('p = <&a>; q = &a, "x"; /omit-if-no-ref/ b { a: a { }; };'),
  ],
  ['a phandle that refers to its own node', inRoot('a: a { phandle = <&a>; p = <&a>; };')],
  ['a name that repeats the name', inRoot('a@1 { reg = <1>; name = "a"; };')],
]

describe(dtcChecks, () => {
  it.each(WRONG)('%s: %s', (check, _what, source) => {
    const found = ours(read(source), '1.6.1')
    expect(found.map((line) => line.split(' ')[0])).toContain(check)
    if (hasDtc) expect(found).toEqual(dtcs(source))
  })

  it.each(RIGHT)('takes %s', (_what, source) => {
    expect(ours(read(source), '1.6.1')).toEqual([])
    if (hasDtc) expect(dtcs(source)).toEqual([])
  })

  it('tries each check of the table that can fail', () => {
    const tried = WRONG.flatMap(([, , source]) => ours(read(source), '1.6.1'))
    const names = new Set(tried.map((line) => line.split(' ')[0]))
    expect([...NAMES].filter((name) => !names.has(name)).toSorted()).toEqual([
      'graph_nodes', // 1.6.1 crashes
      'node_name_not_empty', // new in 1.8.0
    ])
  })

  it('looks at many nodes side by side in the time of one test', () => {
    const nodes = Array.from({ length: 40_000 }, (_, i) => `n${i} { };`).join(' ')
    expect(ours(read(inRoot(nodes)), '1.8.1')).toEqual([])
  })

  it('reports a remote-endpoint of two cells, at which dtc breaks off', () => {
    const source = linked('port { a: endpoint { remote-endpoint = <&b 0>; }; };')
    expect(ours(read(source), '1.6.1')).toContain('graph_endpoint /dev-a/ports/port/endpoint')
    if (hasDtc) expect(spawnSync('dtc', ['-'], { input: source }).signal).toBe('SIGABRT')
  })

  it('points at the statement, and says which node is meant', () => {
    const text = inRoot('a { status = <1>; };')
    const [finding] = dtcChecks(read(text), '1.6.1')
    const from = text.indexOf('status')
    expect(finding).toMatchObject({
      code: 'dtc/status_is_string',
      severity: 'warning',
      message: '/a:status: must be one string.',
      subject: { kind: 'text', span: { file: 'a.dts', from, to: from + 13 } },
    })
  })

  it('points at the node of a blob', () => {
    const blob = new Uint8Array(56 + 32)
    const cells = [0xd00dfeed, 88, 56, 88, 40, 17, 16, 0, 0, 32]
    const struct = [1, 0, 1, 0x61403100, 2, 2, 9]
    const view = new DataView(blob.buffer)
    for (const [i, cell] of cells.entries()) view.setUint32(i * 4, cell)
    for (const [i, cell] of struct.entries()) view.setUint32(56 + i * 4, cell)
    expect(dtcChecks(readDtb(blob, 'x.dtb').tree, '1.6.1')).toMatchObject([
      { code: 'dtc/unit_address_vs_reg', subject: { kind: 'node', path: '/a@1' } },
    ])
    if (hasDtc) expect(dtcs(blob)).toEqual(['unit_address_vs_reg /a@1'])
  })
})

describe('later versions', () => {
  const overlay =
    '/dts-v1/; /plugin/; &x { out { endpoint { }; in { }; }; aliases { a = "/gone"; B = "/gone"; }; };'
  const path = '/fragment@0/__overlay__'

  it.each<readonly [DtcVersion, readonly string[]]>([
    [
      '1.6.1',
      [`alias_paths ${path}/aliases`, `graph_endpoint ${path}/out/in`, `graph_port ${path}/out`],
    ],
    [
      '1.7.0',
      [`alias_paths ${path}/aliases`, `graph_endpoint ${path}/out/in`, `graph_port ${path}/out`],
    ],
    ['1.7.1', [`alias_paths ${path}/aliases`]],
    ['1.8.1', [`alias_paths ${path}/aliases`]],
  ])('%s looks at an overlay by its own rules', (version, expected) => {
    expect(ours(read(overlay), version)).toEqual(expected)
    if (hasDtc && version === '1.6.1') expect(dtcs(overlay)).toEqual(expected)
  })

  it('take an alias of the base in an overlay from 1.8.0 on', () => {
    const tree = read('/dts-v1/; /plugin/; / { aliases { a = "/gone"; }; };')
    expect(ours(tree, '1.7.2')).toEqual(['alias_paths /aliases'])
    expect(ours(tree, '1.8.0')).toEqual([])
  })

  it('report an endpoint below the root, where older ones crash', () => {
    expect(ours(read('/dts-v1/; / { endpoint { }; };'), '1.8.1')).toEqual([
      'graph_endpoint -',
      'graph_nodes /',
      'graph_port -',
    ])
  })
})

const LINUX = resolve('../shared/boards/linux')
const DIRS = ['include', 'src/arm64/mediatek', 'src/arm64', 'src']
const BOARDS = [
  'mt8365-evk.dts',
  'mt8195-cherry-tomato-r3.dts',
  'mt8395-genio-1200-evk.dts',
  'mt8395-radxa-nio-12l.dts',
  'mt8395-radxa-nio-12l-8-hd-panel.dtso',
]
const skip = !hasDtc || !existsSync(LINUX) || spawnSync('cpp', ['--version']).status !== 0
if (skip)
  console.info('The checks of upstream boards are not compared: no boards, cpp or dtc 1.6.1.')

describe.skipIf(skip)('upstream boards', () => {
  const files = new Map<string, string>()
  for (const entry of skip ? [] : readdirSync(LINUX, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(relative(LINUX, path), readFileSync(path, 'utf8'))
  }

  it.each(BOARDS)('%s: the verdicts of dtc, with all checks and as the kernel builds', (name) => {
    const board = `src/arm64/mediatek/${name}`
    const args = ['-nostdinc', '-undef', '-D__DTS__', '-x', 'assembler-with-cpp']
    const source = spawnSync('cpp', [...args, ...DIRS.flatMap((dir) => ['-I', dir]), board], {
      cwd: LINUX,
      maxBuffer: 1 << 26,
    }).stdout.toString()
    const { tree } = readDts(board, { files, includeDirs: DIRS })
    expect(ours(tree, '1.6.1')).toEqual(dtcs(source))
    const flags = [...QUIET_IN_KERNEL].map((check) => `-Wno-${check}`)
    expect(ours(tree, '1.6.1', QUIET_IN_KERNEL)).toEqual(dtcs(source, flags))
  })
})
