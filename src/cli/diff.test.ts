import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { fakeTerminal } from '../testing/terminal.ts'
import { runPortwire } from './runPortwire.ts'

async function diff(args: readonly string[]) {
  const terminal = fakeTerminal()
  const code = await runPortwire(['diff', ...args], terminal)
  return { code, out: terminal.text(), errors: terminal.errors() }
}

const EXAMPLE = readFileSync('public/examples/mt8395-three-mistakes.dts', 'utf8')
const DISABLED = /(&?panel[^{;]*\{[^}]*?)status = "disabled";/

describe('portwire diff', () => {
  it('says nothing of two files that mean the same, whatever they are called', async () => {
    const text = '/dts-v1/;\n/ { compatible = "mediatek,mt8173"; };\n'
    const folder = temporaryFolder({ 'a.dts': text, 'b.dts': `// Moved\n${text}` })
    const same = await diff([`${folder}/a.dts`, `${folder}/b.dts`])
    expect(same).toEqual({ code: 0, out: '', errors: '' })
  })

  it('tells what a change does to block and path', async () => {
    expect(EXAMPLE).toMatch(DISABLED)
    const folder = temporaryFolder({
      'a.dts': EXAMPLE,
      'b.dts': EXAMPLE.replace(DISABLED, '$1'),
    })
    const { code, out } = await diff([`${folder}/a.dts`, `${folder}/b.dts`])
    expect(code).toBe(1)
    expect(out).toMatch(/^~ path .*MAIN$/m)
    expect(out).toMatch(/status: disabled → none/)
  })

  it('prints one object with --json', async () => {
    const folder = temporaryFolder({ 'a.dts': EXAMPLE })
    const names = [`${folder}/a.dts`, 'public/examples/mt8395-dsi-hdmi.dts']
    const { code, out } = await diff([...names, '--json'])
    expect(code).toBe(1)
    const [before, after] = names
    expect(JSON.parse(out)).toMatchObject({ before, after, same: false })
    expect(out.trim()).not.toContain('\n')
  })

  it('fails for what cannot be read, or not wholly', async () => {
    const folder = temporaryFolder({ 'a.dts': EXAMPLE, 'bad.dts': '/dts-v1/;\n/ { a = <1> };' })
    expect(await diff([`${folder}/a.dts`, `${folder}/none.dts`])).toMatchObject({
      code: 2,
      out: '',
    })
    expect(await diff([`${folder}/bad.dts`, `${folder}/bad.dts`])).toMatchObject({ code: 2 })
  })
})

const BOARDS = '../shared/boards/dtb'
const skip = !existsSync(BOARDS)
if (skip) console.info(`skipped: comparing the boards of ${BOARDS}, which is not here`)

describe.skipIf(skip)('portwire diff of upstream boards', () => {
  const board = `${BOARDS}/mt8395-radxa-nio-12l.dtb`

  it('finds a board the same as its source', async () => {
    const source = '../shared/boards/linux/src/arm64/mediatek/mt8395-radxa-nio-12l.dts'
    expect(await diff([board, source])).toEqual({ code: 0, out: '', errors: '' })
  })

  it('says what an overlay changes, as its result compared with the board', async () => {
    const overlaid = `${BOARDS}/mt8395-radxa-nio-12l+8-hd-panel.dtb`
    const overlay = `${BOARDS}/mt8395-radxa-nio-12l-8-hd-panel.dtbo`
    const applied = await diff(['--base', board, board, overlay])
    expect(applied).toEqual(await diff([board, overlaid]))
    expect(applied.code).toBe(1)
    expect(applied.out).toMatch(/^~ path .*MAIN/m)
  })
})
