/** Under this name a tab remembers which project it has open. */
export const OPEN_HERE = 'open'
