import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import type { Endpoint } from '../../core/pipeline/document.ts'
import { placeOf } from '../../core/pipeline/endpoints.ts'
import { blockName, type Direction } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import styles from './Inspector.module.css'

/** Where `remote-endpoint` leads, with a way there. */
export function RemoteCell({
  endpoint,
  direction,
}: {
  readonly endpoint: Endpoint
  readonly direction: Direction
}) {
  const graph = useEditor(selectGraph)
  const revealBlock = useEditor((state) => state.revealBlock)
  const { remote } = endpoint
  if (remote === null) return <span className={styles.none}>not linked</span>
  if (remote.kind === 'dangling') {
    return <span className={styles.bad}>phandle {remote.phandle}, which no node has</span>
  }
  if (remote.kind === 'node') {
    return (
      <span className={styles.bad}>
        <code>{remote.path}</code>, no endpoint
      </span>
    )
  }
  const place = placeOf(graph, remote.endpoint)
  if (place === null) return <span className={styles.bad}>an endpoint that is gone</span>
  const { remote: back } = place.endpoint
  const mutual = back?.kind === 'endpoint' && back.endpoint === endpoint.id
  const Arrow = direction === 'out' ? ArrowRight : ArrowLeft
  return (
    <>
      <button
        type="button"
        className={styles.jump}
        title={place.endpoint.labels[0] ?? place.endpoint.name}
        onClick={() => revealBlock(place.block.id)}
      >
        <Arrow size={12} aria-hidden="true" />
        {blockName(place.block)}
      </button>
      {!mutual && (
        <span className={styles.oneWay} title="The other end does not name this one">
          one-way
        </span>
      )}
    </>
  )
}
