import type { EndpointId } from '../base/ids.ts'
import { portHelp, portNumberHelp } from '../drivers/mediatek-drm/help/portHelp.ts'
import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import { handleTop, sidesOf } from '../pipeline/blockSize.ts'
import type { Block } from '../pipeline/document.ts'
import { type EndpointPlace, numberOf } from '../pipeline/endpoints.ts'
import { blockName, blockRole, type Direction, nodeEnd } from '../pipeline/links.ts'

export const HANDLE_HEIGHT = 18
const PADDING = 11
const CHARACTER = 7

/** A place on a block's side where links end or can be drawn from. */
export interface BlockHandle {
  /** An endpoint's id; for an endpoint that is not there yet 'new:in', 'new:out' or 'new:<number>'. */
  readonly id: string
  readonly side: Direction
  /** The endpoint's number; empty without a `reg`, '+' where the number is up to the link. */
  readonly label: string
  readonly title: string
  /** What its port is for. */
  readonly help: string
  /** Its middle, px below the block's top. */
  readonly top: number
  readonly width: number
  readonly isNew: boolean
  /** Shows only when the pointer or a link under way comes near: the block has other handles. */
  readonly waits: boolean
  /** A link leaves by it although it is an entry, or enters by an exit: as wrong boards have it. */
  readonly isTurned: boolean
  readonly crtc: CrtcIndex | null
  readonly tone: 'live' | 'idle' | 'bad'
}

/** How the handle of an endpoint is to look. */
export type HandleLook = (
  side: Direction,
  id: EndpointId,
) => Pick<BlockHandle, 'crtc' | 'tone' | 'isTurned'>

/**
 * The handles of a block, top to bottom: one for every endpoint, then open ones, so that a link can
 * be drawn from any block to any other. An mmsys offers each path number it does not use yet.
 *
 * @param isNamed - some phandle leads to the block but to no endpoint of it: a handle for that
 */
export function blockHandles(block: Block, look: HandleLook, isNamed: boolean): BlockHandle[] {
  const sides = sidesOf(block)
  const existing = (side: Direction): BlockHandle[] =>
    sides[side].map((place, index) => {
      const { reg } = place.endpoint
      const label = reg === null ? '' : String(reg)
      return {
        ...handle(side, index, label, place.endpoint.id),
        title: endpointTitle(place),
        help: portHelp(place).text,
        isNew: false,
        waits: false,
        ...look(side, place.endpoint.id),
      }
    })
  const named = isNamed ? [namedHandle(block, sides.in.length, look)] : []
  return [...existing('in'), ...named, ...existing('out'), ...openHandles(block, sides)]
}

function namedHandle(block: Block, index: number, look: HandleLook): BlockHandle {
  const id = nodeEnd(block.id)
  return {
    ...handle('in', index, '', id),
    title: `A remote-endpoint leads to ${blockName(block)} without naming an endpoint`,
    help: portNumberHelp(block, 0).text,
    isNew: false,
    waits: false,
    ...look('in', id),
    tone: 'bad',
  }
}

function openHandles(
  block: Block,
  sides: Readonly<Record<Direction, readonly EndpointPlace[]>>,
): BlockHandle[] {
  const { kind } = blockRole(block)
  const open = { isNew: true, waits: false, isTurned: false, crtc: null, tone: 'idle' as const }
  if (kind === 'mmsys') {
    const used = sides.out.map(({ endpoint }) => numberOf(endpoint))
    return ([0, 1, 2] as const)
      .filter((crtc) => !used.includes(crtc))
      .map((crtc, index) => ({
        ...handle('out', sides.out.length + index, String(crtc), `new:${crtc}`),
        ...open,
        waits: sides.out.length > 0,
        crtc,
        help: portNumberHelp(block, 0).text,
        title: `Draw the ${CRTC_NAMES[crtc]} path of ${blockName(block)}: endpoint ${crtc}`,
      }))
  }
  const gives = kind !== 'panel' && kind !== 'connector'
  const plus = (side: Direction): BlockHandle[] =>
    sides[side].length > 0
      ? []
      : [
          {
            ...handle(side, 0, '+', `new:${side}`),
            ...open,
            help: portNumberHelp(block, side === 'in' ? 0 : 1).text,
            title:
              side === 'in' ? `Link into ${blockName(block)}` : `Link on from ${blockName(block)}`,
          },
        ]
  return [...plus('in'), ...(gives ? plus('out') : [])]
}

const handle = (side: Direction, index: number, label: string, id: string) => ({
  id,
  side,
  label,
  top: handleTop(index),
  width: Math.max(HANDLE_HEIGHT, PADDING + CHARACTER * label.length),
})

function endpointTitle({ block, port, endpoint }: EndpointPlace): string {
  const label = endpoint.labels[0]
  const number = endpoint.reg === null ? 'no reg, which counts as 0' : `endpoint ${endpoint.reg}`
  return `${label ?? `${blockName(block)} ${endpoint.name}`}: ${number}, in port ${numberOf(port)}`
}
