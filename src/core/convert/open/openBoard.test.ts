import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasDtc } from '../../../testing/dtc.ts'
import { encodeDtb } from '../../devicetree/encodeDtb.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import { walk } from '../../devicetree/walk.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import type { OpenedFile } from './oddities.ts'
import { openBoard } from './openBoard.ts'
import { readBoard } from './readBoard.ts'

const LINUX = resolve('../shared/boards/linux')
const BOARD = 'src/arm64/mediatek/mt8395-radxa-nio-12l.dts'
const OVERLAY = 'src/arm64/mediatek/mt8395-radxa-nio-12l-8-hd-panel.dtso'
const isMissing = !existsSync(LINUX) || !hasDtc
if (isMissing) console.info('skipped: the radxa overlay, as ../shared or dtc is not there')

const file = (name: string, text: string | Uint8Array): OpenedFile => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})

/** A board whose display part is one mmsys with a label, and an overlay that enables it. */
const BASE = `/dts-v1/;
/ {
	compatible = "mediatek,mt8195";
	mm: syscon@14000000 {
		compatible = "mediatek,mt8195-vdosys0", "mediatek,mt8195-mmsys", "syscon";
		status = "disabled";
	};
};
`
const plugin = (text: string): string => `/dts-v1/;\n/plugin/;\n${text}\n`
const ENABLE = plugin('&mm { status = "okay"; };')

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes)
}

/** 'opened <status of the mmsys> | <findings>' or 'failed | <findings>'. */
function show(...files: readonly OpenedFile[]): string {
  const result = openBoard(files)
  if (result.kind === 'failed') {
    const waiting = result.overlays.map(({ name }) => ` waiting ${name}`).join('')
    return `failed${waiting} | ${result.diagnostics.map(({ code }) => code).join(' ')}`
  }
  const [mmsys] = Object.values(result.doc.graph.blocks)
  return `opened ${result.baseName}: ${mmsys?.status} | ${result.notices.map(({ code }) => code).join(' ')}`
}

describe(openBoard, () => {
  it.each([
    ['opens source', [file('a.dts', BASE)], 'opened a.dts: disabled | '],
    ['opens CRLF', [file('a.dts', BASE.replaceAll('\n', '\r\n'))], 'opened a.dts: disabled | '],
    [
      'drops a byte order mark, and says who would not',
      [file('a.dts', `\ufeff${BASE}`)],
      'opened a.dts: disabled | open/byte-order-mark',
    ],
    [
      'reads UTF-16, and warns that nobody else will',
      [file('a.dts', utf16(BASE, 'le', true))],
      'opened a.dts: disabled | open/utf-16',
    ],
    [
      'reads UTF-16 of the other order without a mark',
      [file('a.dts', utf16(BASE, 'be', false))],
      'opened a.dts: disabled | open/utf-16',
    ],
    ['refuses an empty file', [file('a.dts', '')], 'failed | open/not-a-tree'],
    ['refuses white space', [file('a.dts', '\n \n')], 'failed | open/not-a-tree'],
    [
      'refuses an archive',
      [file('a.dts', new Uint8Array([0x1f, 0x8b, 8, 0]))],
      'failed | open/not-a-tree',
    ],
    [
      'refuses bytes that are no text',
      [
        file(
          'a.dts',
          Uint8Array.from({ length: 256 }, (_, i) => i),
        ),
      ],
      'failed | open/not-a-tree',
    ],
    ['refuses words named .dtb', [file('a.dtb', 'not found')], 'failed | open/not-a-tree'],
    [
      'reads source named .dtb',
      [file('a.dtb', BASE)],
      'opened a.dtb: disabled | open/text-as-blob',
    ],
    [
      'applies an overlay',
      [file('o.dtso', ENABLE), file('a.dts', BASE)],
      'opened a.dts + o.dtso: okay | ',
    ],
    [
      'applies overlays in the order given',
      [
        file('a.dts', BASE),
        file('1.dtso', ENABLE),
        file('2.dtso', plugin('&mm { status = "fail"; };')),
      ],
      'opened a.dts + 1.dtso + 2.dtso: fail | ',
    ],
    [
      'knows an overlay by its content',
      [file('a.dts', BASE), file('o.dts', `/* {} */\n#define X "/*"\n${ENABLE}`)],
      'opened a.dts + o.dts: okay | ',
    ],
    [
      'keeps an overlay without its base',
      [file('o.dtso', ENABLE)],
      'failed waiting o.dtso | open/overlay-alone',
    ],
    [
      'applies nothing of an overlay that has one target too many',
      [
        file('a.dts', BASE),
        file('o.dtso', plugin('&mm { status = "okay"; };\n&x { y; };\n&z { y; };')),
      ],
      'opened a.dts: disabled | overlay/refused overlay/missing-target overlay/missing-target',
    ],
  ])('%s', (_name, files, expected) => {
    expect(show(...files)).toBe(expected)
  })

  it('opens the board asked for', () => {
    const files = [file('a.dts', BASE), file('b.dts', BASE.replace('disabled', 'okay'))]
    const opened = openBoard(files, { entry: 'b.dts' })
    expect(opened.kind === 'opened' && opened.baseName).toBe('b.dts')
  })

  it('reads a blob whatever it is called', () => {
    const opened = openBoard([file('a.dts', BASE)])
    if (opened.kind === 'failed' || opened.sources === null) throw new Error('not opened')
    const blob = encodeDtb(readBoard(opened.sources, []).tree)
    expect(show(file('fdt', blob))).toBe('opened fdt: disabled | ')
    expect(show(file('a.dts', blob))).toBe('opened a.dts: disabled | open/blob-as-text')
  })

  it('tells many unknown macros as one', () => {
    const macros = Array.from({ length: 600 }, (_, i) => `p${i} = <MACRO_${i}>;`).join('\n')
    const opened = openBoard([file('a.dts', `${BASE}/ {\n${macros}\n};\n`)])
    const list = opened.kind === 'failed' ? [] : opened.notices
    expect(list.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      ...Array.from({ length: 4 }, () => 'info dts/unknown-macro'),
      'warning dts/too-many-findings',
    ])
    expect(list[3]?.message).toMatch(/^497 more macros/)
  })

  it('names each target a base lacks, and says that nothing was applied', () => {
    const overlay = plugin('&x { a; };\n&{/soc/y} { a; };\n&mm { z = <&w>; };')
    const opened = openBoard([file('a.dts', BASE), file('dir/o.dtso', overlay)])
    if (opened.kind === 'failed' || opened.sources === null) throw new Error('not opened')
    const [fate] = readBoard(opened.sources, opened.overlays).overlays
    expect(fate?.kind === 'refused' && fate.reasons).toEqual([
      expect.stringContaining('label x'),
      expect.stringContaining('label w'),
      expect.stringContaining('/soc/y'),
    ])
    expect(opened.notices.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'file', file: 'dir/o.dtso' })),
    )
  })

  it('reads UTF-8 as UTF-8, with spans in UTF-16 units', () => {
    const text = `/* © 屏 🙂 */ ${BASE}`
    const opened = openBoard([file('a.dts', text)])
    if (opened.kind === 'failed' || opened.sources === null) throw new Error('not opened')
    const { texts, tree } = readBoard(opened.sources, [])
    expect(texts.get('a.dts')).toBe(text)
    const span = tree.root.properties[0]?.span
    expect(text.slice(span?.from, span?.to)).toBe('compatible = "mediatek,mt8195";')
  })
})

/** One line a node and a property, bytes in hexadecimal. */
const lines = (tree: DeviceTree): string[] =>
  [...walk(tree)].flatMap(({ node, path }) => [
    path,
    ...node.properties.map(
      ({ name, value }) => `${path} ${name} ${Buffer.from(value).toString('hex')}`,
    ),
  ])

/** A blob lists labels as /__symbols__ does, source as they appear. */
const withoutLabelOrder = (graph: PipelineGraph): unknown =>
  JSON.parse(JSON.stringify(graph), (key, value) => (key === 'labels' ? [...value].sort() : value))

describe.skipIf(isMissing)('the display overlay of the radxa board', () => {
  const filesBelow = (dir: string): OpenedFile[] =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => file(relative(LINUX, path), readFileSync(path)))
  const sources = isMissing ? [] : filesBelow(LINUX)
  const parts = sources.filter(
    ({ name }) => !/\.dts[o]?$/.test(name) || [BOARD, OVERLAY].includes(name),
  )

  /** The trees of the board and of the overlay, each as it is compiled alone. */
  const compiled = (): { base: Uint8Array; overlay: Uint8Array; applied: Uint8Array } => {
    const dir = mkdtempSync(join(tmpdir(), 'radxa-'))
    const at = (name: string): string => join(dir, name)
    try {
      const build = (source: string, out: string): Uint8Array => {
        const includes = ['include', 'src/arm64/mediatek', 'src/arm64', 'src'].flatMap((d) => [
          '-I',
          d,
        ])
        const cpp = spawnSync(
          'cpp',
          ['-nostdinc', '-undef', '-D__DTS__', '-x', 'assembler-with-cpp', ...includes, source],
          { cwd: LINUX, maxBuffer: 1 << 26 },
        )
        spawnSync('dtc', ['-q', '-@', '-O', 'dtb', '-o', at(out), '-'], { input: cpp.stdout })
        return new Uint8Array(readFileSync(at(out)))
      }
      const base = build(BOARD, 'base.dtb')
      const overlay = build(OVERLAY, 'overlay.dtbo')
      spawnSync('fdtoverlay', ['-i', at('base.dtb'), '-o', at('out.dtb'), at('overlay.dtbo')])
      return { base, overlay, applied: new Uint8Array(readFileSync(at('out.dtb'))) }
    } finally {
      rmSync(dir, { recursive: true })
    }
  }
  const blobs = isMissing ? null : compiled()
  const applied = blobs?.applied ?? new Uint8Array(0)

  it.each([
    ['source on source', () => parts],
    [
      'a blob on a blob',
      () => [file('base.dtb', blobs?.base ?? ''), file('o.dtbo', blobs?.overlay ?? '')],
    ],
    [
      'a blob on source',
      () => [...parts.filter(({ name }) => name !== OVERLAY), file('o.dtbo', blobs?.overlay ?? '')],
    ],
    [
      'source on a blob',
      () => [...parts.filter(({ name }) => name !== BOARD), file('base.dtb', blobs?.base ?? '')],
    ],
  ])('gives what fdtoverlay gives: %s', (_name, files) => {
    const opened = openBoard(files())
    const whole = openBoard([file('whole.dtb', applied)])
    if (opened.kind === 'failed' || opened.sources === null) throw new Error('not opened')
    if (whole.kind === 'failed') throw new Error('fdtoverlay gave no board')
    const read = readBoard(opened.sources, opened.overlays)
    expect(read.overlays).toEqual([{ kind: 'applied' }])
    expect(lines(read.tree)).toEqual(lines(readDtb(applied, 'whole.dtb').tree))
    expect(withoutLabelOrder(opened.doc.graph)).toEqual(withoutLabelOrder(whole.doc.graph))
  })
})
