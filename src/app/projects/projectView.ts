import { create } from 'zustand'
import type { Notice } from '../notice.ts'

/** What of the project's own views is open, and where they tell how things went. */
interface ProjectView {
  readonly sheet: boolean
  readonly history: boolean
}

export const useProjectView = create<ProjectView>(() => ({ sheet: false, history: false }))

export const showSheet = (sheet: boolean): void => useProjectView.setState({ sheet })
export const showHistory = (history: boolean): void => useProjectView.setState({ history })

let tellPage: (notice: Notice) => void = () => {}

/** Where notices go, as long as the page stands. */
export function tellBy(tell: (notice: Notice) => void): void {
  tellPage = tell
}

export const tell = (notice: Notice): void => tellPage(notice)
