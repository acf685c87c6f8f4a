import { lineColumnAt, type SourceSpan } from '../../core/base/sourceSpan.ts'
import { blockOrigins, linkOrigins, type Origin } from '../../core/convert/open/blockOrigins.ts'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import type { Provenance } from '../../core/convert/open/provenanceOf.ts'
import { type BoardRead, readBoard } from '../../core/convert/open/readBoard.ts'
import type { Help } from '../../core/drivers/mediatek-drm/help/help.ts'
import { propertyHelp } from '../../core/drivers/mediatek-drm/help/propertyHelp.ts'
import { placeOf } from '../../core/pipeline/endpoints.ts'
import { useEditor } from '../../store/editorStore.ts'
import { HelpTip } from '../../ui/HelpTip.tsx'
import styles from './OriginList.module.css'
import type { OriginSubject } from './OriginSection.tsx'

/** One line a node and a property: the statement that set it, what it replaced, who deleted it. */
export default function OriginList({ subject }: { readonly subject: OriginSubject }) {
  const project = useEditor((state) => state.project)
  if (project === null) return null
  const read = project.sources === null ? null : readBoard(project.sources, project.overlays)
  const origins = originsOf(project, read, subject)
  const top = origins[0]?.path ?? ''
  const row = (origin: Origin, what: string) => (
    <div className={styles.row}>
      <code className={styles.what} title={origin.path}>
        <What text={what} help={origin.path === top ? propertyHelp(origin.property ?? '') : null} />
      </code>
      <div className={styles.from}>
        {origin.edited !== null && <strong className={styles.edited}>{origin.edited} here</strong>}
        <From read={read} baseName={project.baseName} origin={origin} />
      </div>
    </div>
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
  { doc, base }: OpenedBoard,
  read: BoardRead | null,
  subject: OriginSubject,
): readonly Origin[] {
  if (subject.kind === 'link') {
    const ends = subject.ends.flatMap((id) => placeOf(doc.graph, id) ?? [])
    return linkOrigins(read, base, ends)
  }
  const block = doc.graph.blocks[subject.id]
  return block === undefined ? [] : blockOrigins(read, base, block)
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

function From({
  read,
  baseName,
  origin: { provenance, edited },
}: {
  readonly read: BoardRead | null
  readonly baseName: string
  readonly origin: Origin
}) {
  if (read === null) {
    return edited === 'added' ? null : <span className={styles.dim}>catalogue of {baseName}</span>
  }
  switch (provenance.kind) {
    case 'absent':
      return edited === null ? <span className={styles.dim}>in no file</span> : null
    case 'deleted':
      return <Places read={read} lead="deleted by" spans={[provenance.by.span]} />
    case 'set':
      return <SetBy read={read} set={provenance} lead={edited === null ? '' : 'over'} />
  }
}

function SetBy({
  read,
  set,
  lead,
}: {
  readonly read: BoardRead
  readonly lead: string
  readonly set: Extract<Provenance, { kind: 'set' }>
}) {
  const { at, file, replaced, deleted } = set
  return (
    <>
      {at.length > 0 ? <Places read={read} lead={lead} spans={at} /> : <FileLink file={file} />}
      <Places read={read} lead="was set by" spans={replaced} />
      <Places read={read} lead="deleted before by" spans={deleted.map(({ span }) => span)} />
    </>
  )
}

function FileLink({ file }: { readonly file: string | null }) {
  const showSource = useEditor((state) => state.showSource)
  if (file === null) return <span className={styles.dim}>made by the compiler</span>
  return (
    <button type="button" title={file} onClick={() => showSource(file, null)}>
      {baseNameOf(file)}
    </button>
  )
}

/** Links to places, newest first, since the newest is the one in force. */
function Places({
  read,
  lead,
  spans,
}: {
  readonly read: BoardRead
  readonly lead: string
  readonly spans: readonly SourceSpan[]
}) {
  const showSource = useEditor((state) => state.showSource)
  if (spans.length === 0) return null
  return (
    <span data-lead={lead === '' ? undefined : true}>
      {lead}{' '}
      {spans.toReversed().map((span) => {
        const { line } = lineColumnAt(read.texts.get(span.file) ?? '', span.from)
        return (
          <button
            key={`${span.file}:${span.from}`}
            type="button"
            title={`${span.file}, line ${line}`}
            onClick={() => showSource(span.file, span)}
          >
            {baseNameOf(span.file)}:{line}
          </button>
        )
      })}
    </span>
  )
}
