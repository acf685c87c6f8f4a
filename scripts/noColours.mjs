// Stands in for d3-color, which React Flow brings along to animate colours, and does not: it animates the
// view alone. 4 kB of what is loaded before the first block.

/** No text is a colour here. */
export const color = () => null

export const rgb = refuse
export const hsl = refuse
export const lab = refuse
export const hcl = refuse
export const cubehelix = refuse

/** @returns {never} */
function refuse() {
  throw new Error('Portwire is built without d3-color: scripts/noColours.mjs')
}
