import { readDtb } from '../../devicetree/readDtb.ts'
import { memoizeRecent } from '../../pipeline/memoizeRecent.ts'

/** As many as are asked again: a board, and overlays beside it. */
const BLOBS_KEPT = 4

/** A blob's reading. What files are is told by it before a board is made of them: that is one reading. */
export const readBlob = memoizeRecent(BLOBS_KEPT, readDtb)
