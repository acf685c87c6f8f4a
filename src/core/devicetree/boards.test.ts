import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyOverlay } from './applyOverlay.ts'
import { encodeDtb } from './encodeDtb.ts'
import { printDts } from './printDts.ts'
import { readDtb } from './readDtb.ts'
import { readDts } from './readDts.ts'
import type { SourceSet } from './sources.ts'
import type { DeviceTree } from './tree.ts'
import { walk } from './walk.ts'

const LINUX = resolve('../shared/boards/linux')
const INCLUDE_DIRS = ['include', 'src/arm64/mediatek', 'src/arm64', 'src']
const BOARDS = [
  'src/arm64/mediatek/mt8365-evk.dts',
  'src/arm64/mediatek/mt8195-cherry-tomato-r3.dts',
  'src/arm64/mediatek/mt8395-genio-1200-evk.dts',
  'src/arm64/mediatek/mt8395-radxa-nio-12l.dts',
  'src/arm64/mediatek/mt8395-radxa-nio-12l-8-hd-panel.dtso',
]

const hasTools = ['cpp', 'dtc'].every((tool) => spawnSync(tool, ['--version']).status === 0)
const skip = !hasTools || !existsSync(LINUX)
if (skip) console.info('skipped: upstream boards, as cpp, dtc or ../shared/boards is missing')

/** One line a node and a property, bytes in hexadecimal. */
const lines = (tree: DeviceTree): string[] =>
  [...walk(tree)].flatMap(({ node, path }) => [
    path,
    ...node.properties.map(
      ({ name, value }) => `${path} ${name} ${Buffer.from(value).toString('hex')}`,
    ),
  ])

function linuxSources(): SourceSet {
  const files = new Map<string, string>()
  for (const entry of readdirSync(LINUX, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(relative(LINUX, path), readFileSync(path, 'utf8'))
  }
  return { files, includeDirs: INCLUDE_DIRS }
}

/** What the kernel's build does, as a blob. */
function compile(board: string, flags: readonly string[]): Buffer {
  const includes = INCLUDE_DIRS.flatMap((dir) => ['-I', dir])
  const cpp = ['-nostdinc', '-undef', '-D__DTS__', '-x', 'assembler-with-cpp', ...includes, board]
  const input = execFileSync('cpp', cpp, { cwd: LINUX, maxBuffer: 1 << 26 })
  return execFileSync('dtc', ['-q', ...flags, '-I', 'dts', '-O', 'dtb', '-'], {
    input,
    maxBuffer: 1 << 26,
  })
}

describe.skipIf(skip)('upstream boards', () => {
  const sources = skip ? { files: new Map(), includeDirs: [] } : linuxSources()

  it.each(BOARDS)('reads and compiles %s to the bytes dtc -@ gives', (board) => {
    const { tree, diagnostics } = readDts(board, sources)
    const compiled = compile(board, ['-@'])
    const blob = readDtb(compiled, 'dtc.dtb')
    expect(diagnostics).toEqual([])
    expect(blob.diagnostics).toEqual([])
    expect(lines(tree)).toEqual(lines(blob.tree))
    expect(compiled.equals(encodeDtb(tree))).toBe(true)
  })

  it.each(BOARDS)('reads %s as dtc without -@ compiles it', (board) => {
    const { tree } = readDts(board, sources, { symbols: false })
    expect(lines(tree)).toEqual(lines(readDtb(compile(board, []), 'dtc.dtb').tree))
  })

  it.each(BOARDS)('gives each property of %s the span of a statement that names it', (board) => {
    const { tree } = readDts(board, sources)
    const strange: string[] = []
    for (const { node, path } of walk(tree))
      for (const { name, span, generated } of node.properties) {
        if (generated || name === 'target') continue
        const text = span && sources.files.get(span.file)?.slice(span.from, span.to)
        if (text === undefined || !text.includes(name) || !text.endsWith(';'))
          strange.push(`${path} ${name}: ${text}`)
      }
    expect(strange).toEqual([])
  })

  it.each(BOARDS)('prints %s as text that reads and compiles to the same', (board) => {
    const { tree } = readDts(board, sources)
    const text = printDts(tree)
    const again = readDts('x.dts', { files: new Map([['x.dts', text]]), includeDirs: [] })
    expect(again.diagnostics).toEqual([])
    expect(lines(again.tree)).toEqual(lines(tree))
    expect(printDts(again.tree)).toBe(text)
    const compiled = execFileSync('dtc', ['-q', '-@', '-I', 'dts', '-O', 'dtb', '-'], {
      input: text,
    })
    expect(compiled.equals(encodeDtb(tree))).toBe(true)
  })

  it.each(BOARDS)('prints the blob of %s as text that compiles to the blob', (board) => {
    const blob = compile(board, ['-@'])
    const input = printDts(readDtb(blob, 'x.dtb').tree)
    expect(execFileSync('dtc', ['-q', '-I', 'dts', '-O', 'dtb', '-'], { input }).equals(blob)).toBe(
      true,
    )
  })

  it('applies an overlay to its board as fdtoverlay did', () => {
    const at = (name: string) => readDts(`src/arm64/mediatek/${name}`, sources).tree
    const base = at('mt8395-radxa-nio-12l.dts')
    const { tree, diagnostics } = applyOverlay(base, at('mt8395-radxa-nio-12l-8-hd-panel.dtso'))
    const blob = readFileSync(join(LINUX, '../dtb/mt8395-radxa-nio-12l+8-hd-panel.dtb'))
    expect(diagnostics).toEqual([])
    expect(lines(tree)).toEqual(lines(readDtb(blob, 'x.dtb').tree))
  })

  it('opens a board without any header, with notices instead of errors', () => {
    const board = 'src/arm64/mediatek/mt8365-evk.dts'
    const files = new Map([...sources.files].filter(([name]) => !name.endsWith('.h')))
    const { tree, diagnostics } = readDts(board, { ...sources, files })
    const whole = readDts(board, sources).tree
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect([...walk(tree)].length).toBe([...walk(whole)].length)
  })
})
