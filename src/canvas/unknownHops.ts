import { unknownHops } from '../core/picture/unknownHops.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import { withDriver } from '../store/lateDriver.ts'
import { selectLinks } from '../store/selectors.ts'

const hopsOnce = memoizeRecent(1, unknownHops)

/** Ids of the links whose hop no routing table knows; null till the model that says so is here. */
export const selectUnknownHops = withDriver((driver, state) =>
  hopsOnce(driver.selectForecast(state), selectLinks(state)),
)
