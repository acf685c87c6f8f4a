import type { Impact } from '../../core/drivers/mediatek-drm/findings/traps.ts'

/** What a trap costs, as a chip says it. */
export const IMPACT_WORDS: Readonly<Record<Impact, string>> = {
  crash: 'crash or hang',
  'no-drm': 'no DRM device',
  'path-lost': 'display lost',
  'wrong-setup': 'wrong set-up',
  noise: 'harmless',
}
