import type { IncludePrefix, SourceSet } from '../../devicetree/sources.ts'

/** Files with the include folders the kernel's build would have for them. */
export function sourceSet(
  files: ReadonlyMap<string, string>,
  binaries: ReadonlyMap<string, Uint8Array> = new Map(),
): SourceSet {
  return { files, binaries, ...includePlaces(files.keys()) }
}

/**
 * Where angle includes are looked for, as far as the paths given let one see it: what holds
 * `dt-bindings` (`include`, `scripts/dtc/include-prefixes`), and the folders of the architectures,
 * which go by `arm/` and `arm64/` whether they lie in `arch/arm/boot/dts` as in the kernel or in
 * `src/arm` as where its device trees are published alone.
 *
 * Kernel: dtc_cpp_flags in scripts/Makefile.dtbs, with the links of scripts/dtc/include-prefixes.
 */
function includePlaces(
  names: Iterable<string>,
): Required<Pick<SourceSet, 'includeDirs' | 'prefixes'>> {
  const dirs = new Set<string>()
  const prefixes = new Map<string, IncludePrefix>()
  for (const name of names) {
    const bindings = /^(?:(.*?)\/)?dt-bindings\//.exec(name)
    if (bindings !== null) dirs.add(bindings[1] ?? '')
    const arch = /^(?:.*?\/)?(?:arch\/(\w+)\/boot\/dts|src\/(\w+))\//.exec(name)
    const called = arch?.[1] ?? arch?.[2]
    if (arch !== null && called !== undefined)
      prefixes.set(arch[0], { prefix: `${called}/`, dir: arch[0].slice(0, -1) })
  }
  const isMeant = (dir: string): boolean => /(?:^|\/)include(?:-prefixes)?$/.test(dir)
  const inOrder = [...dirs].sort(
    (a, b) => Number(isMeant(b)) - Number(isMeant(a)) || a.length - b.length,
  )
  return { includeDirs: ['', ...inOrder], prefixes: [...prefixes.values()] }
}
