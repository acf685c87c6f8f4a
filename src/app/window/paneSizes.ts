/** How wide the panes beside the canvas are to begin with, and how high the one below it, px. */
export const PANE_SIZES = { palette: 224, gallery: 312, side: 356, bottom: 224 } as const
