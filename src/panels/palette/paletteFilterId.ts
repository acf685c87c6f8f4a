/** For the command that goes to the filter from anywhere. */
export const PALETTE_FILTER_ID = 'palette-filter'
