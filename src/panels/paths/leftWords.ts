import type {
  HardcodedGraph,
  LeftPath,
} from '../../core/drivers/mediatek-drm/probe/graphFromHardcoded.ts'
import { CRTC_NAMES } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { componentById } from '../../core/soc/ddpComponents.ts'

/** Why a hardcoded path cannot be said by a graph. */
export function leftWords({ crtc, why }: LeftPath): string {
  const path = CRTC_NAMES[crtc]
  switch (why.kind) {
    case 'ends-past-output':
      return `${path} goes on past its output to ${componentById(why.last).short}, and a graph’s path has to end in the output.`
    case 'no-output':
      return `${path} has its output chosen at run time, and a graph’s path has to end in one.`
    case 'no-block':
      return `${path} needs ${componentById(why.id).short}, and no node stands for it: often an alias is missing.`
  }
}

/** Why no graph can be made at all. */
export function impossibleWords(graph: Extract<HardcodedGraph, { kind: 'impossible' }>): string {
  switch (graph.reason) {
    case 'no-mmsys':
      return 'This node is no mmsys the driver knows.'
    case 'no-hardcoded-path':
      return 'The kernel has no hardcoded path for this mmsys: only a graph gives it one.'
    case 'no-path-possible':
      return 'No graph can say the hardcoded paths; they stay in force while the graph does not mention them.'
  }
}
