import { type CrtcProgram, crtcTarget } from './crtcTarget.ts'
import { disconnectSteps } from './hopSteps.ts'
import { clockSteps, removeSteps, switchStep } from './mutexSteps.ts'
import { componentSteps, type ProgrammingStep } from './programmingStep.ts'

/**
 * What the driver does to switch a CRTC off, in its order. Every component leaves the mutex twice: once
 * before the mutex is disabled, and again when it is disconnected from the next.
 *
 * Empty for an empty path. Left out: as for `enableSequence`.
 *
 * Kernel: mtk_crtc_atomic_disable(), mtk_crtc_ddp_hw_fini() in drivers/gpu/drm/mediatek/mtk_crtc.c.
 */
export function disableSequence(program: CrtcProgram): readonly ProgrammingStep[] {
  const { path } = program
  if (path.length === 0) return []
  const target = crtcTarget(program)
  return [
    ...componentSteps('stop', path),
    ...path.flatMap((id) => removeSteps(target, id)),
    switchStep(target, false),
    ...path.flatMap((id, at) => {
      const next = path[at + 1]
      const disconnect = next === undefined ? [] : disconnectSteps(target, id, next)
      return [...disconnect, ...removeSteps(target, id)]
    }),
    ...componentSteps('clock-off', path),
    ...clockSteps(target, false),
    ...componentSteps('power-off', path.slice(0, 1)),
  ]
}
