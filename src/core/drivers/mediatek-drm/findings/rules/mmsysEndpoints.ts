import { applyEdit } from '../../../../pipeline/applyEdit.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import { endpointsOf, iteratedPorts, numberOf, placeOf } from '../../../../pipeline/endpoints.ts'
import { freshEndpointId } from '../../../../pipeline/graphUpdate.ts'
import { isOutput } from '../../../../pipeline/links.ts'
import type { CrtcIndex } from '../../walkPath.ts'
import { type BoardView, listWords, nodeOf, type SystemView } from '../boardView.ts'
import { blockSubject, endpointSubject, type Hit, hit } from '../finding.ts'
import { disableMember } from '../giveUp.ts'
import { asFix, numberAlong, removePath } from '../pathEdits.ts'
import { alsoOther, NO_DRM } from '../symptoms.ts'

/** Traps 4, 11, 15 and 22. Kernel: mtk_drm_of_ddp_path_build() and mtk_drm_probe(). */
export const mmsysEndpoints = (board: BoardView): Hit[] =>
  board.systems.flatMap((system) => [
    ...numberTooHigh(board, system),
    ...emptyPort(system),
    ...goodPathLost(board, system),
    ...hardcodedKept(board, system),
  ])

/** Trap 4. */
function numberTooHigh(board: BoardView, system: SystemView): Hit[] {
  const { invalidEndpoint, log } = system.resolution
  const place = invalidEndpoint === null ? null : placeOf(board.graph, invalidEndpoint)
  if (place === null) return []
  const taken = endpointsOf(system.block).map(({ endpoint }) => numberOf(endpoint))
  const wanted: readonly CrtcIndex[] = system.data.mmsysId === 1 ? [1] : [0, 1, 2]
  const free = wanted.find((number) => !taken.includes(number))
  return [
    hit(4, {
      subject: endpointSubject(place.endpoint.id, system.block.id),
      message: `${system.name} has endpoint ${numberOf(place.endpoint)}, and there are only the paths 0, 1 and 2: give it one of those numbers.`,
      kernel: `The probe fails with -EINVAL before any path is built; its message names port ${numberOf(place.port)}, not the endpoint.${alsoOther(system)}`,
      symptom: NO_DRM,
      ...(log[0] && { kernelLog: log[0].text }),
      fix:
        free === undefined
          ? asFix(`Remove endpoint ${numberOf(place.endpoint)} of ${system.name}`, [
              { kind: 'remove-endpoint', endpoint: place.endpoint.id },
            ])
          : asFix(`Number it ${free}`, renumber(board, system, place.endpoint.id, free)),
    }),
  ]
}

/** Numbers an mmsys endpoint, and what the path then asks for on its way. */
export function renumber(
  board: BoardView,
  system: SystemView,
  endpoint: Extract<Edit, { kind: 'number-endpoint' }>['endpoint'],
  crtc: CrtcIndex,
): Edit[] {
  const first: Edit = { kind: 'number-endpoint', endpoint, number: crtc }
  const doc = applyEdit(board.doc, first)
  const path = { doc, mmsys: system.block.id, crtc, kernel: board.kernel }
  return [first, ...(numberAlong(path) ?? [])]
}

/** Trap 11. */
function emptyPort(system: SystemView): Hit[] {
  if (!system.resolution.indeterminate) return []
  const id = freshEndpointId(system.block)
  // A port goes with its last endpoint, so each gets one to lose.
  const edits = iteratedPorts(system.block).flatMap((port): Edit[] => [
    { kind: 'add-endpoint', block: system.block.id, port: numberOf(port), number: 0 },
    { kind: 'remove-endpoint', endpoint: id },
  ])
  return [
    hit(11, {
      subject: blockSubject(system.block),
      message: `${system.name} has a port without endpoints: delete the port, or link an endpoint of it.`,
      kernel:
        'mtk_drm_of_ddp_path_build() returns a variable it never set: 0 on the usual build, and then the hardcoded paths are used without a word.',
      symptom: 'The graph has no effect; on some builds there is no display at all.',
      fix: asFix('Delete the empty port', edits),
    }),
  ]
}

/** Trap 15. */
function goodPathLost({ graph }: BoardView, system: SystemView): Hit[] {
  const broken = system.paths.find(({ state }) => state === 'fails-probe')
  const good = system.paths.filter(({ state }) => state === 'lost')
  const via = broken?.walk?.hops[0]?.via ?? null
  if (broken === undefined || good.length === 0 || via === null || placeOf(graph, via) === null)
    return []
  const names = listWords(good.map(({ name }) => name))
  return [
    hit(15, {
      subject: blockSubject(system.block),
      severity: 'warning',
      follows: [`endpoint ${via}`],
      message: `${names} is sound but lost, because ${broken.name} of the same mmsys fails the probe: mend that path, or remove its mmsys endpoint.`,
      kernel: `The first path that fails with anything but -ENODEV ends the probe, also for those built before it.${alsoOther(system)}`,
      symptom: NO_DRM,
      fix: removePath(broken),
    }),
  ]
}

/** Trap 22. */
function hardcodedKept(board: BoardView, system: SystemView): Hit[] {
  if (!system.resolution.graph || !system.builds) return []
  return system.paths.flatMap((path) => {
    if (path.state !== 'not-in-graph' || !path.complete) return []
    const output = path.inForce
      .flatMap((id) => nodeOf(board, system, id) ?? [])
      .findLast((block) => isOutput(block))
    return [
      hit(22, {
        subject: blockSubject(output ?? system.block),
        message: `The graph does not mention ${path.name}, so the hardcoded path of this SoC stays and gets a CRTC: disable its output if it is not wanted.`,
        kernel:
          'mtk_drm_probe() copies the hardcoded paths first and replaces those the graph describes; all members of this one are enabled.',
        symptom: 'One more display than the graph describes.',
        follows: [path.cause],
        fix: () => disableMember({ board, system, path }),
      }),
    ]
  })
}
