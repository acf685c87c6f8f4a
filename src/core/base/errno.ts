/** The kernel's errno numbers that the modelled drivers return, as they return them: negative. */
export const ENOENT = -2
export const ENXIO = -6
export const ENOMEM = -12
export const EFAULT = -14
export const EBUSY = -16
export const ENODEV = -19
export const EINVAL = -22
export const ENOSPC = -28
export const EOPNOTSUPP = -95
/** The kernel's own: try again when more drivers are there. No path build returns it. */
export const EPROBE_DEFER = -517

/** What a driver function returns. */
export type Errno =
  | 0
  | typeof ENOENT
  | typeof ENXIO
  | typeof ENOMEM
  | typeof EFAULT
  | typeof EBUSY
  | typeof ENODEV
  | typeof EINVAL
  | typeof ENOSPC
  | typeof EOPNOTSUPP
  | typeof EPROBE_DEFER

const NAMES: Readonly<Record<number, string>> = {
  [ENOENT]: '-ENOENT',
  [ENXIO]: '-ENXIO',
  [ENOMEM]: '-ENOMEM',
  [EFAULT]: '-EFAULT',
  [EBUSY]: '-EBUSY',
  [ENODEV]: '-ENODEV',
  [EINVAL]: '-EINVAL',
  [ENOSPC]: '-ENOSPC',
  [EOPNOTSUPP]: '-EOPNOTSUPP',
  [EPROBE_DEFER]: '-EPROBE_DEFER',
}

/** '-EINVAL' for -22, '0' for success; the number itself where it has no name here. */
export const errnoName = (errno: number): string => NAMES[errno] ?? String(errno)
