import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What a companion works on: the `in` object of its model, plain JSON. */
export type CompanionInput = Readonly<Record<string, unknown>>

export interface CompanionStep {
  readonly label: string
  readonly input: CompanionInput
}

export interface CompanionState {
  readonly input: CompanionInput
  /** Steps to go back to, oldest first, each with the label of the change that left it. */
  readonly past: readonly CompanionStep[]
  /** Steps undone, next redo first, each with the label of the change that leads to it. */
  readonly future: readonly CompanionStep[]
  /**
   * Puts another input in place, as one undo step; the same again makes none. Changes that follow
   * each other under the same `stroke`, as letters typed into one text do, are one step together.
   */
  readonly change: (input: CompanionInput, label: string, stroke?: string) => void
  readonly undo: () => void
  readonly redo: () => void
}

const HISTORY_LIMIT = 500

/** A companion's own document and history: its undo never reaches the board, nor the other way. */
export const createCompanionStore = (start: CompanionInput): StoreApi<CompanionState> => {
  let lastStroke: string | null = null
  return createStore<CompanionState>()((set) => ({
    input: start,
    past: [],
    future: [],
    change: (input, label, stroke) =>
      set((state) => {
        if (JSON.stringify(input) === JSON.stringify(state.input)) return state
        const goesOn = stroke !== undefined && stroke === lastStroke && state.future.length === 0
        lastStroke = stroke ?? null
        const past = goesOn ? state.past : [...state.past, { label, input: state.input }]
        return { input, past: past.slice(-HISTORY_LIMIT), future: [] }
      }),
    undo: () =>
      set((state) => {
        const last = state.past.at(-1)
        if (last === undefined) return state
        lastStroke = null
        return {
          input: last.input,
          past: state.past.slice(0, -1),
          future: [{ label: last.label, input: state.input }, ...state.future],
        }
      }),
    redo: () =>
      set((state) => {
        const [next, ...future] = state.future
        if (next === undefined) return state
        lastStroke = null
        const past = [...state.past, { label: next.label, input: state.input }]
        return { input: next.input, past, future }
      }),
  }))
}

export const useCompanion = (store: StoreApi<CompanionState>): CompanionState => useStore(store)
