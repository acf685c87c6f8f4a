import { create } from 'zustand'

/** Which step of the tour is shown, from 0 on; null while there is none. */
export const useTour = create<{ readonly step: number | null }>(() => ({ step: null }))

export interface TourStep {
  readonly title: string
  readonly text: string
  /** Id of the pane it points at; and where panes are shown one at a time, the name of its button. */
  readonly pane: string
  readonly button: string
}

export const TOUR_STEPS: readonly TourStep[] = [
  {
    title: 'Wire the board here',
    text: 'Every block is a device node, every line a link between two endpoints. Begin a path at a number of the mmsys, by drag or by tap: 0 is MAIN, 1 is EXT, 2 is THIRD. A red mark shows where the driver stops.',
    pane: 'canvas',
    button: 'Canvas',
  },
  {
    title: 'See what the kernel makes of it',
    text: 'With every edit: the paths mediatek-drm builds, keeps or refuses, with the error it returns and the line it logs. A chip leads to its block, and Explain goes through a path hop by hop.',
    pane: 'paths',
    button: 'Paths',
  },
  {
    title: 'Take the device tree along',
    text: 'What your changes come to as device tree source, ready for the board file; or as an overlay, a blob or a diff of your own file. Beside it: the problems with their fixes, and the kernel log.',
    pane: 'bottom',
    button: 'DTS',
  },
]
