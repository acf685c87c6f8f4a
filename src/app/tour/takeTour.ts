import { tell } from '../projects/projectView.ts'
import { withPart } from '../withPart.ts'

/** Goes round the window; what leads there is fetched first. */
export const takeTour = (): Promise<void> =>
  withPart(import('./startTour.ts'), 'start the tour', tell, ({ startTour }) => startTour())
