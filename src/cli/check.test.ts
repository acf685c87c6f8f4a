import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { fakeTerminal } from '../testing/terminal.ts'
import { runPortwire } from './runPortwire.ts'

async function check(args: readonly string[], stdin: string | Uint8Array = '') {
  const terminal = fakeTerminal(stdin)
  const code = await runPortwire(['check', ...args], terminal)
  const lines = terminal.text().split('\n').slice(0, -1)
  return { code, lines, errors: terminal.errors() }
}

/** An mt8173 with one link, to a block that leads on by an endpoint of this number; on line 19. */
const board = (endpoint: number): string => `\
/dts-v1/;

/ {
	compatible = "mediatek,mt8173";
	#address-cells = <1>;
	#size-cells = <1>;

	mmsys: syscon@14000000 {
		compatible = "mediatek,mt8173-mmsys";
		reg = <0x14000000 0x1000>;

		port {
			mmsys_ep: endpoint {
				remote-endpoint = <&color_in>;
			};
		};
	};

	color@14013000 {
		compatible = "mediatek,mt8173-disp-color";
		reg = <0x14013000 0x1000>;

		ports {
			#address-cells = <1>;
			#size-cells = <0>;

			port@0 {
				reg = <0>;
				color_in: endpoint {
					remote-endpoint = <&mmsys_ep>;
				};
			};

			port@1 {
				reg = <1>;
				#address-cells = <1>;
				#size-cells = <0>;
				color_out: endpoint@${endpoint} {
					reg = <${endpoint}>;
				};
			};
		};
	};
};
`
const FINDING = /^(?:[^:]+):(?:\d+:\d+|\/[^:]*): (?:error|warning|info): .+ \[[\w-]+\/[\w-]+\]$/

describe('portwire check', () => {
  it('prints a finding a line, with the place in the source', async () => {
    const folder = temporaryFolder({ 'board.dts': board(1) })
    const { code, lines, errors } = await check([`${folder}/board.dts`])
    expect(code).toBe(1)
    const [found = ''] = lines.filter((line) => line.includes(': error: '))
    expect(found).toMatch(FINDING)
    expect(found).toMatch(new RegExp(`^${folder}/board\\.dts:19:2: error: .*endpoint 0`))
    expect(errors).toMatch(/^portwire check: 1 tree, 1 error, \d+ warnings?\n$/)
  })

  it('gives the node where there is no source', async () => {
    const compiled = fakeTerminal(board(1))
    await runPortwire(['export', '-', '--as', 'dtb'], compiled)
    const { lines } = await check(['-'], compiled.bytes())
    const [found = ''] = lines.filter((line) => line.includes(': error: '))
    expect(found).toMatch(/^<stdin>:\/color@14013000: error: /)
  })

  it('does not check the fragments of an overlay blob as though they were a board', async () => {
    const compiled = fakeTerminal('/dts-v1/;\n/plugin/;\n&color { status = "disabled"; };\n')
    await runPortwire(['export', '-', '--as', 'dtbo'], compiled)
    const { lines } = await check(['-'], compiled.bytes())
    expect(lines).toEqual([expect.stringMatching(/^<stdin>: info: .*\[open\/overlay-alone\]$/)])
  })

  it('places a disabled node in the overlay that opened it last', async () => {
    const folder = temporaryFolder({
      'base.dts': board(0).replace('color@', 'color: color@'),
      'off.dtso': '/dts-v1/;\n/plugin/;\n\n&color {\n\tstatus = "disabled";\n};\n',
    })
    const { lines } = await check(['--base', `${folder}/base.dts`, `${folder}/off.dtso`])
    expect(lines).toContainEqual(expect.stringMatching(/off\.dtso:4:1: \w+: .*status "disabled"/))
  })

  it('passes a tree without a display, and says that nothing was judged', async () => {
    const { code, lines } = await check(['-'], '/dts-v1/;\n/ { };\n')
    expect(code).toBe(0)
    expect(lines).toEqual([expect.stringMatching(/^<stdin>: info: .*\[open\/no-display\]$/)])
  })

  it('does not pass a board whose mmsys the driver has no data of', async () => {
    const source = `/dts-v1/;\n/ {\n\tsyscon@0 { compatible = "mediatek,mt6795-mmsys"; };
\tdsi@1 { compatible = "mediatek,mt8173-dsi"; };\n};\n`
    const { code, lines } = await check(['-'], source)
    expect(code).toBe(1)
    expect(lines).toContainEqual(
      expect.stringMatching(/^<stdin>:4:2: error: .* \[drm\/no-driver-data\]$/),
    )
    expect(lines).not.toContainEqual(expect.stringContaining('[open/no-display]'))
  })

  it('reports a syntax error as a finding', async () => {
    const { code, lines } = await check(['-'], '/dts-v1/;\n/ { a = <1> };\n')
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^<stdin>:2:11: error: .*\[dts\/missing-semicolon\]$/)
  })

  it('runs the checks of dtc', async () => {
    const { lines } = await check(['-'], '/dts-v1/;\n/ { a { reg = <1>; }; };\n')
    expect(lines.join('\n')).toMatch(/warning: .*\[dtc\/\w+\]/)
  })

  // dtc-checks.md: the names of the checks at dtc's error level.
  it.each([
    ['duplicate_label', 'l: a { }; l: b { };'],
    ['phandle_references', 'a { p = <&nope>; };'],
    ['path_references', 'a { p = &nope; };'],
    ['duplicate_node_names', 'a { }; a { };'],
    ['duplicate_property_names', 'p; p;'],
    ['explicit_phandles', 'a { phandle = <0>; };'],
    ['explicit_phandles', 'a { phandle = <1>; }; b { phandle = <1>; };'],
    ['name_properties', 'a { name = "b"; };'],
  ])('tells by the name of dtc, and once, what dtc refuses: %s in %s', async (name, body) => {
    const { code, lines } = await check(['-'], `/dts-v1/;\n/ { ${body} };\n`)
    expect(code).toBe(1)
    expect(lines.filter((line) => line.includes(': error: '))).toEqual([
      expect.stringMatching(new RegExp(`^<stdin>:2:\\d+: error: .*\\[dtc/${name}\\]$`)),
    ])
  })

  it('tells each of several mistakes once, those dtc does not come to by their own names', async () => {
    const body = [
      'a { p = <&nope>, <&none>; };',
      'b { p = <&nope>; };',
      'c { x = <1>; x = <2>; };',
      'd@1@2 { q@1; };',
    ]
    const { lines } = await check(['-'], `/dts-v1/;\n/ {\n${body.join('\n')}\n};\n&late { };\n`)
    const errors = lines.filter((line) => line.includes(': error: '))
    expect(
      errors.map((line) => line.replace(/^<stdin>:(\d+):.*\[(.*)\]$/, '$1 $2')).sort(),
    ).toEqual([
      '3 dts/unknown-reference',
      '3 dts/unknown-reference',
      '4 dts/unknown-reference',
      '5 dtc/duplicate_property_names',
      '6 dts/bad-name',
      '6 dts/bad-name',
      '8 dts/unknown-reference',
    ])
  })

  it('names a check of dtc and the release that brought it', async () => {
    const source = '/dts-v1/;\n/ { l: a { }; l: b { }; };\n'
    const { lines } = await check(['-', '--json'], source)
    const { findings } = JSON.parse(lines[0] ?? '')
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'dtc/duplicate_label',
        dtc: { check: 'duplicate_label', since: '1.3.0' },
      }),
    )
  })

  it("runs the checks that the kernel's build turns off when asked to", async () => {
    const source = '/dts-v1/;\n/ { a@1 { }; };\n'
    const told = async (...options: string[]) => (await check([...options, '-'], source)).lines
    expect((await told()).join('')).not.toContain('[dtc/')
    expect(await told('--all-checks')).toContainEqual(
      expect.stringMatching(/^<stdin>:2:5: warning: .*\[dtc\/unit_address_vs_reg\]$/),
    )
  })

  it.each([
    ['a statement', '/ { b = <1> };'],
    ['a block of a label nobody has', '&nope { };'],
  ])('runs no check of dtc where dtc cannot parse %s', async (_what, text) => {
    const source = `/dts-v1/;\n/ { a { reg = <1>; }; };\n`
    expect((await check(['-'], source)).lines).toContainEqual(expect.stringContaining('[dtc/'))
    const { lines } = await check(['-'], source + text)
    expect(lines.filter((line) => line.includes('[dtc/'))).toEqual([])
  })

  it('does not let a tree with missing parts pass for a whole one', async () => {
    const source = '/dts-v1/;\n#include "none.dtsi"\n/ { a = <A B C D E F>; };\n'
    const { code, lines, errors } = await check(['-'], source)
    expect(code).toBe(0)
    expect(lines).toContainEqual(expect.stringMatching(/^<stdin>:2:1: warning: .*none\.dtsi/))
    expect(lines).toContainEqual(
      expect.stringMatching(/: info: 3 more macros are defined in no file/),
    )
    expect(lines.filter((line) => line.includes('[dtc/'))).toEqual([])
    expect(errors).toMatch(/name more folders with -I\.\n.*1 with includes or macros missing/)
    expect((await check(['-', '--strict'], source)).code).toBe(1)
  })

  it('lets warnings fail a strict check', async () => {
    const source = '/dts-v1/;\n/ { a { reg = <1>; }; };\n'
    expect((await check(['-'], source)).code).toBe(0)
    expect((await check(['-', '--strict'], source)).code).toBe(1)
  })

  it.each([
    ['a missing file', 'none.dts', /There is no such file/],
    ['a folder', '', /This is a folder/],
    ['a picture', 'picture.dts', /is a PNG picture/],
    ['a text called a blob', 'text.dtb', /This is no device tree blob/],
    ['a blob cut off', 'cut.dtb', /truncated/],
    ['an empty file', 'empty.dts', /the file is empty/],
    ['prose', 'prose.dts', /dts\/syntax/],
  ])('cannot read %s, and says so', async (_what, name, sentence) => {
    const folder = temporaryFolder({
      'picture.dts': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      'text.dtb': '/dts-v1/;\n/ { };\n',
      'cut.dtb': new Uint8Array([0xd0, 0x0d, 0xfe, 0xed, 0, 0, 1, 0]),
      'empty.dts': '',
      'prose.dts': 'Dear board,\nplease light up.\n',
    })
    const { code, lines, errors } = await check([`${folder}/${name}`])
    expect(code).toBe(2)
    expect(lines).toEqual([])
    expect(errors).toMatch(sentence)
    expect(errors).not.toMatch(/^\s+at /m)
  })

  it('prints an object a file with --json', async () => {
    const folder = temporaryFolder({ 'board.dts': board(1) })
    const { code, lines } = await check(['--json', `${folder}/board.dts`, `${folder}/none.dts`])
    expect(code).toBe(2)
    const [first, second] = lines.map((line) => JSON.parse(line))
    expect(first).toMatchObject({ file: 'board.dts', path: `${folder}/board.dts`, readable: true })
    expect(first.findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: `${folder}/board.dts`,
        line: 19,
        column: 2,
        node: '/color@14013000',
        kernelLog: expect.stringContaining('Invalid display hw pipeline'),
      }),
    )
    expect(second).toMatchObject({ file: 'none.dts', readable: false })
  })

  it('leaves out what a baseline holds, wherever its line is now', async () => {
    const folder = temporaryFolder({ 'board.dts': board(1) })
    const before = await check(['--json', `${folder}/board.dts`])
    const moved = temporaryFolder({
      'board.dts': board(1).replace('\n', '\n\n\n'),
      'known.jsonl': `${before.lines.join('\n')}\n`,
      'none.jsonl': '{"file":"other.dts","findings":[]}\n',
      'wrong.jsonl': 'known to all\n',
    })
    const accepting = (file: string) =>
      check(['--baseline', `${moved}/${file}`, `${moved}/board.dts`])
    expect(await accepting('known.jsonl')).toMatchObject({ code: 0, lines: [] })
    expect(await accepting('none.jsonl')).toMatchObject({ code: 1 })
    expect(await accepting('wrong.jsonl')).toMatchObject({ code: 2, lines: [] })
    expect(await accepting('missing.jsonl')).toMatchObject({ code: 2, lines: [] })
  })

  describe('against a baseline', () => {
    const broken = (...names: readonly string[]): string =>
      `/dts-v1/;\n${names.map((name) => `/ { ${name} = <1> };\n`).join('')}`

    async function linesAgainst(before: string, now: Readonly<Record<string, string>>) {
      const old = temporaryFolder({ 'board.dts': before })
      const known = await check(['--json', `${old}/board.dts`])
      const folder = temporaryFolder({ ...now, 'known.jsonl': known.lines.join('\n') })
      return (await check(['--baseline', `${folder}/known.jsonl`, `${folder}/board.dts`])).lines
    }

    it('shows one more of what is known already', async () => {
      expect(await linesAgainst(broken('a'), { 'board.dts': broken('a') })).toEqual([])
      const lines = await linesAgainst(broken('a'), { 'board.dts': broken('a', 'b') })
      expect(lines).toHaveLength(1)
    })

    it('shows what is known of one file in another', async () => {
      const lines = await linesAgainst(broken('a'), {
        'board.dts': '/dts-v1/;\n#include "b.dtsi"\n',
        'b.dtsi': '/ { a = <1> };\n',
      })
      expect(lines).toContainEqual(expect.stringMatching(/b\.dtsi:1:\d+: error: /))
    })

    it('takes no offence at what is gone', async () => {
      expect(await linesAgainst(broken('a', 'b'), { 'board.dts': broken('b') })).toEqual([])
    })

    it.each([
      ['a blob', 'known.dtb', new Uint8Array([0xd0, 0x0d, 0xfe, 0xed, 0, 0, 0, 0])],
      ['a SARIF log', 'known.sarif', '{\n  "version": "2.1.0",\n  "runs": []\n}\n'],
    ])('does not take %s for an empty one', async (_what, name, content) => {
      const folder = temporaryFolder({ [name]: content, 'board.dts': board(1) })
      const file = `${folder}/${name}`
      const { code, lines, errors } = await check(['--baseline', file, `${folder}/board.dts`])
      expect({ code, lines }).toEqual({ code: 2, lines: [] })
      expect(errors).toMatch(/ is not what portwire check --json prints/)
    })
  })
})

const BOARDS = '../shared/boards'
const skip = !existsSync(BOARDS)
if (skip) console.info(`skipped: checking the boards of ${BOARDS}, which is not here`)

describe.skipIf(skip)('upstream boards', () => {
  const names = skip
    ? []
    : [...readFileSync(`${BOARDS}/expected.jsonl`, 'utf8').matchAll(/"file":"([^"+]+)\.dtb"/g)]

  it.each(names.map(([, name = '']) => name))(
    '%s has no error, from source or blob',
    async (name) => {
      const source = `${BOARDS}/linux/src/arm64/mediatek/${name}.dts`
      const { code, lines } = await check([source, `${BOARDS}/dtb/${name}.dtb`])
      expect(lines.filter((line) => line.includes(': error: '))).toEqual([])
      expect(code).toBe(0)
    },
  )
})

describe('portwire check --sarif', () => {
  it('gives code review tools one SARIF log, places counted from 1 and relative to the run', async () => {
    const folder = temporaryFolder({ 'a.dts': board(1), 'b.dts': board(0) })
    const { lines, code } = await check(['--sarif', `${folder}/a.dts`, `${folder}/b.dts`])
    const log = JSON.parse(lines.join('\n'))
    expect(code).toBe(1)
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Portwire' } } }],
    })
    const [run] = log.runs
    const error = run.results.find((result: { level: string }) => result.level === 'error')
    expect(run.tool.driver.rules[error.ruleIndex].id).toBe(error.ruleId)
    expect(error.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: pathToFileURL(realpathSync(`${folder}/a.dts`)).href },
      region: { startLine: 19, startColumn: 2 },
    })
    for (const { level, message } of run.results) {
      expect(['error', 'warning', 'note']).toContain(level)
      expect(message.text).not.toBe('')
    }
  })

  it('will not print two forms at once', async () => {
    const { code, errors } = await check(['--sarif', '--json', 'a.dts'])
    expect(code).toBe(2)
    expect(errors).toContain('--json and --sarif cannot go together.')
  })
})
