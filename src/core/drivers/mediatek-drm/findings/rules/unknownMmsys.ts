import { blocksOf } from '../../../../pipeline/blocksOf.ts'
import type { Block } from '../../../../pipeline/document.ts'
import { iteratedPorts } from '../../../../pipeline/endpoints.ts'
import { blockName, isOutput } from '../../../../pipeline/links.ts'
import { socById } from '../../../../soc/catalogue.ts'
import { matchCompatible } from '../../../../soc/matchCompatible.ts'
import { MMSYS_DATA, MMSYS_WITHOUT_DRM } from '../../../../soc/mmsysData.ts'
import { NEWEST_KERNEL } from '../../kernelChoice.ts'
import { isAvailable } from '../../walkPath.ts'
import type { BoardView } from '../boardView.ts'
import { blockSubject, type Hit, hit } from '../finding.ts'
import { NO_DRM } from '../symptoms.ts'

/**
 * A board that is meant to show something, on a kernel whose mediatek-drm has no data of its mmsys.
 *
 * Kernel: mtk_drm_of_ids and its use in mtk_drm_probe().
 */
export function unknownMmsys({ doc, graph, kernel, systems, disabled }: BoardView): Hit[] {
  if (systems.length > 0 || disabled.length > 0) return []
  const blocks = blocksOf(graph)
  const mmsys = blocks.find((block) => mmsysString(block) !== null)
  const output = blocks.find((block) => isOutput(block) && isAvailable(block))
  const isDescribed = mmsys !== undefined && iteratedPorts(mmsys).length > 0
  const subject = mmsys ?? output
  if (subject === undefined || (output === undefined && !isDescribed)) return []
  // The mmsys of a SoC without display support is no block unless something links to it.
  const nodes = doc.soc === null ? [] : socById(doc.soc).nodes
  const string = [...blocks, ...nodes].map(mmsysString).find((found) => found !== null) ?? null
  return [
    hit(32, {
      code: 'drm/no-driver-data',
      source: 'mtk_drm_of_ids of mtk_drm_probe()',
      subject: blockSubject(subject),
      message: messageOf(subject, string, kernel),
      kernel:
        string === null
          ? 'No device is made that mediatek-drm would be probed for.'
          : 'mtk_drm_probe() finds no entry for the mmsys and returns -ENODEV, without a message.',
      symptom: NO_DRM,
    }),
  ]
}

function messageOf(subject: Block, string: string | null, kernel: string): string {
  if (string === null)
    return `${blockName(subject)} is enabled, but the tree has no mmsys that mediatek-drm knows: describe the one of this SoC.`
  return IN_NEWEST.has(string)
    ? `mediatek-drm of ${kernel} does not know "${string}": use a newer kernel, ${NEWEST_KERNEL} knows it.`
    : `mediatek-drm does not know "${string}", so this SoC has no display: disable its outputs, or teach the driver.`
}

const IN_NEWEST: ReadonlySet<string> = new Set(MMSYS_DATA.map(({ compatible }) => compatible))

const WITH_DRM_DEVICE = [...MMSYS_DATA, ...MMSYS_WITHOUT_DRM.filter(({ vppsys }) => !vppsys)]

/** The string by which a node is an mmsys that mediatek-drm would be probed for, in some kernel. */
const mmsysString = ({ compatible }: Pick<Block, 'compatible'>): string | null =>
  matchCompatible(WITH_DRM_DEVICE, compatible)?.compatible ?? null
