import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import type { BlockView, LinkView } from './shown.ts'

/** A block as a screen reader tells it: 'rdma0, scan-out DMA · RDMA0, on MAIN'. */
export function describeBlock(view: BlockView): string {
  const { name, title, disabled, alias, crtc, unreached, problems } = view
  const path = crtc === null ? '' : `on ${CRTC_NAMES[crtc]}`
  return [
    name,
    title,
    disabled ? 'disabled' : '',
    alias === '' ? '' : `alias ${alias}`,
    unreached ? 'not reached' : path,
    ...problems.map(({ text }) => `problem on ${text}`),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** 'Link ovl0 → rdma0, MAIN, on a path that is built'. */
export function describeLink({ name, crtc, reach, mutual, refused }: LinkView): string {
  return [
    `Link ${name}`,
    ...(crtc === null ? [] : [CRTC_NAMES[crtc]]),
    REACH[reach],
    ...(mutual ? [] : [ONE_WAY]),
    ...(refused ? ['the path stops here'] : []),
  ].join(', ')
}

export const ONE_WAY = 'one way: only one of the two endpoints names the other'

const REACH = {
  built: 'on a path that is built',
  behind: 'behind the output of a path that is built',
  tried: 'on a path that is not built',
  unreached: 'not reached by the driver',
} as const
