import type { ComponentType } from 'react'
import type { CompanionInput } from '../store/companionStore.ts'

/** What a companion's own chunk brings. */
export interface CompanionModule {
  /** The first one is where one begins. */
  readonly examples: readonly [CompanionExample, ...CompanionExample[]]
  readonly View: ComponentType<CompanionViewProps>
}

export interface CompanionExample {
  readonly title: string
  /** What there is to see in it, as a sentence. */
  readonly blurb: string
  readonly input: CompanionInput
}

export interface CompanionViewProps {
  /** The model's `in` object, which nobody has checked: it may come from a link. */
  readonly input: CompanionInput
  /** One change as one undo step, named for undo; see `createCompanionStore` for strokes. */
  readonly onChange: (input: CompanionInput, label: string, stroke?: string) => void
}
