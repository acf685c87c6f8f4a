import type { CompanionModule } from './companionModule.ts'

/** The model of another driver, with a window of its own. */
export interface Companion {
  /** As on the command line: `portwire model ID`. */
  readonly id: string
  readonly title: string
  /** What it is good for, in a line. */
  readonly blurb: string
  readonly load: () => Promise<CompanionModule>
}

/** All of them, loaded when first opened: the start screen, the commands and links know no others. */
export const COMPANIONS = [
  {
    id: 'at91sam9-wdt',
    title: 'AT91SAM9 watchdog',
    blurb: 'Node and bootloader register in; mode register, ping window and timeout out.',
    load: () => import('./at91sam9/at91sam9Companion.ts').then((it) => it.AT91SAM9_COMPANION),
  },
  {
    id: 'f71808e-wdt',
    title: 'Fintek Super-I/O watchdog',
    blurb: 'Chip and module parameters in; every Super-I/O operation, step by step, out.',
    load: () => import('./fintek/fintekCompanion.ts').then((it) => it.FINTEK_COMPANION),
  },
  {
    id: 'riscv-pmu',
    title: 'RISC-V base PMU',
    blurb: 'Events and operations in; counters, wrap-around and use-count leaks out.',
    load: () => import('./pmu/pmuCompanion.ts').then((it) => it.PMU_COMPANION),
  },
] as const satisfies readonly Companion[]

export type CompanionId = (typeof COMPANIONS)[number]['id']
