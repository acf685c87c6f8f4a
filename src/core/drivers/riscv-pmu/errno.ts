/** The errnos the PMU drivers return, by their kernel numbers (negative when returned). */
export const ENOENT = -2
export const EBUSY = -16
export const EINVAL = -22
export const ENOSPC = -28
export const EOPNOTSUPP = -95

export type Errno = typeof ENOENT | typeof EBUSY | typeof EINVAL | typeof ENOSPC | typeof EOPNOTSUPP

/** 'EINVAL' for -22. */
export const ERRNO_NAMES: Readonly<Record<Errno, string>> = {
  [ENOENT]: 'ENOENT',
  [EBUSY]: 'EBUSY',
  [EINVAL]: 'EINVAL',
  [ENOSPC]: 'ENOSPC',
  [EOPNOTSUPP]: 'EOPNOTSUPP',
}
