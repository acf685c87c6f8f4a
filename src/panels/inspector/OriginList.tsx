import { blockOrigins, linkOrigins, type Origin } from '../../core/convert/open/blockOrigins.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { BoardRead } from '../../core/convert/open/readBoard.ts'
import type { Help } from '../../core/drivers/mediatek-drm/help/help.ts'
import { nodePropertyHelp } from '../../core/drivers/mediatek-drm/help/nodePropertyHelp.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import { placeOf } from '../../core/pipeline/endpoints.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { HelpTip } from '../../ui/HelpTip.tsx'
import { useBoardRead } from '../useBoardRead.ts'
import styles from './OriginList.module.css'
import { OriginRow } from './OriginRow.tsx'
import type { OriginSubject } from './OriginSection.tsx'

/** One line a node and a property: the statement that set it, what it replaced, who deleted it. */
export default function OriginList({ subject }: { readonly subject: OriginSubject }) {
  const graph = useEditor(selectGraph)
  const base = useEditor(({ project }) => project?.base)
  const baseName = useEditor(({ project }) => project?.baseName)
  const read = useBoardRead()
  if (base === undefined || baseName === undefined) return null
  const origins = originsOf(graph, base, read, subject)
  const top = origins[0]?.path ?? ''
  const helped = firstOfName(origins)
  const row = (origin: Origin, what: string) => (
    <OriginRow read={read} baseName={baseName} origin={origin}>
      <What
        text={what}
        help={helped.has(origin) ? nodePropertyHelp(origin.property ?? '') : null}
      />
    </OriginRow>
  )
  return (
    <ul className={styles.list}>
      {byNode(origins).map(([node, ...properties]) => (
        <li key={node.path}>
          {row(node, subject.kind === 'link' ? endOf(node.path) : placeIn(node.path, top))}
          {properties.length > 0 && (
            <ul>
              {properties.map((origin) => (
                <li key={origin.property}>{row(origin, origin.property ?? '')}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A name, which explains itself where something is known about it. */
const What = ({ text, help }: { readonly text: string; readonly help: Help | null }) =>
  help === null ? text : <HelpTip {...help}>{text}</HelpTip>

function originsOf(
  graph: PipelineGraph,
  base: OpenedBoard['base'],
  read: BoardRead | null,
  subject: OriginSubject,
): readonly Origin[] {
  if (subject.kind === 'link') {
    const ends = subject.ends.flatMap((id) => placeOf(graph, id) ?? [])
    return linkOrigins(read, base, ends)
  }
  const block = graph.blocks[subject.id]
  return block === undefined ? [] : blockOrigins(read, base, block)
}

/** Each property name is explained once: the endpoints of a block have the same ones. */
function firstOfName(origins: readonly Origin[]): ReadonlySet<Origin> {
  const first = new Map<string | null, Origin>()
  for (const origin of origins) if (!first.has(origin.property)) first.set(origin.property, origin)
  return new Set(first.values())
}

/** What follows the first of each node is said of the same node. */
function byNode(origins: readonly Origin[]): [Origin, ...Origin[]][] {
  const nodes: [Origin, ...Origin[]][] = []
  for (const origin of origins) {
    const last = nodes.at(-1)
    if (last?.[0].path === origin.path) last.push(origin)
    else nodes.push([origin])
  }
  return nodes
}

/** 'node', 'ports', 'port@1/endpoint@0': short within the first one's node. */
function placeIn(path: string, top: string): string {
  if (path === top) return 'node'
  return withoutContainer(path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path)
}

/** 'ovl@1c000000/port@1/endpoint@0' */
const endOf = (path: string): string => withoutContainer(path).split('/').slice(-3).join('/')

const withoutContainer = (path: string): string => path.replace(/(^|\/)(?:in-|out-)?ports\//, '$1')
