import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseProject } from '../core/convert/open/projectJson.ts'
import { projectOfSvg } from '../core/picture/embeddedProject.ts'
import { PICTURE_THEMES } from '../core/picture/pictureTheme.ts'
import { boardOfShare } from '../core/share/shareJson.ts'
import { compileDts, decompile, hasDtc } from '../testing/dtc.ts'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { fakeTerminal } from '../testing/terminal.ts'
import { wellFormed } from '../testing/wellFormed.ts'
import { runPortwire } from './runPortwire.ts'

async function exported(args: readonly string[], stdin: string | Uint8Array = '') {
  const terminal = fakeTerminal(stdin)
  const code = await runPortwire(['export', ...args], terminal)
  return { code, bytes: terminal.bytes(), out: terminal.text(), errors: terminal.errors() }
}

/** dtc's own words for a blob, nodes and properties sorted. */
const content = (blob: Uint8Array): string => decompile(blob, ['-s'])

const BOARDS = '../shared/boards'
const hasBoards = existsSync(BOARDS)
if (!hasBoards) console.info(`skipped: exporting the boards of ${BOARDS}, which is not here`)
const boards = hasBoards
  ? readdirSync(`${BOARDS}/dtb`).flatMap((name) => (/^[^+]+\.dtb$/.test(name) ? [name] : []))
  : []

describe.skipIf(!hasBoards || !hasDtc)('portwire export of upstream boards', () => {
  const source = (name: string): string =>
    `${BOARDS}/linux/src/arm64/mediatek/${name.replace('.dtb', '.dts')}`

  it.each(boards)('compiles %s to what dtc -@ makes of it', async (name) => {
    const { code, bytes } = await exported([source(name), '--as', 'dtb'])
    expect(code).toBe(0)
    expect(content(bytes)).toBe(content(readFileSync(`${BOARDS}/dtb/${name}`)))
  })

  it('puts the overlay on its base as fdtoverlay does', async () => {
    const [base, overlay] = ['nio-12l.dtb', 'nio-12l-8-hd-panel.dtbo']
    const at = (name: string) => `${BOARDS}/dtb/mt8395-radxa-${name}`
    const { bytes } = await exported([at(overlay), '--base', at(base), '--as', 'dtb'])
    expect(content(bytes)).toBe(content(readFileSync(at('nio-12l+8-hd-panel.dtb'))))
  })

  it('compiles the overlay to what dtc -@ makes of it, and prints it again', async () => {
    const name = 'mt8395-radxa-nio-12l-8-hd-panel'
    const blob = readFileSync(`${BOARDS}/dtb/${name}.dtbo`)
    const file = `${BOARDS}/linux/src/arm64/mediatek/${name}.dtso`
    const { bytes } = await exported([file, '--as', 'dtbo'])
    expect(content(bytes)).toBe(content(blob))
    const { out } = await exported([file, '--as', 'dtso'])
    expect(content(compileDts(out).blob)).toBe(content(blob))
  })
})

/** Trees of no MediaTek board, each with what another reader gets wrong first. */
const SOURCES: Readonly<Record<string, string>> = {
  'a board with a bus, an interrupt controller and memory': `
/dts-v1/;
/memreserve/ 0x10000000 0x4000;
/memreserve/ 0xffffffff00000000 0x1000;
/ {
	#address-cells = <2>;
	#size-cells = <2>;
	model = "Small board";
	compatible = "acme,small", "acme,family";
	interrupt-parent = <&gic>;
	aliases { serial0 = &uart; i2c0 = "/bus@0/i2c@2000"; };
	chosen { stdout-path = "serial0:115200n8"; };
	memory@80000000 { device_type = "memory"; reg = <0x0 0x80000000 0x1 0x0>; };
	cpus {
		#address-cells = <1>; #size-cells = <0>;
		cpu@3 { device_type = "cpu"; compatible = "arm,cortex-a53"; reg = <3>; };
	};
	bus: bus@0 {
		compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>;
		ranges = <0x0 0x0 0x0 0x10000>;
		gic: interrupt-controller@1000 {
			reg = <0x1000 0x100>; interrupt-controller; #interrupt-cells = <3>;
		};
		uart: serial@1800 { reg = <0x1800 0x10>; interrupts = <0 (30 + 2) 4>; clocks = <&clk 1>, <&clk (1 << 3)>; };
		i2c@2000 { reg = <0x2000 0x10>; #address-cells = <1>; #size-cells = <0>; };
		clk: clocks { #clock-cells = <1>; };
	};
};`,
  'values of every kind': `
/dts-v1/;
/ {
	bytes = [de ad be ef 0102];
	wide = /bits/ 64 <0x1122334455667788 (0x1 << 40)>;
	narrow = /bits/ 8 <1 2 0xff>, /bits/ 16 <0xffff 'a'>;
	mixed = "text", <1 2 &{/there}>, [00 11], &there, "with \\"quotes\\", \\x41\\101 and \\n";
	negative = <(-1) (~0) (7 % 4) (3 > 2 ? 5 : 6)>;
	flag;
	inner: labelled = start: <1 mid: 2>;
	there: there { phandle = <0x20>; };
	other { linux,phandle = <7>; to = <&inside>; inside: inside { }; };
};`,
  'nodes taken apart and put together': `
/dts-v1/;
/ {
	user = <&used>;
	one: one { a = <1>; b = <2>; two: two { x; }; gone: gone { }; };
	/omit-if-no-ref/ unused: unused { };
	/omit-if-no-ref/ used: used { };
};
/ { three { }; one { c; /delete-property/ b; }; };
&two { y = "y"; /delete-property/ x; };
/delete-node/ &gone;
&{/one/two} { deeper { }; };`,
  'an overlay': `
/dts-v1/;
/plugin/;
&i2c1 {
	#address-cells = <1>; #size-cells = <0>;
	sensor: sensor@48 { reg = <0x48>; interrupt-parent = <&gpio>; vdd-supply = <&reg>; self = <&sensor>; };
};
&{/chosen} { bootargs = "quiet"; };
/ { fragment@9 { target-path = "/"; __overlay__ { extra; }; }; };`,
  'macros without a file': `
/dts-v1/;
#define BASE 0x4000
#define REG(n) (BASE + (n) * 0x10)
#define NODE(name, n) name##n { reg = <REG(n)>; label = #name; };
/ {
#ifdef BASE
	NODE(uart, 1)
	NODE(uart, 2)
#else
	wrong;
#endif
};`,
}

describe.skipIf(!hasDtc)('portwire export of any tree', () => {
  const withMacros = (text: string): string =>
    // dtc reads no macros: what cpp makes of the last source, by hand.
    text.includes('#define')
      ? '/dts-v1/;\n/ { uart1 { reg = <(0x4000 + (1) * 0x10)>; label = "uart"; }; uart2 { reg = <(0x4000 + (2) * 0x10)>; label = "uart"; }; };\n'
      : text

  it.each(Object.entries(SOURCES))('compiles %s as dtc -@ does', async (_what, text) => {
    const { code, bytes, errors } = await exported(['-', '--as', 'dtb'], text)
    expect(errors).toBe('')
    expect(code).toBe(0)
    const blob = compileDts(withMacros(text)).blob
    expect(content(bytes)).toBe(content(blob))
    expect(bytes.equals(blob)).toBe(true)
  })

  it('compiles a node called after a macro that no file defines as dtc -@ does, and says so', async () => {
    const text = '/dts-v1/;\n/ { power { pd@PD_TCPC0 { clocks; }; }; };\n'
    const { code, bytes, errors } = await exported(['-', '--as', 'dtb'], text)
    expect(errors).toContain('[dts/unknown-unit]')
    expect(code).toBe(0)
    expect(bytes.equals(compileDts(text).blob)).toBe(true)
  })

  it.each(Object.entries(SOURCES))('prints %s as source of the same blob', async (_what, text) => {
    const { blob } = compileDts(withMacros(text))
    for (const input of [text, blob]) {
      const { out } = await exported(['-', '--as', 'dts'], input)
      expect(content(compileDts(out).blob)).toBe(content(blob))
    }
  })
})

describe('portwire export', () => {
  const tree = '/dts-v1/;\n/ { a = <1>; };\n'

  it('writes to the file named', async () => {
    const folder = temporaryFolder({ 'a.dts': tree })
    const { code, out, errors } = await exported([
      `${folder}/a.dts`,
      '--as',
      'dtb',
      '-o',
      `${folder}/a.dtb`,
    ])
    expect({ code, out, errors }).toEqual({ code: 0, out: '', errors: '' })
    expect(readFileSync(`${folder}/a.dtb`).subarray(0, 4).toString('hex')).toBe('d00dfeed')
  })

  it('never writes over what it read, by whichever name', async () => {
    const folder = temporaryFolder({ 'a.dts': '#include "b.dtsi"\n', 'b.dtsi': tree })
    for (const output of ['a.dts', 'b.dtsi', 'x/../b.dtsi']) {
      const args = [`${folder}/a.dts`, '--as', 'dts', '-o', `${folder}/${output}`]
      const { code, errors } = await exported(args)
      expect(code).toBe(2)
      expect(errors).toContain('it is not written over')
    }
    expect(readFileSync(`${folder}/b.dtsi`, 'utf8')).toBe(tree)
  })

  it('prints the pipeline document of a board', async () => {
    const { code, out } = await exported(['public/examples/mt8395-dsi-hdmi.dts', '--as', 'json'])
    expect(code).toBe(0)
    expect(parseProject(JSON.parse(out))).toMatchObject({
      kind: 'project',
      board: { doc: { soc: 'mt8195' }, sources: null },
    })
  })

  it('draws a board in the colours of either theme', async () => {
    const args = ['public/examples/mt8395-three-mistakes.dts', '--as', 'svg', '--theme']
    for (const theme of ['light', 'dark'] as const) {
      const { code, out } = await exported([...args, theme])
      expect(code).toBe(0)
      expect(out).toContain(`fill="${PICTURE_THEMES[theme].bg}"`)
    }
  })

  it('draws a board with the font files it is written in', async () => {
    const { out } = await exported(['public/examples/mt8395-three-mistakes.dts', '--as', 'svg'])
    const inside = [
      ...out.matchAll(/font-weight:(\d+);src:url\(data:font\/woff2;base64,([^)]*)\)/g),
    ]
    expect(inside.map(([, weight]) => weight)).toEqual(['400', '600'])
    for (const [, weight, base64 = ''] of inside)
      expect(Buffer.from(base64, 'base64')).toEqual(
        readFileSync(`node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`),
      )
  })

  it('draws a board, its project inside, and tells its paths', async () => {
    const file = 'public/examples/mt8395-three-mistakes.dts'
    const { code, out } = await exported([file, '--as', 'svg'])
    expect(code).toBe(0)
    expect(wellFormed(out)).toBe(null)
    const packed = projectOfSvg(out) ?? ''
    const text = inflateRawSync(Buffer.from(packed.slice(1), 'base64url')).toString('utf8')
    const opened = boardOfShare(text)
    const { out: json } = await exported([file, '--as', 'json'])
    expect(opened.kind === 'project' && opened.board.doc).toMatchObject({
      graph: JSON.parse(json).graph,
    })
    const { out: flowchart } = await exported([file, '--as', 'mermaid'])
    expect(flowchart).toMatch(/^flowchart LR\n/)
    const { out: markdown } = await exported([file, '--as', 'markdown'])
    expect(markdown).toContain(flowchart.trimEnd())
    expect(markdown).toMatch(/\| MAIN \| dropped silently \| OVL0 →/)
  })

  it.each([
    ['no form', [], tree, /--as FORM is missing; FORM is one of dts,/],
    ['an unknown form', ['--as', 'pdf'], tree, /There is no form pdf; there are dts,/],
    ['a tree as overlay', ['--as', 'dtbo'], tree, /whole tree/],
    ['a pipeline of nothing', ['--as', 'json'], tree, /no pipeline/],
    ['a picture of nothing', ['--as', 'svg'], tree, /no pipeline/],
    ['source of a faulty source', ['--as', 'dts'], '/dts-v1/;\n/ { a = <1> };', /has errors/],
    ['a blob of a faulty source', ['--as', 'dtb'], '/dts-v1/;\n/ { a = <1> };', /has errors/],
    ['a blob of an unknown macro', ['--as', 'dtb'], '/dts-v1/;\n/ { a = <X>; };', /are missing/],
    [
      'a blob without its include',
      ['--as', 'dtb'],
      `/dts-v1/;\n#include "none.dtsi"\n/ { };`,
      /1: warning: .*missing-include[\s\S]*are missing/,
    ],
    ['an unknown theme', ['--as', 'svg', '--theme', 'sepia'], tree, /no theme sepia; there are/],
    ['two files', ['b.dts', '--as', 'dts'], tree, /One FILE at a time/],
    ['an output that cannot be', ['--as', 'dts', '-o', '/none/x.dts'], tree, /cannot be written/],
  ])('refuses %s with a sentence', async (_what, args, text, sentence) => {
    const { code, out, errors } = await exported(['-', ...args], text)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(errors).toMatch(sentence)
  })

  it('keeps a blob off the screen', async () => {
    const screen = fakeTerminal(tree, true)
    expect(await runPortwire(['export', '-', '--as', 'dtb'], screen)).toBe(2)
    expect(screen.bytes()).toHaveLength(0)
    expect(screen.errors()).toContain('not for the screen')
  })
})
