/** The one kernel the facts in `soc/` and `drivers/` were read at, unless a line names another. */
export const KERNEL_REF = 'v7.3-rc7'
/** The kernel whose device tree sources (`.dtsi`) the SoC catalogue was made from. */
export const DTSI_REF = 'v7.1'
