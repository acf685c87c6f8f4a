import Workflow from 'lucide-react/icons/workflow'
import { useMemo } from 'react'
import type { BlockId } from '../../core/base/ids.ts'
import { graphFromHardcoded } from '../../core/drivers/mediatek-drm/probe/graphFromHardcoded.ts'
import {
  type ComparedPath,
  hardcodedComparison,
} from '../../core/drivers/mediatek-drm/probe/hardcodedComparison.ts'
import { CRTC_NAMES } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument } from '../../core/pipeline/document.ts'
import { componentById } from '../../core/soc/ddpComponents.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './HardcodedPaths.module.css'
import { impossibleWords, leftWords } from './leftWords.ts'

/** What the SoC does without a graph beside what it does with it, and the way from the one to the other. */
export function HardcodedPaths({ mmsys }: { readonly mmsys: BlockId }) {
  const doc = useEditor((state) => state.project?.doc)
  return doc === undefined ? null : <PathsOf doc={doc} mmsys={mmsys} />
}

function PathsOf({ doc, mmsys }: { readonly doc: PipelineDocument; readonly mmsys: BlockId }) {
  const kernel = useEditor((state) => state.kernel)
  const { graph } = doc
  const compared = useMemo(() => hardcodedComparison(graph, mmsys, kernel), [graph, mmsys, kernel])
  const made = useMemo(() => graphFromHardcoded(doc, mmsys), [doc, mmsys])
  const apply = useEditor((state) => state.apply)
  const announce = useEditor((state) => state.announce)
  const paths = compared?.paths.filter((path) => path.withGraph.length + path.without.length > 0)
  return (
    <div className={styles.hardcoded}>
      {paths?.map((path) => (
        <Compared key={path.crtc} path={path} />
      ))}
      {compared !== null && (
        <p>
          <strong>Without the graph:</strong> {compared.without.headline.replaceAll('->', '→')}.
        </p>
      )}
      {made.kind === 'impossible' ? (
        <p>{impossibleWords(made)}</p>
      ) : (
        <Button
          title="One edit; undo takes it back"
          onClick={() => {
            apply(made.edit)
            announce('The graph now follows the hardcoded path. Undo takes it back.')
          }}
        >
          <Workflow size={14} />
          Start from the hardcoded path
        </Button>
      )}
      {'left' in made && made.left.map((left) => <p key={left.crtc}>{leftWords(left)}</p>)}
    </div>
  )
}

function Compared({ path }: { readonly path: ComparedPath }) {
  const { crtc, same, withGraph, without, added, removed } = path
  return (
    <table className={styles.compared}>
      <caption>
        {CRTC_NAMES[crtc]}: {same ? 'the same with and without the graph' : 'differs'}
      </caption>
      <tbody>
        {!same && <Members name="graph" ids={withGraph} marked={added} sign="+" />}
        <Members name={same ? 'both' : 'hardcoded'} ids={without} marked={removed} sign="−" />
      </tbody>
    </table>
  )
}

function Members({
  name,
  ids,
  marked,
  sign,
}: {
  readonly name: string
  readonly ids: readonly number[]
  readonly marked: readonly number[]
  readonly sign: '+' | '−'
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {ids.length === 0 && 'no path'}
        {ids.map((id, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may hold the same component twice
          <code key={at} data-sign={marked.includes(id) ? sign : undefined}>
            {marked.includes(id) && sign}
            {componentById(id).short}
          </code>
        ))}
      </td>
    </tr>
  )
}
