import type { KernelChoice } from '../drivers/mediatek-drm/kernelChoice.ts'
import {
  CRTC_NAMES,
  type MmsysResolution,
  resolveAll,
} from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineGraph } from '../pipeline/document.ts'
import { componentById } from '../soc/ddpComponents.ts'
import type { PathChange, ProbeChange, ProbeSide } from './comparison.ts'
import type { Identity } from './identity.ts'
import { pairUp } from './pairUp.ts'

/** What the driver makes of each mmsys and its CRTC paths on either side, where that is not the same. */
export function comparePaths(
  before: PipelineGraph,
  after: PipelineGraph,
  identity: Identity,
  kernel: KernelChoice,
): { readonly probes: readonly ProbeChange[]; readonly paths: readonly PathChange[] } {
  const mmsys = pairUp(resolveAll(before, kernel), resolveAll(after, kernel), [
    ({ block }, side) => identity[side].block(block),
  ])
  const changed = mmsys.pairs.flatMap(([old, now]) => {
    const was = pathsOf(old)
    return pathsOf(now).flatMap((path, crtc): PathChange[] => {
      const change = { ...path, before: was[crtc]?.after ?? null }
      return isSame(change.before, change.after) ? [] : [{ ...change, kind: 'changed' }]
    })
  })
  return {
    probes: mmsys.pairs.flatMap(([old, now]): ProbeChange[] => {
      const [was, is] = [probeOf(old), probeOf(now)]
      return isSame(was, is) ? [] : [{ kind: 'changed', mmsys: now.path, before: was, after: is }]
    }),
    paths: [
      ...changed,
      ...mmsys.removed.flatMap(pathsOf).map(takenAway),
      ...mmsys.added.flatMap(pathsOf),
    ],
  }
}

const probeOf = ({ errno, hang }: MmsysResolution): ProbeSide => ({ errno, hang })

/** The paths of an mmsys, as if it were new. */
const pathsOf = ({ path, paths }: MmsysResolution): PathChange[] =>
  paths.map(({ crtc, state, source, inForce }) => ({
    kind: 'added',
    mmsys: path,
    crtc: CRTC_NAMES[crtc],
    before: null,
    after: { state, source, components: inForce.map((id) => componentById(id).name) },
  }))

const takenAway = (path: PathChange): PathChange => ({
  ...path,
  kind: 'removed',
  before: path.after,
  after: null,
})

/** Both are made by one function, their keys in one order. */
const isSame = (a: object | null, b: object | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
