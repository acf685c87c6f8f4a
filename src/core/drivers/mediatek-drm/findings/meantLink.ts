import { blocksOf } from '../../../pipeline/blocksOf.ts'
import type { Edit, LinkEnd } from '../../../pipeline/edit.ts'
import { endpointsOf, placeOf } from '../../../pipeline/endpoints.ts'
import { blockName, blockRole, remoteEnd } from '../../../pipeline/links.ts'
import type { Hop } from '../walkPath.ts'
import { type BoardView, nameOf, type PathView, type SystemView } from './boardView.ts'
import type { Fix } from './finding.ts'
import { ifUp, unlessDown } from './giveUp.ts'
import { fixByLeadingOn } from './leadOn.ts'
import { asFix, mend, type PathToMend } from './pathEdits.ts'

/** A hop that goes wrong, and the path it is of. */
export interface WrongHop {
  readonly board: BoardView
  readonly system: SystemView
  readonly path: PathView
  readonly hop: Hop
}

/** Links the endpoint a hop leaves by to what it was meant for, where that shows and mends the path. */
export function linkMeant(wrong: WrongHop): Fix | null {
  const { board, path, hop } = wrong
  const meant = meantBy(wrong)
  if (hop.via === null || meant === null) return null
  return mend(pathToMend(wrong), `Link ${nameOf(board, hop.from)} to ${meant.name}`, [
    {
      kind: 'link',
      from: { block: hop.from, endpoint: hop.via, number: path.crtc },
      to: { block: meant.block, endpoint: meant.endpoint },
    },
  ])
}

/**
 * Leads a loop on to what it was meant for, or to what is left of the path, or ends the path where it
 * leads back, or else takes the path away.
 *
 * @param onward - the hop to lead on from, when it is not the one that closes the loop
 */
export const fixOfLoop = (wrong: WrongHop, onward = wrong.hop): Fix | null =>
  linkMeant(wrong) ??
  fixByLeadingOn({ ...wrong, hop: onward }, onward === wrong.hop ? null : wrong.hop.via) ??
  endThere(wrong) ??
  withoutPath(wrong)

/** Takes the link that leads back away, where what it leaves is an output. */
function endThere(wrong: WrongHop): Fix | null {
  const { board, hop } = wrong
  if (hop.via === null) return null
  const ended = mend(pathToMend(wrong), `End the path at ${nameOf(board, hop.from)}`, [
    { kind: 'remove-endpoint', endpoint: hop.via },
  ])
  return unlessDown(board, ended)
}

/** Takes the path out of the graph, with the link that goes wrong, where a display comes up without it. */
export function withoutPath({ board, path, hop }: WrongHop): Fix | null {
  const first = path.walk?.hops[0]?.via ?? null
  if (first === null) return null
  const edits: Edit[] = [
    ...(hop.via === null ? [] : [{ kind: 'unlink', endpoints: [hop.via] } as const]),
    { kind: 'remove-endpoint', endpoint: first },
  ]
  return ifUp(board, asFix(`Remove ${path.name}`, edits))
}

export const pathToMend = ({ board, system, path }: WrongHop): PathToMend => ({
  doc: board.doc,
  mmsys: system.block.id,
  crtc: path.crtc,
  kernel: board.kernel,
})

interface Meant extends LinkEnd {
  readonly name: string
}

/** What a phandle that misses was meant for: the endpoint that names this one, or the device above. */
function meantBy({ board, hop }: WrongHop): Meant | null {
  const via = hop.via === null ? null : placeOf(board.graph, hop.via)
  const remote = via?.endpoint.remote
  // Where a hop gets on, but goes round, it was not meant for the block it comes to.
  const reached = hop.outcome.kind === 'entered' ? hop.to : null
  const blocks = blocksOf(board.graph).filter(({ id }) => id !== hop.from && id !== reached)
  for (const block of blocks) {
    const back = endpointsOf(block).find(({ endpoint }) => remoteEnd(endpoint.remote) === hop.via)
    if (back !== undefined)
      return { block: block.id, endpoint: back.endpoint.id, name: blockName(block) }
  }
  const above = blocks
    .filter(({ path }) => remote?.kind === 'node' && `${remote.path}/`.startsWith(`${path}/`))
    .findLast(
      (block) => blockRole(block).kind === 'component' || blockRole(block).kind === 'adaptor',
    )
  return above === undefined ? null : { block: above.id, endpoint: null, name: blockName(above) }
}
