import { create } from 'zustand'
import type { ListedBoard } from '../../core/convert/open/boardList.ts'

/** What opening is at, while it takes time or has something to ask. */
export type OpenTask =
  | {
      readonly kind: 'busy'
      /** 'Listing files', 'Reading files' */
      readonly doing: string
      readonly done: number
      /** Null where it is not known before the end. */
      readonly total: number | null
      readonly cancel: () => void
    }
  | {
      readonly kind: 'choosing'
      readonly boards: readonly ListedBoard[]
      readonly choose: (board: ListedBoard | null) => void
    }

/** Null when nothing is being opened. */
export const useOpenTask = create<{ readonly task: OpenTask | null }>(() => ({ task: null }))

/** One opening, from the files offered to the board: how it tells where it is, and asks. */
export class Opening {
  private readonly stop = new AbortController()
  readonly signal: AbortSignal = this.stop.signal

  report(doing: string, done: number, total: number | null): void {
    if (this.signal.aborted) return
    const cancel = () => this.stop.abort()
    useOpenTask.setState({ task: { kind: 'busy', doing, done, total, cancel } })
  }

  /** Null when the user closed the list without a choice. */
  choose(boards: readonly ListedBoard[]): Promise<ListedBoard | null> {
    return new Promise((resolve) => {
      useOpenTask.setState({ task: { kind: 'choosing', boards, choose: resolve } })
    })
  }

  end(): void {
    useOpenTask.setState({ task: null })
  }
}
