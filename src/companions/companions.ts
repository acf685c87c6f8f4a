/** The model of another driver, with a window of its own. */
interface Companion {
  /** As on the command line: `portwire model ID`. */
  readonly id: string
  readonly title: string
  /** What it is good for, in a line. */
  readonly blurb: string
}

/**
 * All of them: the start screen, the commands and links know no others. Part of the first load, so
 * only words; `companionModules.ts` has the rest.
 */
export const COMPANIONS = [
  {
    id: 'cmdq',
    title: 'Command queue workbench',
    blurb: 'Packets for the GCE, by hand or from a path: words, errors, and a run step by step.',
  },
  {
    id: 'at91sam9-wdt',
    title: 'AT91SAM9 watchdog',
    blurb: 'Node and bootloader register in; mode register, ping window and timeout out.',
  },
  {
    id: 'f71808e-wdt',
    title: 'Fintek Super-I/O watchdog',
    blurb: 'Chip and module parameters in; every Super-I/O operation, step by step, out.',
  },
  {
    id: 'riscv-pmu',
    title: 'RISC-V base PMU',
    blurb: 'Events and operations in; counters, wrap-around and use-count leaks out.',
  },
] as const satisfies readonly Companion[]

export type CompanionId = (typeof COMPANIONS)[number]['id']
