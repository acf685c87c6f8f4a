/** What a command tells the shell. */
export type ExitCode = typeof DONE | typeof FOUND | typeof UNREADABLE | typeof BUG

/** Answered, and nothing to object. */
export const DONE = 0
/** Answered: there are errors, or there is a difference. */
export const FOUND = 1
/** Not answered: the command line, an input or the output is at fault. */
export const UNREADABLE = 2
/** Not answered: Portwire is at fault. EX_SOFTWARE of sysexits.h. */
export const BUG = 70

/** The code for several answers. */
export const worst = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b)
