import type { BlockId } from '../base/ids.ts'
import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import { blocksOfLink } from '../pipeline/links.ts'
import { CRTC_DASH, PICTURE_THEMES } from './pictureTheme.ts'
import type { Scene } from './scene.ts'
import type { BlockView, LinkView } from './shown.ts'

/**
 * The scene as a Mermaid flowchart: each block a node, each link an arrow with its path's name, colour
 * and dash; dotted where the driver does not come by, crossed where it is refused.
 */
export function mermaidOf(scene: Scene): string {
  const ids = new Map([...scene.views.keys()].map((id, at) => [id, `b${at}`]))
  const links = (scene.input?.links ?? []).flatMap((link) => {
    const view = scene.links.get(link.id)
    const [from, to] = blocksOfLink(link).map((id) => ids.get(id))
    return view === undefined || from === undefined || to === undefined ? [] : [{ view, from, to }]
  })
  const stopped = blocksWhere(scene, ids, ({ problems }) => problems.length > 0)
  const disabled = blocksWhere(scene, ids, (view) => view.disabled)
  const { bad, badBg } = PICTURE_THEMES.light
  return [
    'flowchart LR',
    ...[...scene.views].map(([id, view]) => `  ${ids.get(id)}["${nodeText(view)}"]`),
    ...links.map(({ view, from, to }) => `  ${from} ${arrow(view)} ${to}`),
    ...links.flatMap(({ view }, at) => {
      const style = styleOf(view)
      return style === '' ? [] : [`  linkStyle ${at} ${style}`]
    }),
    ...classOf('stopped', stopped, `stroke:${bad},fill:${badBg}`),
    ...classOf('disabled', disabled, 'stroke-dasharray:4 3,opacity:0.6'),
    '',
  ].join('\n')
}

const blocksWhere = (
  { views }: Scene,
  ids: ReadonlyMap<BlockId, string>,
  test: (view: BlockView) => boolean,
): string[] => [...views].flatMap(([id, view]) => (test(view) ? (ids.get(id) ?? []) : []))

const classOf = (name: string, nodes: readonly string[], style: string): string[] =>
  nodes.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${nodes.join(',')} ${name}`]

const nodeText = ({ name, title, disabled, problems }: BlockView): string =>
  [name, title, ...(disabled ? ['disabled'] : []), ...problems.map(({ text }) => text)]
    .map(escapeMermaid)
    .join('<br/>')

function arrow({ crtc, reach, refused }: LinkView): string {
  const line = reach === 'unreached' ? '-.-' : reach === 'built' ? '==' : '--'
  const label = crtc === null ? '' : `|${CRTC_NAMES[crtc]}|`
  return `${line}${refused && reach !== 'unreached' ? 'x' : '>'}${label}`
}

function styleOf({ crtc, refused }: LinkView): string {
  const { bad, crtc: colors } = PICTURE_THEMES.light
  const color = refused ? bad : crtc === null ? null : colors[crtc]
  const dash = crtc === null ? null : CRTC_DASH[crtc]
  return [
    ...(color === null ? [] : [`stroke:${color}`]),
    ...(dash === null ? [] : [`stroke-dasharray:${dash}`]),
  ].join(',')
}

/** Mermaid reads markup and Markdown within quotes: all but plain characters go by their number. */
const escapeMermaid = (text: string): string =>
  Array.from(text, (char) =>
    /[\w .,:·@+=()/→…-]/.test(char) ? char : `#${char.codePointAt(0)};`,
  ).join('')
