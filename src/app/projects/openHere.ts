/** Under this name a tab remembers which project it has open, the last one that was saved. */
export const OPEN_HERE = 'open'

/** Under this name it remembers the title of what is open where that was never saved yet. */
export const UNSAVED_HERE = 'unsaved'
