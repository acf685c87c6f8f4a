import { importPipeline } from '../src/core/convert/open/importPipeline.ts'
import { readDtb } from '../src/core/devicetree/readDtb.ts'
import { mmsysJson } from '../src/core/drivers/mediatek-drm/resolveJson.ts'
import { resolveAll } from '../src/core/drivers/mediatek-drm/resolveMmsys.ts'
import { compileDts, graphWarnings } from '../src/testing/dtc.ts'

/** DTS text through dtc, without a complaint about its links, to the paths the driver builds of it. */
export function compiledPaths(text: string) {
  const { blob, messages } = compileDts(text)
  if (graphWarnings(messages).length > 0) throw new Error(graphWarnings(messages).join('\n'))
  return blobPaths(blob)
}

/** The same for a blob. */
export const blobPaths = (blob: Uint8Array) =>
  resolveAll(importPipeline(readDtb(blob, 'board.dtb').tree, 'board').graph)
    .map(mmsysJson)
    .map(({ main, ext, third, errno }) => ({
      errno,
      main: short(main),
      ext: short(ext),
      third: short(third),
    }))

const short = (path: readonly string[]): string =>
  path.map((name) => name.replace('DDP_COMPONENT_', '')).join(' ')
