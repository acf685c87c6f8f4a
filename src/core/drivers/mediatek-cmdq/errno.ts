/** The errnos the CMDQ helper returns, by their kernel numbers (negative when returned). */
export const ENOMEM = -12
export const EFAULT = -14
export const EBUSY = -16
export const EINVAL = -22

/** What a helper function returns: 0, or a negative errno. */
export type CmdqErrno = 0 | typeof ENOMEM | typeof EFAULT | typeof EBUSY | typeof EINVAL
