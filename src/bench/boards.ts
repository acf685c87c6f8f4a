import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { treeOfGraph } from '../core/convert/write/applyPatch.ts'
import { printDts } from '../core/devicetree/printDts.ts'
import { boardOf } from './boardOf.ts'

/** Writes boards of the sizes given into the folder named first on the command line: '60.dts'. */
const [folder = '.', ...sizes] = process.argv.slice(2)
for (const size of sizes) {
  const tree = treeOfGraph(boardOf(Number(size)).graph)
  writeFileSync(join(folder, `${size}.dts`), printDts(tree))
}
