import type { PipelineGraph } from '../../../pipeline/document.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { identify } from '../componentId.ts'
import { driverBlocks } from '../driverBlocks.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import type { PathResult } from '../resolveMmsys.ts'
import { becauseAt, becauseOf } from './because.ts'
import { mutexTables } from './builtPathRouting.ts'
import { commandQueue } from './commandQueue.ts'
import { type CrtcRoutes, connRoutes } from './connRoutes.ts'
import { crtcPlanes } from './crtcPlanes.ts'
import { firstMissing } from './possibleCrtcs.ts'
import type { CrtcForecast, CrtcNotCreated, MmsysForecast, PathElement } from './probeForecast.ts'
import { routingOf } from './routingOf.ts'

/** An mmsys that got through its whole probe. */
export type BoundMmsys = MmsysForecast & {
  readonly siblings: NonNullable<MmsysForecast['siblings']>
}

export interface CreatedCrtcs {
  readonly crtcs: readonly CrtcForecast[]
  readonly notCreated: readonly CrtcNotCreated[]
}

/**
 * Creates the CRTCs: every main path first, then every ext, then every third, each time slot by slot.
 * A path with a member missing is passed over without an error and takes no number.
 *
 * Left out: running out of the ten mutexes, or of mailboxes another device has.
 * Kernel: mtk_drm_kms_init(), mtk_crtc_create() in mtk_crtc.c.
 */
export function createCrtcs(
  graph: PipelineGraph,
  slots: readonly BoundMmsys[],
  kernel: KernelChoice,
): CreatedCrtcs {
  const crtcs: CrtcForecast[] = []
  const notCreated: CrtcNotCreated[] = []
  for (const kind of [0, 1, 2] as const) {
    for (const mmsys of slots) {
      const path = mmsys.resolution.paths[kind]
      if (path === undefined || path.inForce.length === 0) continue
      const number = crtcs.length
      const missing = firstMissing(path.inForce, mmsys.siblings.nodeOf)
      if (missing === null) crtcs.push(crtcOf(graph, crtcs, mmsys, path, kernel))
      else notCreated.push(absentCrtc(graph, number, mmsys, kind, missing, kernel))
    }
  }
  return { crtcs, notCreated }
}

function crtcOf(
  graph: PipelineGraph,
  earlier: readonly CrtcForecast[],
  { resolution, siblings, adaptor }: BoundMmsys,
  { crtc, inForce, source, walk }: PathResult,
  kernel: KernelChoice,
): CrtcForecast {
  const path = inForce.map((id): PathElement => ({ id, block: siblings.nodeOf.get(id) ?? null }))
  const routes = connRoutes(resolution.data, crtc, inForce, siblings.nodeOf)
  const [first] = path
  const timed = first !== undefined && componentById(first.id).vblankAsFirst
  const { block: mmsys } = resolution
  const ofMmsys = earlier.filter((other) => other.mmsys === mmsys)
  return {
    number: earlier.length,
    crtc,
    mmsys,
    source: source === 'graph' ? 'graph' : 'hardcoded',
    path,
    planes: crtcPlanes(inForce),
    vblank: timed ? first : null,
    routes,
    routing: routingOf({
      mmsys: resolution.data.compatible,
      path: [...inForce, ...appended(routes)],
      mutex: mutexTables(graph, siblings.mutex),
      adaptorParts: adaptor?.parts.map(({ part }) => part.component.id) ?? [],
      kernel,
    }),
    commandQueue: commandQueue(graph, mmsys, siblings.mutex, ofMmsys.length),
    because: becauseAt('mtk_crtc_create', mmsys, walk?.hops[0]?.via ?? null),
  }
}

/** What a path without an output ends in once it is in use: the first route whose output is there. */
function appended(routes: CrtcRoutes | null): readonly number[] {
  if (routes?.kind !== 'completes') return []
  return routes.outputs
    .filter(({ block }) => block !== null)
    .slice(0, 1)
    .map(({ id }) => id)
}

function absentCrtc(
  graph: PipelineGraph,
  number: number,
  { resolution: { block: mmsys } }: BoundMmsys,
  crtc: CrtcNotCreated['crtc'],
  id: number,
  kernel: KernelChoice,
): CrtcNotCreated {
  const named = driverBlocks(graph).find((block) => {
    const identity = identify(graph, block, kernel)
    return identity.kind === 'component' && identity.id === id
  })
  const candidate = named?.id ?? null
  const because = becauseOf('mtk_crtc_create', candidate ?? mmsys)
  return { number, crtc, mmsys, id, candidate, because }
}
