import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { begin, type History, redone, step, undone } from './history.ts'

/** What a companion works on: the `in` object of its model, plain JSON. */
export type CompanionInput = Readonly<Record<string, unknown>>

export interface CompanionState {
  readonly history: History<CompanionInput>
  /**
   * Puts another input in place, as one undo step; the same again makes none. Changes that follow
   * each other under the same `stroke`, as letters typed into one text do, are one step together.
   */
  readonly change: (input: CompanionInput, label: string, stroke?: string) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** A companion's own document and history: its undo never reaches the board, nor the other way. */
export const createCompanionStore = (start: CompanionInput): StoreApi<CompanionState> => {
  let lastStroke: string | null = null
  return createStore<CompanionState>()((set) => {
    const go = (to: typeof undone) => () => {
      lastStroke = null
      set(({ history }) => ({ history: to(history) }))
    }
    return {
      history: begin(start),
      change: (input, label, stroke) =>
        set((state) => {
          const { history } = state
          if (JSON.stringify(input) === JSON.stringify(history.project)) return state
          const goesOn =
            stroke !== undefined && stroke === lastStroke && history.future.length === 0
          lastStroke = stroke ?? null
          return { history: goesOn ? { ...history, project: input } : step(history, label, input) }
        }),
      undo: go(undone),
      redo: go(redone),
    }
  })
}

export const useCompanion = (store: StoreApi<CompanionState>): CompanionState => useStore(store)
