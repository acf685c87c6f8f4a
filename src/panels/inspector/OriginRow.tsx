import type { ReactNode } from 'react'
import type { SourceSpan } from '../../core/base/sourceSpan.ts'
import type { Origin } from '../../core/convert/open/blockOrigins.ts'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import type { Provenance } from '../../core/convert/open/provenanceOf.ts'
import type { BoardRead } from '../../core/convert/open/readBoard.ts'
import { useEditor } from '../../store/editorStore.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './OriginList.module.css'

/** A node or a property, and the statements it came from. */
export function OriginRow({
  read,
  baseName,
  origin,
  exact = false,
  children,
}: {
  /** Null for a board begun from the catalogue. */
  readonly read: BoardRead | null
  readonly baseName: string
  readonly origin: Origin
  /** Whether places have their column. */
  readonly exact?: boolean
  /** What it is called. */
  readonly children: ReactNode
}) {
  return (
    <div className={styles.row} data-wide={exact || undefined}>
      <code className={styles.what} title={origin.path}>
        {children}
      </code>
      <div className={styles.from}>
        {origin.edited !== null && <strong className={styles.edited}>{origin.edited} here</strong>}
        <From read={read} baseName={baseName} origin={origin} exact={exact} />
      </div>
    </div>
  )
}

function From({
  read,
  baseName,
  origin: { provenance, edited },
  exact,
}: {
  readonly read: BoardRead | null
  readonly baseName: string
  readonly origin: Origin
  readonly exact: boolean
}) {
  if (read === null) {
    return edited === 'added' ? null : <span className={styles.dim}>catalogue of {baseName}</span>
  }
  const places = { texts: read.texts, exact }
  switch (provenance.kind) {
    case 'absent':
      return edited === null ? <span className={styles.dim}>in no file</span> : null
    case 'deleted':
      return (
        <>
          <Places {...places} lead="deleted by" spans={[provenance.by.span]} />
          <Places
            {...places}
            lead="was set by"
            spans={provenance.by.deleted}
            more={provenance.by.moreDeleted}
          />
        </>
      )
    case 'set':
      return <SetBy places={places} set={provenance} lead={edited === null ? '' : 'over'} />
  }
}

function SetBy({
  places,
  set,
  lead,
}: {
  readonly places: Pick<PlacesProps, 'texts' | 'exact'>
  readonly lead: string
  readonly set: Extract<Provenance, { kind: 'set' }>
}) {
  const { at, file, replaced, moreReplaced, deleted } = set
  return (
    <>
      {at.length > 0 ? <Places {...places} lead={lead} spans={at} /> : <FileLink file={file} />}
      <Places {...places} lead="was set by" spans={replaced} more={moreReplaced} />
      <Places {...places} lead="deleted before by" spans={deleted.map(({ span }) => span)} />
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

interface PlacesProps {
  readonly texts: BoardRead['texts']
  readonly exact: boolean
  readonly lead: string
  readonly spans: readonly SourceSpan[]
  /** How many there were before those given. */
  readonly more?: number | undefined
}

/** Of what a source opens or sets thousands of times, which no board does. */
const PLACES_SHOWN = 100

/** Links to places, newest first, since the newest is the one in force. */
function Places({ texts, exact, lead, spans, more = 0 }: PlacesProps) {
  if (spans.length === 0) return null
  const left = more + Math.max(0, spans.length - PLACES_SHOWN)
  return (
    <span data-lead={lead === '' ? undefined : true}>
      {lead}{' '}
      {spans
        .slice(-PLACES_SHOWN)
        .toReversed()
        .map((span) => (
          <PlaceLink key={`${span.file}:${span.from}`} texts={texts} span={span} exact={exact} />
        ))}
      {left > 0 && `and ${left} more`}
    </span>
  )
}
