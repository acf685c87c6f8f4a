import type { CompanionModule } from '../companionModule.ts'

export const PMU_COMPANION: CompanionModule = {
  View: () => null,
  examples: [{ title: '', blurb: '', input: {} }],
}
