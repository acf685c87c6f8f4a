/** The errnos the display drivers return here, by their kernel numbers (negative when returned). */
export const ENOENT = -2
export const ENODEV = -19
export const EINVAL = -22
/** The kernel's own: try again when more drivers are there. No path build returns it. */
export const EPROBE_DEFER = -517

/** What a driver function returns: 0, or a negative errno. */
export type Errno = 0 | typeof ENOENT | typeof ENODEV | typeof EINVAL

const NAMES: Readonly<Record<number, string>> = {
  [ENOENT]: '-ENOENT',
  [ENODEV]: '-ENODEV',
  [EINVAL]: '-EINVAL',
  [EPROBE_DEFER]: '-EPROBE_DEFER',
}

/** '-EINVAL' for -22, '0' for success; the number itself where it has no name here. */
export const errnoName = (errno: number): string => NAMES[errno] ?? String(errno)
