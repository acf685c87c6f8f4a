/** The chips with this watchdog, and how their mainline `.dtsi` wires it (v7.1). */
export interface WatchdogSoc {
  readonly id: WatchdogSocId
  readonly base: number
  /** Interrupt number of the system controller. */
  readonly irq: number
  readonly clocks: string
  /** Headers the text needs for its names. */
  readonly includes: readonly string[]
}

export type WatchdogSocId =
  | 'at91sam9260'
  | 'at91sam9261'
  | 'at91sam9263'
  | 'at91sam9g45'
  | 'at91sam9rl'
  | 'at91sam9n12'
  | 'at91sam9x5'
  | 'sama5d3'

const IRQ_HEADER = 'dt-bindings/interrupt-controller/irq.h'
const OLD_BASE = 0xfffffd40
const NEW_BASE = 0xfffffe40

const soc = (id: WatchdogSocId, base: number, clocks: string, irq = 1): WatchdogSoc => ({
  id,
  base,
  irq,
  clocks,
  includes: [IRQ_HEADER],
})

export const WATCHDOG_SOCS: readonly WatchdogSoc[] = [
  {
    ...soc('at91sam9260', OLD_BASE, '<&pmc PMC_TYPE_CORE PMC_SLOW>'),
    includes: [IRQ_HEADER, 'dt-bindings/clock/at91.h'],
  },
  soc('at91sam9261', OLD_BASE, '<&slow_xtal>'),
  soc('at91sam9263', OLD_BASE, '<&slow_xtal>'),
  soc('at91sam9g45', OLD_BASE, '<&clk32k>'),
  soc('at91sam9rl', OLD_BASE, '<&clk32k>'),
  soc('at91sam9n12', NEW_BASE, '<&clk32k>'),
  soc('at91sam9x5', NEW_BASE, '<&clk32k>'),
  soc('sama5d3', NEW_BASE, '<&clk32k>', 4),
]
