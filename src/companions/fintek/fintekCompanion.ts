import type { CompanionModule } from '../companionModule.ts'

export const FINTEK_COMPANION: CompanionModule = {
  View: () => null,
  examples: [{ title: '', blurb: '', input: {} }],
}
