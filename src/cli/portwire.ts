import { readFileSync } from 'node:fs'
import { openBoard } from '../core/convert/openBoard.ts'
import { mmsysJson } from '../core/drivers/mediatek-drm/resolveJson.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'

const [command, ...rest] = process.argv.slice(2)
if (command !== 'resolve') {
  console.error('usage: portwire resolve FILE... [--json]')
  process.exit(2)
}
for (const file of rest.filter((arg) => !arg.startsWith('--'))) {
  const opened = openBoard([{ name: file, bytes: readFileSync(file) }])
  const mmsys = opened.kind === 'opened' ? resolveAll(opened.doc.graph).map(mmsysJson) : []
  console.log(JSON.stringify({ file: file.slice(file.lastIndexOf('/') + 1), mmsys }))
}
