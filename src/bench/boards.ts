import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { treeOfGraph } from '../core/convert/write/applyPatch.ts'
import { printDts } from '../core/devicetree/printDts.ts'
import { tidyGraph } from '../core/pipeline/tidyGraph.ts'
import { boardOf } from './boardOf.ts'

/**
 * Writes boards of the sizes given into the folder named first on the command line: '60.dts', and what ELK
 * is asked to lay out for it, '60.elk.json'.
 */
const [folder = '.', ...sizes] = process.argv.slice(2)
for (const size of sizes) {
  const doc = boardOf(Number(size))
  writeFileSync(join(folder, `${size}.dts`), printDts(treeOfGraph(doc.graph)))
  writeFileSync(join(folder, `${size}.elk.json`), JSON.stringify(tidyGraph(doc, null)))
}
