import type { Trap, TrapNumber } from '../../core/drivers/mediatek-drm/findings/traps.ts'
import type { KernelChoice } from '../../core/drivers/mediatek-drm/kernelChoice.ts'

/** The board that has a trap, in the page's traps folder: '16-sink-disabled.dts'. */
export const trapFile = ({ number, code }: Pick<Trap, 'number' | 'code'>): string =>
  `${String(number).padStart(2, '0')}-${code.replace('drm/', '')}.dts`

/** The kernel a trap's board has to be judged by, where only that one has the trap. */
export const TRAP_KERNELS: { readonly [Number in TrapNumber]?: KernelChoice } = { 45: 'v6.13' }
