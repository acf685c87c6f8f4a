import type { SystemView } from './boardView.ts'

/** What people see, in the few forms it takes. */
export const NO_DRM = 'No display shows a picture: /dev/dri does not appear.'
export const DARK = 'The display of this path stays dark; others can work.'
export const BLACK = 'The screen stays black or shows garbage, although DRM reports a mode.'
export const NOTHING_SEEN = 'Nothing on the screen.'

/** Of MT8188 and MT8195: what one vdosys loses, both lose. */
export const alsoOther = ({ data }: SystemView): string =>
  data.mmsysDevNum > 1
    ? ' The other vdosys waits for this one in silence, so it brings up nothing either.'
    : ''
