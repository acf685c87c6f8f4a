import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { SourceSet } from '../core/devicetree/sources.ts'

/** What is measured: the shared boards and cases. They are input for tests and stay outside. */
export const BOARDS = '../shared/boards'
export const LINUX = `${BOARDS}/linux`
export const CASES = '../shared/cases/ddp/dtb'
export const INCLUDE_DIRS = ['include', 'src/arm64/mediatek', 'src/arm64', 'src']
export const BOARD_FILES = [
  'src/arm64/mediatek/mt8365-evk.dts',
  'src/arm64/mediatek/mt8195-cherry-tomato-r3.dts',
  'src/arm64/mediatek/mt8395-genio-1200-evk.dts',
  'src/arm64/mediatek/mt8395-radxa-nio-12l.dts',
]
export const hasMaterial = existsSync(LINUX)

export function linuxSources(): SourceSet {
  const files = new Map<string, string>()
  for (const entry of readdirSync(LINUX, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(relative(LINUX, path), readFileSync(path, 'utf8'))
  }
  return { files, includeDirs: INCLUDE_DIRS }
}

export const blobsOf = (folder: string): Map<string, Uint8Array> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.dtb'))
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  )
