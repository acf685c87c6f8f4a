import { type BlockId, blockOfEndpoint } from '../../../../base/ids.ts'
import { applyEdit } from '../../../../pipeline/applyEdit.ts'
import type { Block, Endpoint } from '../../../../pipeline/document.ts'
import type { Edit } from '../../../../pipeline/edit.ts'
import {
  type EndpointPlace,
  endpointsOf,
  iteratedPorts,
  numberOf,
  placeOf,
} from '../../../../pipeline/endpoints.ts'
import { blockRole, remoteEnd } from '../../../../pipeline/links.ts'
import { componentById, PATH_CAPACITY } from '../../../../soc/ddpComponents.ts'
import { identify } from '../../componentId.ts'
import { failureOf } from '../../pathFailure.ts'
import { bridgeLookup } from '../../probe/bridgeLookup.ts'
import type { Hop, HopOutcome } from '../../walkPath.ts'
import { type BoardView, listWords, nameOf } from '../boardView.ts'
import { closingHop } from '../closingHop.ts'
import { blockSubject, endpointSubject, type Finding, type Hit, hit } from '../finding.ts'
import { freeAlias } from '../freeAlias.ts'
import { fixByLeadingOn } from '../leadOn.ts'
import { fixOfLoop, linkMeant, pathToMend, type WrongHop, withoutPath } from '../meantLink.ts'
import { asFix, beyond, mend, numberAlong, wronglyNumbered } from '../pathEdits.ts'
import { withSequel } from '../sequel.ts'
import { alsoOther, NO_DRM } from '../symptoms.ts'
import { unitNumber } from '../unitNumber.ts'
import { planes } from './planes.ts'

/**
 * What ends the probe while a path is built: one finding a path, told by the hop that failed.
 *
 * Kernel: mtk_drm_of_ddp_path_build_one(), mtk_drm_of_get_ddp_ep_cid().
 */
export function brokenPaths(board: BoardView): Hit[] {
  return board.systems.flatMap((system) =>
    system.paths.flatMap((path) => {
      const hop = path.walk?.hops.at(-1)
      return path.state === 'fails-probe' && hop !== undefined
        ? [brokenPath({ board, system, path, hop })]
        : []
    }),
  )
}

function brokenPath(broken: WrongHop): Hit {
  const { outcome } = broken.hop
  switch (outcome.kind) {
    case 'no-endpoint':
      return broken.hop.from === broken.system.block.id ? mmsysPort(broken) : noEndpoint(broken)
    case 'no-remote':
      return noRemote(broken)
    case 'dangling':
    case 'nothing-above':
      return wrongRemote(broken)
    case 'unknown-compatible':
      return viaEndpoint(broken)?.remote?.kind === 'node'
        ? wrongRemote(broken)
        : notAComponent(broken)
    case 'unknown-alias':
      return outcome.alias === null ? notAComponent(broken) : aliasNumber(broken, outcome)
    case 'entered':
    case 'disabled':
      return loop(broken)
  }
}

/** Trap 3. */
function mmsysPort(broken: WrongHop): Hit {
  const { system, path } = broken
  const wrong = endpointsOf(system.block).find(
    ({ port, endpoint }) => numberOf(port) !== 0 && numberOf(endpoint) === path.crtc,
  )
  return hit(3, {
    ...failing(broken),
    subject: endpointSubject(wrong?.endpoint.id ?? null, system.block.id),
    message: `${system.name} has endpoint ${path.crtc} in port ${wrong === undefined ? '?' : numberOf(wrong.port)}, but the driver looks for it in port 0 only: put it into a single port.`,
    fix: () =>
      mend(
        pathToMend(broken),
        `Move endpoint ${path.crtc} of ${system.name} to port 0`,
        wrong === undefined ? [] : relink(wrong, path.crtc),
      ) ?? withoutPath(broken),
  })
}

/** Traps 1, 2, 7 and 8: nothing to leave the component by. */
function noEndpoint(broken: WrongHop): Hit {
  const { board, path, hop } = broken
  const block = board.graph.blocks[hop.from]
  if (block === undefined) return withoutOutput(broken)
  const wrong = wronglyNumbered(board.doc, hop)
  const inPort = iteratedPorts(block)
    .filter((port) => numberOf(port) === hop.port)
    .flatMap(({ endpoints }) => endpoints)
  if (wrong !== null && unitNumber(wrong.name) === path.crtc) return unitAddress(broken, wrong)
  if (inPort.length > 0) return endpointNumber(broken, inPort, wrong)
  const elsewhere = onward(broken, block)
  return elsewhere === null ? withoutOutput(broken) : outputPort(broken, elsewhere)
}

function endpointNumber(
  broken: WrongHop,
  inPort: readonly Endpoint[],
  wrong: Endpoint | null,
): Hit {
  const { board, path, hop } = broken
  const name = nameOf(board, hop.from)
  const numbers = listWords(inPort.map((endpoint) => String(numberOf(endpoint))))
  return hit(1, {
    ...failing(broken),
    subject: endpointSubject(wrong?.id ?? null, hop.from),
    message: `${path.name} needs endpoint ${path.crtc} in port 1 of ${name}, where there is only ${numbers}: give the endpoint of this path reg = <${path.crtc}>.`,
    fix: () =>
      mend(
        pathToMend(broken),
        `Number the endpoints ${path.crtc}`,
        numberAlong(pathToMend(broken)) ?? [],
      ) ??
      fixByLeadingOn(broken) ??
      withoutPath(broken),
  })
}

function unitAddress(broken: WrongHop, wrong: Endpoint): Hit {
  const { board, path, hop } = broken
  return hit(8, {
    ...failing(broken),
    impact: 'no-drm',
    settles: [`endpoint ${wrong.id}`],
    subject: endpointSubject(wrong.id, hop.from),
    message: `${wrong.name} of ${nameOf(board, hop.from)} has reg = <${numberOf(wrong)}>, and only reg counts: give it reg = <${path.crtc}>.`,
    fix: mend(
      pathToMend(broken),
      `Give it reg = <${path.crtc}>`,
      numberAlong(pathToMend(broken)) ?? [],
    ),
  })
}

function outputPort(broken: WrongHop, place: EndpointPlace): Hit {
  const { board, path, hop } = broken
  const { group, port, endpoint } = place
  const where = group.container === 'out-ports' ? 'an out-ports node' : `port ${numberOf(port)}`
  return hit(2, {
    ...failing(broken),
    subject: endpointSubject(endpoint.id, hop.from),
    message: `${nameOf(board, hop.from)} leads on from ${where}, but the driver leaves a component by port 1 only: use ports { port@0 for the input; port@1 for the output }.`,
    fix: () =>
      mend(pathToMend(broken), 'Lead on from port 1', relink(place, path.crtc)) ??
      withoutPath(broken),
  })
}

/** Trap 7, also of what comes behind an output. */
function withoutOutput(broken: WrongHop): Hit {
  const { board, path, hop } = broken
  const past = path.walk?.hops.findLast(({ from }) => isOutputHop(broken, from))
  const name = nameOf(board, hop.from)
  if (past === undefined || past.via === null)
    return hit(7, {
      ...failing(broken),
      subject: blockSubject({ id: hop.from }),
      message: `${path.name} ends at ${name}, which is no display output: lead it on to a DSI, DPI or DP_INTF.`,
      fix: () => fixByLeadingOn(broken) ?? withoutPath(broken),
    })
  const edit: Edit = { kind: 'remove-endpoint', endpoint: past.via }
  const label = `End the path at ${nameOf(board, past.from)}`
  return hit(7, {
    ...failing(broken),
    subject: endpointSubject(past.via, past.from),
    message: `${path.name} leads on from its output ${nameOf(board, past.from)} to ${nameOf(board, past.to ?? hop.from)}: the output has to be the last component, so take that link away.`,
    fix: () => {
      const ended = mend(pathToMend(broken), label, [edit])
      return ended !== null && hasSinkAfter(board, edit, past.from)
        ? withSequel(board, ended, planes)
        : withoutPath(broken)
    },
  })
}

/** Whether a hop left an output: the one component that may be the last. */
const isOutputHop = ({ path }: WrongHop, from: Hop['from']): boolean =>
  path.walk?.hops.some(
    ({ to, outcome }) =>
      to === from && outcome.kind === 'entered' && componentById(outcome.id).validLast,
  ) ?? false

/** Traps 5 and 14. */
function noRemote(broken: WrongHop): Hit {
  const { board, system, path, hop } = broken
  const block = board.graph.blocks[hop.from]
  const via = viaEndpoint(broken)
  const port =
    block && iteratedPorts(block).find(({ endpoints }) => via !== null && endpoints.includes(via))
  const twin = port?.endpoints.find((e) => numberOf(e) === path.crtc && e.remote !== null)
  const subject = endpointSubject(hop.via, hop.from)
  const name = nameOf(board, hop.from)
  const remove: Edit[] = hop.via === null ? [] : [{ kind: 'remove-endpoint', endpoint: hop.via }]
  if (twin !== undefined)
    return hit(14, {
      ...failing(broken),
      impact: 'no-drm',
      settles: [path.cause, `endpoint ${hop.via}`],
      subject,
      message: `${name} has two endpoints ${path.crtc} in one port, and the driver takes the first, which is not linked: remove it.`,
      fix: mend(pathToMend(broken), 'Remove the unlinked endpoint', remove),
    })
  const isMmsys = hop.from === system.block.id
  return hit(5, {
    ...failing(broken),
    settles: [path.cause, `endpoint ${hop.via}`],
    subject,
    message: `Endpoint ${path.crtc} of ${name} has no remote-endpoint: link it${isMmsys ? ', or remove it if the path is not meant to be' : ' to the next component'}.`,
    fix: () =>
      linkMeant(broken) ??
      (isMmsys ? asFix(`Remove endpoint ${path.crtc} of ${name}`, remove) : null) ??
      fixByLeadingOn(broken) ??
      withoutPath(broken),
  })
}

/** Trap 12, where it ends the probe. */
function wrongRemote(broken: WrongHop): Hit {
  const { board, hop } = broken
  const remote = viaEndpoint(broken)?.remote ?? null
  const target = remote?.kind === 'node' ? remote.path : 'a phandle no node has'
  const landed = hop.to === null ? 'no device' : (board.graph.blocks[hop.to]?.path ?? 'no device')
  return hit(12, {
    ...failing(broken),
    impact: 'no-drm',
    settles: hop.via === null ? [] : [`endpoint ${hop.via}`],
    subject: endpointSubject(hop.via, hop.from),
    message: `The remote-endpoint of ${nameOf(board, hop.from)} names ${target}, which is no endpoint, and so leads to ${landed}: name the endpoint of the next component.`,
    fix: () => linkMeant(broken) ?? fixByLeadingOn(broken) ?? withoutPath(broken),
  })
}

/** Traps 6 and 7: the walk came to a device that has no place in a path. */
function notAComponent(broken: WrongHop): Hit {
  const { board, system, path, hop } = broken
  const next = hop.to === null ? null : beyond(board.doc, hop.to, hop.from)
  const device = nameOf(board, hop.to ?? hop.from)
  const younger = hop.to === null ? undefined : board.graph.blocks[hop.to]
  if (younger !== undefined && identify(board.graph, younger).kind === 'component')
    return notKnownYet(broken, younger)
  const isLast = hop.from !== system.block.id && next === null
  if (isLast && !isMutex(board, hop)) return withoutOutput(broken)
  return hit(6, {
    ...failing(broken),
    subject: endpointSubject(hop.via, hop.from),
    message: `${nameOf(board, hop.from)} leads to ${device}, which is no display component: lead ${path.name} past it, from component to component.`,
    fix: () =>
      (next === null || hop.via === null
        ? null
        : mend(pathToMend(broken), `Lead the path past ${device}`, [
            {
              kind: 'link',
              from: { block: hop.from, endpoint: hop.via, number: path.crtc },
              to: { block: blockOfEndpoint(next), endpoint: next },
            },
          ])) ??
      fixByLeadingOn(broken) ??
      withoutPath(broken),
  })
}

/** Trap 6 of a kernel older than its entry for a component. */
function notKnownYet(broken: WrongHop, { id, compatible }: Block): Hit {
  const { board, path, hop } = broken
  return hit(6, {
    ...failing(broken),
    subject: blockSubject({ id }),
    message: `${path.name} leads to ${nameOf(board, id)}, and this kernel does not know "${compatible[0] ?? '?'}" yet: use a newer one, or lead ${nameOf(board, hop.from)} to a component it knows.`,
    fix: () => withoutPath(broken),
  })
}

/** Trap 27 on a path. */
function aliasNumber(
  broken: WrongHop,
  outcome: Extract<HopOutcome, { kind: 'unknown-alias' }>,
): Hit {
  const { board, hop } = broken
  const block = hop.to === null ? undefined : board.graph.blocks[hop.to]
  const alias = block === undefined ? null : freeAlias(board.graph, block)
  return hit(27, {
    ...failing(broken),
    subject: blockSubject({ id: hop.to ?? hop.from }),
    settles: [broken.path.cause, `alias ${hop.to}`],
    message: `${nameOf(board, hop.to ?? hop.from)} has the alias ${outcome.stem}${outcome.alias}, and the driver knows no such ${outcome.stem}: ${alias === null ? 'use a component it knows' : `call it ${alias}`}.`,
    fix: () =>
      alias === null || block === undefined
        ? withoutPath(broken)
        : mend(pathToMend(broken), `Give it the alias ${alias}`, [
            { kind: 'set-alias', block: block.id, alias },
          ]),
  })
}

/** Trap 10, where it fills the path. */
function loop(broken: WrongHop): Hit {
  const { board, path, hop } = broken
  const closing = path.walk && closingHop(path.walk)
  if (closing === null)
    return hit(10, {
      ...failing(broken),
      subject: endpointSubject(hop.via, hop.from),
      message: `${path.name} is full with its ${PATH_CAPACITY} components and has come to no output: make it shorter.`,
      fix: () => withoutPath(broken),
    })
  const { from, via, to } = closing
  return hit(10, {
    ...failing(broken),
    settles: [path.cause, `endpoint ${via}`],
    subject: endpointSubject(via, from),
    message: `${path.name} comes back from ${nameOf(board, from)} to ${nameOf(board, to ?? from)} and goes round until it is full: take the link that leads back away.`,
    fix: () => fixOfLoop({ ...broken, hop: closing }),
  })
}

/** What every broken path has in common. */
function failing({ board, system, path }: WrongHop) {
  const failure = failureOf(board.graph, system.resolution, path)
  const kernelLog = path.walk?.log.map(({ text }) => text).join('\n')
  return {
    kernel: `${failure?.sentence ?? ''}${alsoOther(system)}`,
    symptom: NO_DRM,
    settles: [path.cause],
    ...(kernelLog && { kernelLog }),
  } satisfies Partial<Finding> & Partial<Hit>
}

const viaEndpoint = ({ board, hop }: WrongHop): Endpoint | null =>
  hop.via === null ? null : (placeOf(board.graph, hop.via)?.endpoint ?? null)

const isMutex = ({ graph }: BoardView, { to }: Hop): boolean => {
  const block = to === null ? undefined : graph.blocks[to]
  return block !== undefined && blockRole(block).kind === 'mutex'
}

/** The endpoint by which a component leads on, wherever it stands. */
function onward({ path }: WrongHop, block: Block): EndpointPlace | null {
  const previous = path.walk?.hops.at(-2)?.from
  return (
    endpointsOf(block).findLast(({ endpoint }) => {
      const end = remoteEnd(endpoint.remote)
      return end !== null && blockOfEndpoint(end) !== previous
    }) ?? null
  )
}

/** Links the block anew, by the port the driver leaves it by, to where an endpoint of it led. */
function relink({ endpoint, block }: EndpointPlace, number: number): Edit[] {
  const end = remoteEnd(endpoint.remote)
  if (end === null) return []
  return [
    {
      kind: 'link',
      from: { block: block.id, endpoint: null, number },
      to: { block: blockOfEndpoint(end), endpoint: end },
    },
    { kind: 'remove-endpoint', endpoint: endpoint.id },
  ]
}

/** Whether an output finds its panel or bridge once an edit is done. */
function hasSinkAfter({ doc, kernel }: BoardView, edit: Edit, output: BlockId): boolean {
  const { graph } = applyEdit(doc, edit)
  const block = graph.blocks[output]
  return block !== undefined && bridgeLookup(graph, block, kernel).result.kind === 'found'
}
