import { errnoName } from '../../core/base/errno.ts'
import type { Hazard, Leak } from '../../core/drivers/riscv-pmu/pmuState.ts'

export const leakText = ({ step, ev, errno }: Leak): string =>
  `Step ${step + 1}: ${ev} is refused with ${errnoName(errno)}, but the use count it raised stays.`

export function hazardText(hazard: Hazard): string {
  const at = `Step ${hazard.step + 1}:`
  switch (hazard.code) {
    case 'SLOT_OVERWRITTEN':
      return `${at} the counter’s slot pointed at ${hazard.lost}, which is lost.`
    case 'OUT_OF_BOUNDS_WRITE':
      return `${at} the driver writes to slot ${hazard.index}, outside of its array.`
    case 'NO_SUCH_EVENT':
      return `${at} there is no event ${hazard.ev}; perf’s core would not ask for this.`
    case 'EVENT_REPLACED':
      return `${at} ${hazard.ev} is there already and is replaced; perf’s core would not ask for this.`
    case 'DESTROYED_IN_SLOT':
      return `${at} a counter’s slot goes on pointing at ${hazard.ev}, which is freed.`
  }
}
