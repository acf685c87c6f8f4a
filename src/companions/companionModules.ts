import type { CompanionModule } from './companionModule.ts'
import type { CompanionId } from './companions.ts'

/** How each companion's own chunk is fetched. */
const LOADERS: Readonly<Record<CompanionId, () => Promise<CompanionModule>>> = {
  cmdq: () => import('./cmdq/cmdqCompanion.ts').then((it) => it.CMDQ_COMPANION),
  'at91sam9-wdt': () =>
    import('./at91sam9/at91sam9Companion.ts').then((it) => it.AT91SAM9_COMPANION),
  'f71808e-wdt': () => import('./fintek/fintekCompanion.ts').then((it) => it.FINTEK_COMPANION),
  'riscv-pmu': () => import('./pmu/pmuCompanion.ts').then((it) => it.PMU_COMPANION),
}

const modules = new Map<CompanionId, Promise<CompanionModule>>()

/** The same promise each time it is asked for, as React's `use` wants it. */
export function companionModule(id: CompanionId): Promise<CompanionModule> {
  const known = modules.get(id)
  if (known !== undefined) return known
  const loading = LOADERS[id]()
  modules.set(id, loading)
  // Offline at the wrong moment is no reason to fail for good.
  loading.catch(() => modules.delete(id))
  return loading
}
