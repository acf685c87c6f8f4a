import type { BlockId, EndpointId } from '../core/base/ids.ts'
import { KERNEL_REF } from '../core/base/kernelRef.ts'
import { type KernelChoice, NEWEST_KERNEL } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { forecastProbe } from '../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type {
  CrtcForecast,
  MmsysForecast,
  ProbeForecast,
} from '../core/drivers/mediatek-drm/probe/probeForecast.ts'
import { CRTC_NAMES, type PathResult } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { CrtcIndex } from '../core/drivers/mediatek-drm/walkPath.ts'
import type { CrtcProgram } from '../core/drivers/mediatek-mmsys/crtcTarget.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { blockName } from '../core/pipeline/links.ts'
import { memoizeRecent } from '../core/pipeline/memoizeRecent.ts'
import { componentById } from '../core/soc/ddpComponents.ts'
import type { EditorState } from './editorStore.ts'
import { selectGraph } from './selectors.ts'

/** A path in force on the board, as the driver programs it when its CRTC is switched on or off. */
export interface BoardProgram {
  /** Stable as long as the mmsys is: 'mmsys block, path number'. */
  readonly key: string
  /** 'vdosys0 MAIN'. */
  readonly name: string
  readonly mmsys: BlockId
  readonly crtc: CrtcIndex
  readonly source: 'graph' | 'hardcoded'
  readonly program: CrtcProgram
  /** Why it is never run, as a sentence; null when its CRTC comes up. */
  readonly never: string | null
  /** The node of each component of the path, and of the OVL adaptor's parts. */
  readonly blockOf: ReadonlyMap<number, BlockId>
  /** Where the walk left for each component, by its place in the path; null where there was no walk. */
  readonly entered: readonly (EndpointId | null)[]
}

/**
 * All of them, in tree order of their mmsys. Where the DRM device does not come up, what each path
 * would write if it did, with the mutexes claimed in path order.
 *
 * @internal tests have no store
 */
export function boardPrograms(
  graph: PipelineGraph,
  kernel: KernelChoice = NEWEST_KERNEL,
): readonly BoardProgram[] {
  const forecast = forecastProbe(graph, kernel)
  return forecast.mmsys.flatMap((mmsys) => programsOf(graph, forecast, mmsys))
}

const programsOnce = memoizeRecent(1, boardPrograms)
export const selectPrograms = (state: EditorState): readonly BoardProgram[] =>
  programsOnce(selectGraph(state), state.kernel)

function programsOf(
  graph: PipelineGraph,
  forecast: ProbeForecast,
  mmsys: MmsysForecast,
): readonly BoardProgram[] {
  const { resolution, state } = mmsys
  const block = graph.blocks[resolution.block]
  if (block === undefined || state.kind === 'disabled') return []
  const programs: BoardProgram[] = []
  let mutexNumber = 0
  for (const path of resolution.paths) {
    if (path.inForce.length === 0 || path.source === 'none') continue
    const { created, never } = fateOf(graph, forecast, mmsys, path)
    programs.push({
      key: `${resolution.block} ${path.crtc}`,
      name: `${blockName(block)} ${CRTC_NAMES[path.crtc]}`,
      mmsys: resolution.block,
      crtc: path.crtc,
      source: path.source,
      program: {
        mmsys: resolution.data.compatible,
        path: created === null ? path.inForce : programmedPath(created),
        mutexNumber,
        // Of older tables only what was corrected since is known.
        kernel: forecast.kernel === 'v7.3' ? KERNEL_REF : 'v7.2.13',
        ...(mmsys.adaptor !== null && {
          adaptorParts: mmsys.adaptor.parts.map(({ part }) => part.component.id),
        }),
      },
      never,
      blockOf: blocksOf(mmsys),
      entered: entrances(path),
    })
    // A path without a CRTC claims no mutex.
    if (created !== null || !hasCrtcs(forecast)) mutexNumber++
  }
  return programs
}

const crtcsOf = ({ drm }: ProbeForecast): readonly CrtcForecast[] =>
  drm.kind === 'up' || drm.kind === 'bind-fails' ? drm.crtcs : []

const hasCrtcs = (forecast: ProbeForecast): boolean => crtcsOf(forecast).length > 0

function fateOf(
  graph: PipelineGraph,
  forecast: ProbeForecast,
  { resolution }: MmsysForecast,
  { crtc }: PathResult,
): { readonly created: CrtcForecast | null; readonly never: string | null } {
  const { drm, headline } = forecast
  const isThis = (of: { readonly mmsys: BlockId; readonly crtc: CrtcIndex }) =>
    of.mmsys === resolution.block && of.crtc === crtc
  const created = crtcsOf(forecast).find(isThis) ?? null
  if (drm.kind !== 'up')
    return { created, never: `Never written as the board stands: ${headline}.` }
  if (created !== null) return { created, never: null }
  const missing = drm.notCreated.find(isThis)
  if (missing === undefined)
    return {
      created,
      never: `Never written: ${nameOf(graph, resolution.block)} is not part of the DRM device.`,
    }
  const { short } = componentById(missing.id)
  return {
    created,
    never: `Never written: no CRTC is created, since ${short} is disabled or missing.`,
  }
}

const nameOf = (graph: PipelineGraph, id: BlockId): string => {
  const block = graph.blocks[id]
  return block === undefined ? id : blockName(block)
}

/** With the output a run-time route appends, which only the routing knows. */
function programmedPath({ path, routing }: CrtcForecast): readonly number[] {
  const hops = routing.hops.filter(({ insideAdaptor }) => !insideAdaptor)
  const [first] = hops
  return first === undefined ? path.map(({ id }) => id) : [first.from, ...hops.map(({ to }) => to)]
}

function blocksOf({ siblings, adaptor }: MmsysForecast): ReadonlyMap<number, BlockId> {
  const parts = adaptor?.parts.map(({ part, block }) => [part.component.id, block] as const) ?? []
  return new Map([...parts, ...(siblings?.nodeOf ?? [])])
}

function entrances({ inForce, walk, source }: PathResult): readonly (EndpointId | null)[] {
  if (walk === null || source !== 'graph') return inForce.map(() => null)
  return walk.hops.flatMap(({ outcome, via }) =>
    outcome.kind === 'entered' && !outcome.folded ? [via] : [],
  )
}
