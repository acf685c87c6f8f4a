import { type BoardView, nameOf } from '../boardView.ts'
import { closingHop } from '../closingHop.ts'
import { endpointSubject, type Hit, hit } from '../finding.ts'
import { fixOfLoop } from '../meantLink.ts'

/**
 * Trap 9, and trap 10 where it is accepted. A loop that only fills the path is told as a broken path.
 *
 * Kernel: mtk_drm_of_ddp_path_build_one().
 */
export function loops(board: BoardView): Hit[] {
  return board.systems.flatMap((system) =>
    system.paths.flatMap((path) => {
      const { walk } = path
      const closing = walk === null ? null : closingHop(walk)
      if (walk === null || closing === null) return []
      const subject = endpointSubject(closing.via, closing.from)
      const back = `${nameOf(board, closing.from)} leads back to ${nameOf(board, closing.to ?? closing.from)}`
      if (path.state === 'hangs')
        return [
          hit(9, {
            subject,
            message: `${back}, and ${path.name} goes round through OVL adaptor nodes alone for ever: take that link away.`,
            kernel:
              'Adaptor nodes take no place in the path, so the loop of mtk_drm_of_ddp_path_build_one() never ends: the machine hangs while it boots.',
            symptom: 'The machine stops while booting.',
            settles: [path.cause, `endpoint ${closing.via}`],
            // One adaptor node is enough: the path leads on from the first.
            fix: () => fixOfLoop({ board, system, path, hop: closing }, walk.hops[1]),
          }),
        ]
      if (path.state !== 'built') return []
      return [
        hit(10, {
          subject,
          message: `${back}: ${path.name} is accepted with ${walk.components.length} components, each again and again; take that link away.`,
          kernel:
            'The path is full with 62 ids, the last of them an output by chance, and is accepted. Every component is set up many times over.',
          symptom: "What is shown is anybody's guess.",
          impact: 'wrong-setup',
          settles: [path.cause, path.setup, `endpoint ${closing.via}`, `output ${closing.from}`],
          fix: () => fixOfLoop({ board, system, path, hop: closing }),
        }),
      ]
    }),
  )
}
