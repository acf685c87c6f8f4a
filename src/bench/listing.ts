import { execFileSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import {
  type FileHead,
  HEAD_BYTES,
  isNamedAsBoard,
  listBoards,
  readHead,
  wantedHeads,
} from '../core/convert/open/boardList.ts'
import { sourceSet } from '../core/convert/open/sourceSet.ts'
import { LINUX } from './material.ts'
import { measure, type Row } from './measure.ts'

/** As many as the kernel has for MediaTek: `.dts` and `.dtso`, and `.dtsi`. */
const BOARDS = 180
const PARTS = 60

/** A folder as large as the kernel's `arch/arm64/boot/dts/mediatek`, read from the disk and listed. */
export function listingRow(): Row {
  const folder = folderOfBoards()
  const row = measure({
    work: `list a folder of ${BOARDS} boards and ${PARTS} includes, from the disk`,
    prepare: () => {},
    run: () => {
      const found = listed(folder)
      if (found !== BOARDS) throw new Error(`${found} boards listed`)
    },
    reference: 'find | xargs cat',
    against: () =>
      execFileSync('sh', ['-c', 'find . -type f | xargs cat'], { cwd: folder, maxBuffer: 1 << 28 }),
    goal: 'at most 5',
  })
  rmSync(folder, { recursive: true })
  return row
}

/** Copies of the shared boards under names of their own, each including what the real one does. */
function folderOfBoards(): string {
  const folder = mkdtempSync(join(tmpdir(), 'boards-'))
  const all = filesUnder(LINUX)
  const copy = (name: string, to: string): void => {
    mkdirSync(dirname(join(folder, to)), { recursive: true })
    writeFileSync(join(folder, to), readFileSync(join(LINUX, name)))
  }
  for (const name of all.filter((one) => !/\.dtso?$/.test(one))) copy(name, name)
  const several = (end: RegExp, count: number): void => {
    const ones = all.filter((name) => end.test(name) && name.includes('mediatek'))
    for (let i = 0; i < count; i += 1) {
      const name = ones[i % ones.length] ?? ''
      copy(
        name,
        name.replace(end, (ending) => `-${i}${ending}`),
      )
    }
  }
  several(/\.dtso?$/, BOARDS)
  several(/\.dtsi$/, PARTS)
  return folder
}

/** What opening a folder does until it asks which board: heads of all that may be one, and of their includes. */
function listed(folder: string): number {
  const all = sourceSet(new Map(filesUnder(folder).map((name) => [name, ''])))
  const heads = new Map<string, FileHead>()
  let wanted = [...all.files.keys()].filter(isNamedAsBoard)
  while (wanted.length > 0) {
    for (const name of wanted) heads.set(name, readHead(headOf(join(folder, name))))
    wanted = wantedHeads(all, heads)
  }
  return listBoards(all, heads).length
}

function headOf(path: string): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES)
  const file = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
