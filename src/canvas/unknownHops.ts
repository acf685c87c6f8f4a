import { unknownHops } from '../core/picture/unknownHops.ts'
import type * as Driver from '../store/driverSelectors.ts'
import type { EditorState } from '../store/editorStore.ts'
import { memoizeLast } from '../store/memoizeLast.ts'
import { selectLinks } from '../store/selectors.ts'

const hopsOnce = memoizeLast(unknownHops)

export const selectIsHopUnknown =
  (link: string, driver: typeof Driver | null) =>
  (state: EditorState): boolean =>
    driver !== null && hopsOnce(driver.selectForecast(state), selectLinks(state)).has(link)
