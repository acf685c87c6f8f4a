/** The errnos the watchdog's probe makes itself (negative when returned). */
export const ENOMEM = -12
export const ENODEV = -19
export const EINVAL = -22
