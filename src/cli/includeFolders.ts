import { statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'

/**
 * Where the kernel's build would look for the includes of a source, when the user names no folder:
 * the nearest folder above it that has `include/dt-bindings`, or the kernel's own shortcut
 * `scripts/dtc/include-prefixes`, or both. The sources that are kept apart from the kernel have
 * `src` beside `include`, and `src/<arch>` below. Empty when nothing of that is above.
 */
export function includeFoldersAbove(file: string): string[] {
  for (let folder = resolve(dirname(file)); ; folder = dirname(folder)) {
    const found = foldersIn(folder)
    if (found.length > 0)
      return found.map((path) => (isAbsolute(file) ? path : relative('', path) || '.'))
    if (folder === dirname(folder)) return []
  }
}

function foldersIn(folder: string): string[] {
  const found: string[] = []
  if (isFolder(join(folder, 'include/dt-bindings'))) {
    found.push(join(folder, 'include'))
    if (isFolder(join(folder, 'src/arm64')) || isFolder(join(folder, 'src/arm')))
      found.push(join(folder, 'src'))
  }
  const prefixes = join(folder, 'scripts/dtc/include-prefixes')
  if (isFolder(prefixes)) found.push(prefixes)
  return found
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
