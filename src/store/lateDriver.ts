import { create } from 'zustand'

type Driver = typeof import('./driverSelectors.ts')

/**
 * What mediatek-drm makes of the document past the path build, for the canvas, which is drawn before the
 * model of it is here. Its fetching begins with the first import of this file.
 */
export const useLateDriver = create<{ readonly driver: Driver | null }>(() => ({ driver: null }))

void import('./driverSelectors.ts').then((driver) => useLateDriver.setState({ driver }))
