import { type CrtcProgram, crtcTarget } from './crtcTarget.ts'
import { connectSteps } from './hopSteps.ts'
import { addSteps, clockSteps, switchStep } from './mutexSteps.ts'
import { componentSteps, type ProgrammingStep } from './programmingStep.ts'

/**
 * What the driver does to switch a CRTC on, in its order: each component is connected to the next and
 * then added to the mutex, and the mutex is enabled before any component starts.
 *
 * Empty for an empty path, which never becomes a CRTC. Left out: runtime power of the DRM device, and
 * the planes, which are all configured disabled at the end.
 *
 * Kernel: mtk_crtc_atomic_enable(), mtk_crtc_ddp_hw_init() in drivers/gpu/drm/mediatek/mtk_crtc.c.
 */
export function enableSequence(program: CrtcProgram): readonly ProgrammingStep[] {
  const { path } = program
  if (path.length === 0) return []
  const target = crtcTarget(program)
  return [
    ...componentSteps('power-on', path.slice(0, 1)),
    ...clockSteps(target, true),
    ...componentSteps('clock-on', path),
    ...path.flatMap((id, at) => {
      const next = path[at + 1]
      const connect = next === undefined ? [] : connectSteps(target, id, next)
      return [...connect, ...addSteps(target, id)]
    }),
    switchStep(target, true),
    ...componentSteps('configure-and-start', path),
  ]
}
