/** The files a user gave, by path, and where includes are looked for. Paths use '/'. */
export interface SourceSet {
  readonly files: ReadonlyMap<string, string>
  /** Searched in order, as with `cpp -I`. '' is the root of `files`. */
  readonly includeDirs: readonly string[]
  /** Folders known by another name inside the include directories: a kernel's include-prefixes. */
  readonly prefixes?: readonly IncludePrefix[]
  /** What /incbin/ may name. */
  readonly binaries?: ReadonlyMap<string, Uint8Array>
}

/** What begins with `prefix` ('arm/') lies in `dir` ('arch/arm/boot/dts'). */
export interface IncludePrefix {
  readonly prefix: string
  readonly dir: string
}

/** The file an include names; null when there is none. */
export const resolveInclude = (...include: Parameters<typeof locateInclude>): string | null =>
  locateInclude(...include).name

/**
 * Looks for the file an include names: beside the including file when quoted, then in the include
 * directories. Files are often dropped without their folders, so a file that ends in the path asked
 * for is taken when there is just one, and then, as a guess, one that shares only its last name.
 */
export function locateInclude(
  sources: SourceSet,
  path: string,
  angle: boolean,
  includer: string,
): FoundFile {
  const placed = inPlace(sources, path, angle, includer)
  return placed === null ? fallback([...sources.files.keys()], path) : found(placed)
}

export interface FoundFile {
  /** Null when there is none. */
  readonly name: string | null
  /** Whether no rule of cpp leads to it. */
  readonly guessed: boolean
}

const found = (name: string): FoundFile => ({ name, guessed: false })
const NOT_FOUND: FoundFile = { name: null, guessed: false }

function inPlace(
  sources: SourceSet,
  path: string,
  angle: boolean,
  includer: string,
): string | null {
  if (!angle) {
    const beside = normalizePath(`${folderOf(includer)}${path}`)
    if (sources.files.has(beside)) return beside
  }
  for (const dir of sources.includeDirs) {
    const candidate = normalizePath(dir === '' ? path : `${dir}/${path}`)
    if (sources.files.has(candidate)) return candidate
  }
  for (const { prefix, dir } of sources.prefixes ?? []) {
    if (!path.startsWith(prefix)) continue
    const candidate = normalizePath(`${dir}/${path.slice(prefix.length)}`)
    if (sources.files.has(candidate)) return candidate
  }
  return null
}

/** The bytes /incbin/ names, looked for as a quoted include. */
export function resolveBinary(
  sources: SourceSet,
  path: string,
  includer: string,
): Uint8Array | null {
  const { binaries } = sources
  if (binaries === undefined) return null
  const beside = binaries.get(normalizePath(`${folderOf(includer)}${path}`))
  if (beside !== undefined) return beside
  for (const dir of sources.includeDirs) {
    const found = binaries.get(normalizePath(dir === '' ? path : `${dir}/${path}`))
    if (found !== undefined) return found
  }
  const { name } = fallback([...binaries.keys()], path)
  return name === null ? null : (binaries.get(name) ?? null)
}

function fallback(paths: readonly string[], asked: string): FoundFile {
  const wanted = normalizePath(asked).replace(/^(?:\.\.\/)+/, '')
  const whole = paths.filter((path) => path === wanted || path.endsWith(`/${wanted}`))
  if (whole.length > 0) return whole.length === 1 ? found(whole[0] ?? '') : NOT_FOUND
  const name = wanted.slice(wanted.lastIndexOf('/') + 1)
  const named = paths.filter((path) => path === name || path.endsWith(`/${name}`))
  const [only] = named
  return named.length === 1 && only !== undefined ? { name: only, guessed: true } : NOT_FOUND
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** Takes out '.' and 'name/..'; a leading '..' stays. */
function normalizePath(path: string): string {
  if (!path.includes('./') && !path.includes('//')) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '')
      parts.pop()
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part)
  }
  return parts.join('/')
}
