/** A step of a driver's algorithm, and the kernel function it stands in. */
export interface DriverStep {
  readonly title: string
  readonly kernel: string
}

/** Why one result has its value. */
export interface Reason<Step extends string> {
  /** The result's name in the model's `out` object, or a register field: 'period_jiffies', 'WDV'. */
  readonly of: string
  readonly step: Step
  /** One sentence, with the numbers. */
  readonly why: string
}
