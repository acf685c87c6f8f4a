import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Where codes are given, and the stage of those that a file gives without naming it. */
const FOLDERS = [
  'src/core/devicetree',
  'src/core/convert/open',
  'src/core/convert/write',
  'src/cli',
  'src/panels/dts',
]
const STAGES: Readonly<Record<string, string>> = {
  'readDtb.ts': 'dtb',
  'blobLayout.ts': 'dtb',
  'applyOverlay.ts': 'overlay',
  'patchDraft.ts': 'export',
  'patchOf.ts': 'export',
  'exportForm.ts': 'export',
  'wholeTree.ts': 'export',
  'oddities.ts': 'open',
}

const WHOLE = /'((?:dts|dtb|open|overlay|export)\/[a-z0-9-]+)'/g
const OF_FILE = /fileFinding\(\s*[\w.]+,\s*'([a-z0-9-]+)'/g
const OF_STAGE =
  /(?:(?:problem|refuse|note|say)\(|what:)\s*(?:'(?:error|warning|info)',\s*)?'([a-z0-9-]+)',/g
const EITHER_NAME = /'(unterminated-\w+)'/g

function codesIn(file: string, text: string): string[] {
  const all = (pattern: RegExp) => Array.from(text.matchAll(pattern), ([, code = '']) => code)
  const stage = STAGES[file]
  const own = stage === undefined ? [] : [...all(OF_STAGE), ...all(EITHER_NAME)]
  return [
    ...all(WHOLE),
    ...all(OF_FILE).map((code) => `open/${code}`),
    ...own.filter((code) => !/^(?:error|info)$/.test(code)).map((code) => `${stage}/${code}`),
  ]
}

it('docs/diagnostics.md tells of every code there is, and of no other', () => {
  const given = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .flatMap((file) => codesIn(file, readFileSync(`${folder}/${file}`, 'utf8'))),
  )
  const told = readFileSync('docs/diagnostics.md', 'utf8').matchAll(/^\| `([a-z0-9/-]+)` \|/gm)
  expect(Array.from(told, ([, code]) => code).sort()).toEqual([...new Set(given)].sort())
})
