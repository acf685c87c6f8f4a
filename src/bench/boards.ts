import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { blockEntries } from '../core/base/ids.ts'
import { treeOfGraph } from '../core/convert/write/applyPatch.ts'
import { printDts } from '../core/devicetree/printDts.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { straightLane } from '../core/pipeline/straightLane.ts'
import { tidyGraph } from '../core/pipeline/tidyGraph.ts'
import { boardOf } from './boardOf.ts'

/** The rows of a tidy canvas, which the editor breaks by itself: here they are ELK's work too. */
const ROWS = { 'elk.layered.wrapping.strategy': 'MULTI_EDGE', 'elk.aspectRatio': '4' }

/**
 * Writes boards of the sizes given, '60' or '60-merging', into the folder named first on the command line:
 * '60.dts', and what ELK is asked for where all of its tidy layout is left to it, '60.elk.json'.
 */
const [folder = '.', ...names] = process.argv.slice(2)
for (const name of names) {
  const doc = boardOf(Number.parseInt(name, 10), name.endsWith('merging'))
  writeFileSync(join(folder, `${name}.dts`), printDts(treeOfGraph(doc.graph)))
  const blocks = blockEntries(doc.positions).map(([id]) => ({
    ...straightLane(id, [], doc.graph),
    column: null,
  }))
  const asked = tidyGraph(blocks, linksOf(doc.graph), doc.graph)
  const whole = { ...asked, layoutOptions: { ...asked.layoutOptions, ...ROWS } }
  writeFileSync(join(folder, `${name}.elk.json`), JSON.stringify(whole))
}
