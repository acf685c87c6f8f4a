import { create } from 'zustand'
import type { DroppedItem } from '../platform/droppedItems.ts'
import type { Notice } from './notice.ts'

/** What stands over the page, whichever part of it shows it. */
interface PageState {
  /** The last thing said; null once it was read or is done. */
  readonly notice: Notice | null
  readonly helping: boolean
  readonly sharing: boolean
  /** Files are held over the page, which would open them. */
  readonly hovering: boolean
  /** Drops that nobody has begun to open yet, in turn. */
  readonly dropped: readonly (readonly DroppedItem[])[]
}

export const usePage = create<PageState>(() => ({
  notice: null,
  helping: false,
  sharing: false,
  hovering: false,
  dropped: [],
}))

export const tell = (notice: Notice): void => usePage.setState({ notice })
export const dismissNotice = (): void => usePage.setState({ notice: null })
export const showHelp = (helping: boolean): void => usePage.setState({ helping })
export const showSharing = (sharing: boolean): void => usePage.setState({ sharing })
