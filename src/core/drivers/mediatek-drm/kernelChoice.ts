/**
 * The kernels a board can be judged by: `v6.12` stands for it and the releases before that match it
 * (no graphs, the SoC's hardcoded paths alone), `v6.13` for the first that reads graphs, `v7.3` for
 * the newest, v7.3-rc7.
 *
 * Source: the v13 patch that v6.13 merged as 4c932840db1d, f563dd9ca6cb of the same release, and what
 * changed between them and v7.3-rc7.
 */
export type KernelChoice = 'v6.12' | 'v6.13' | 'v7.3'

export const KERNEL_CHOICES: readonly KernelChoice[] = ['v6.12', 'v6.13', 'v7.3']
export const NEWEST_KERNEL: KernelChoice = 'v7.3'

/** Whether mediatek-drm builds paths from OF graphs at all. */
export const readsGraphs = (kernel: KernelChoice): boolean => kernel !== 'v6.12'

/** Strings mediatek-drm learned after v6.13. */
const ONLY_NEWEST: ReadonlySet<string> = new Set([
  'mediatek,mt8365-mmsys',
  'mediatek,mt8365-disp-mutex',
  'mediatek,mt8195-dpi',
])

/** A node's compatible strings without those its match tables lack in this kernel. */
export function compatibleAt(
  kernel: KernelChoice,
  compatible: readonly string[],
): readonly string[] {
  if (kernel === NEWEST_KERNEL) return compatible
  return compatible.filter((string) => !ONLY_NEWEST.has(string.toLowerCase()))
}
