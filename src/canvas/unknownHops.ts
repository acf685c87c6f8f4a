import { unknownHops } from '../core/picture/unknownHops.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import type * as Driver from '../store/driverSelectors.ts'
import type { EditorState } from '../store/editorStore.ts'
import { selectLinks } from '../store/selectors.ts'

const hopsOnce = memoizeRecent(1, unknownHops)

export const selectIsHopUnknown =
  (link: string, driver: typeof Driver | null) =>
  (state: EditorState): boolean =>
    driver !== null && hopsOnce(driver.selectForecast(state), selectLinks(state)).has(link)
