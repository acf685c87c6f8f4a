import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { fakeTerminal } from '../testing/terminal.ts'
import { runPortwire } from './runPortwire.ts'

const SHARED = '../shared'
const LINUX = `${SHARED}/boards/linux`
const skip = !existsSync(SHARED)
if (skip) console.info(`skipped: boards and cases of ${SHARED}, which is not here`)

interface BoardJson {
  readonly file: string
  readonly mmsys: readonly unknown[]
}

const parseLines = (text: string): BoardJson[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): BoardJson => JSON.parse(line))

/** What the kernel's own functions answered, by file name. */
function expected(folder: string): BoardJson[] {
  return skip ? [] : parseLines(readFileSync(`${SHARED}/${folder}/expected.jsonl`, 'utf8'))
}

async function resolve(args: readonly string[], stdin: string | Uint8Array = '') {
  const terminal = fakeTerminal(stdin)
  const code = await runPortwire(['resolve', ...args], terminal)
  return { code, out: terminal.text(), errors: terminal.errors() }
}

/** The contract's keys: there may be more. */
const contract = (text: string): BoardJson[] =>
  parseLines(text).map(({ file, mmsys }) => ({ file, mmsys }))

describe.skipIf(skip)('portwire resolve --json', () => {
  it.each(['boards', 'cases/ddp'])('answers as the kernel for the blobs of %s', async (folder) => {
    const boards = expected(folder)
    expect(boards.length).toBeGreaterThan(4)
    const files = boards.map(({ file }) => `${SHARED}/${folder}/dtb/${file}`)
    const { code, out } = await resolve([...files, '--json'])
    expect(code).toBe(0)
    expect(contract(out)).toEqual(boards)
  })

  const whole = expected('boards').filter(({ file }) => !file.includes('+'))
  const source = (file: string): string =>
    `${LINUX}/src/arm64/mediatek/${file.replace('.dtb', '.dts')}`

  it.each([
    ['with the folders named', ['-I', `${LINUX}/include`, '-I', `${LINUX}/src`]],
    ['with the folders found above the file', []],
  ])('answers as the kernel from source, %s', async (_how, folders) => {
    const args = whole.map(({ file }) => source(file))
    const { code, out, errors } = await resolve([...folders, '--json', ...args])
    expect(errors).toBe('')
    expect(code).toBe(0)
    const named = whole.map(({ file, mmsys }) => ({ file: file.replace('.dtb', '.dts'), mmsys }))
    expect(contract(out)).toEqual(named)
  })

  const base = `${SHARED}/boards/dtb/mt8395-radxa-nio-12l.dtb`
  it.each([
    [
      'source on source',
      source('mt8395-radxa-nio-12l.dtb'),
      `${LINUX}/src/arm64/mediatek`,
      '.dtso',
    ],
    ['blob on blob', base, `${SHARED}/boards/dtb`, '.dtbo'],
    ['source on blob', base, `${LINUX}/src/arm64/mediatek`, '.dtso'],
  ])('puts an overlay on its base, %s', async (_how, under, folder, ending) => {
    const name = `mt8395-radxa-nio-12l-8-hd-panel${ending}`
    const { code, out, errors } = await resolve(['--json', '--base', under, join(folder, name)])
    expect(errors).toBe('')
    expect(code).toBe(0)
    const overlaid = expected('boards').find(({ file }) => file.includes('+'))
    expect(contract(out)).toEqual([{ file: name, mmsys: overlaid?.mmsys }])
  })

  it('reads a blob from standard input', async () => {
    const { out } = await resolve(['--json', '-'], readFileSync(base))
    const [, ...answers] = expected('boards').filter(({ file }) => file.includes('nio-12l'))
    expect(contract(out)).toEqual(answers.map(({ mmsys }) => ({ file: '<stdin>', mmsys })))
  })
})

const EXAMPLES = 'public/examples'

interface CrtcOf {
  readonly node: string
  readonly path: string
}

describe('portwire resolve', () => {
  it('tells an engineer which path is built, dropped or kept, and why', async () => {
    const { code, out } = await resolve([`${EXAMPLES}/mt8395-three-mistakes.dts`])
    expect(code).toBe(0)
    expect(out).toContain('Jetty 10 with three mistakes')
    expect(out).toContain('No DRM device: vdosys1 fails its probe (-EINVAL)')
    expect(out).toContain('vdosys0 waits for vdosys1: its probe fails.')
    expect(out).toMatch(/vdosys0 \/soc\/syscon@1c01a000: the path build returns 0/)
    expect(out).toMatch(/MAIN {2}dropped silently/)
    expect(out).toMatch(/OVL0 \(36\) -> RDMA0 \(53\)/)
    expect(out).toMatch(/EXT {2}fails the probe \(-EINVAL\)/)
    expect(out).toMatch(/log {2}err: Invalid display hw pipeline/)
  })

  it('says in JSON what comes of the paths: CRTCs, the node of each component, who waits', async () => {
    const { out } = await resolve(['--json', `${EXAMPLES}/mt8395-dsi-hdmi.dts`])
    const [{ forecast }] = JSON.parse(`[${out}]`)
    expect(forecast.headline).toBe(
      '/dev/dri appears with crtc-0 (DSI0 -> panel) and crtc-1 (DPI1 -> HDMI)',
    )
    expect(forecast.crtcs.map(({ node, path }: CrtcOf) => `${node} ${path}`)).toEqual([
      '/soc/syscon@1c01a000 MAIN',
      '/soc/syscon@1c100000 EXT',
    ])
    expect(forecast.mmsys[0].components[0]).toEqual({
      id: 36, // ddp-components.json
      name: 'DDP_COMPONENT_OVL0',
      node: '/soc/ovl@1c000000',
      alias: null, // mt8195.dtsi gives it none
      displaced: [],
    })
    expect(forecast.waits).toEqual([])
  })

  it('says that the catalogue stood in for a missing .dtsi', async () => {
    const { errors } = await resolve([`${EXAMPLES}/mt8395-dsi-hdmi.dts`])
    expect(errors).toMatch(/info: mt8195\.dtsi was not given.*\[open\/catalogue-dtsi\]/)
    expect(errors).toContain('name more folders with -I')
  })

  it('judges by the kernel asked for', async () => {
    const board = `${EXAMPLES}/mt8395-dsi-hdmi.dts`
    const { out } = await resolve(['--kernel', 'v6.12', board])
    expect(out).not.toContain('  built')
    expect(out.match(/kept hardcoded/g)).toHaveLength(2)
  })

  it('answers for the files it can read, and fails for the others', async () => {
    const folder = temporaryFolder({ 'a.dts': '/dts-v1/;\n/ { model = "A"; };\n' })
    const { code, out, errors } = await resolve([`${folder}/none.dts`, `${folder}/a.dts`, '--json'])
    expect(code).toBe(2)
    expect(contract(out)).toEqual([{ file: 'a.dts', mmsys: [] }])
    expect(errors).toBe(`${folder}/none.dts: error: There is no such file. [open/unreadable]\n`)
  })

  it('answers for what a faulty source holds, with its own exit code', async () => {
    const { code, out, errors } = await resolve(['-', '--json'], '/dts-v1/;\n/ { a = <1> };\n')
    expect(code).toBe(1)
    expect(contract(out)).toEqual([{ file: '<stdin>', mmsys: [] }])
    expect(errors).toMatch(/^<stdin>:2:11: error: .*\[dts\/missing-semicolon\]\n$/)
  })

  it('has no half of an overlay: a missing target refuses the whole', async () => {
    const folder = temporaryFolder({
      'base.dts': '/dts-v1/;\n/ { known: a { }; };\n',
      'x.dtso': '/dts-v1/;\n/plugin/;\n&known { b; };\n&unknown { c; };\n',
    })
    const { code, out, errors } = await resolve([
      '--base',
      `${folder}/base.dts`,
      `${folder}/x.dtso`,
    ])
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(errors).toContain('unknown')
  })

  it('puts an overlay on no other overlay', async () => {
    const folder = temporaryFolder({ 'x.dtso': '/dts-v1/;\n/plugin/;\n&{/} { b; };\n' })
    const { code, out, errors } = await resolve(['--base', `${folder}/x.dtso`, `${folder}/x.dtso`])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errors).toContain('[open/base-is-overlay]')
  })

  it('puts several overlays on a base in the order given', async () => {
    const overlay = (value: string) =>
      `/dts-v1/;\n/plugin/;\n&{/} { model = "${value}"; ${value}: ${value} { }; };\n`
    const folder = temporaryFolder({
      'base.dts': '/dts-v1/;\n/ { model = "base"; };\n',
      'a.dtso': overlay('first'),
      'b.dtso': overlay('second'),
    })
    const args = ['a.dtso', 'b.dtso'].map((name) => join(folder, name))
    const { code, out } = await resolve(['--base', `${folder}/base.dts`, ...args])
    expect(code).toBe(0)
    expect(out).toContain('a.dtso + ')
    expect(out).toContain(': second\n')
  })
})
