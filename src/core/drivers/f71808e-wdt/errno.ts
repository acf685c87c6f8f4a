/** The errnos the watchdog driver makes itself (negative when returned). */
export const ENXIO = -6
export const EBUSY = -16
export const ENODEV = -19
export const EINVAL = -22
