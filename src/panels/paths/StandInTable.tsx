import type { BlockId } from '../../core/base/ids.ts'
import type { StandIn } from '../../core/drivers/mediatek-drm/probe/standIns.ts'
import { blockName } from '../../core/pipeline/links.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../core/soc/ddpComponents.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { CodeLink } from '../../ui/CodeLink.tsx'
import styles from './StandInTable.module.css'

/** Each component id of an mmsys's paths with its node: the last in the tree that is taken for it. */
export function StandInTable({ standIns }: { readonly standIns: readonly StandIn[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">Node</th>
          <th scope="col">Number by</th>
        </tr>
      </thead>
      <tbody>
        {standIns.map(({ id, block, alias, displaced }) => (
          <tr key={id} data-missing={block === null && id !== DRM_OVL_ADAPTOR}>
            <th scope="row">
              {componentById(id).short} ({id})
            </th>
            <td>
              {block !== null ? (
                <NodeButton block={block} />
              ) : id === DRM_OVL_ADAPTOR ? (
                'a device of its own'
              ) : (
                'none'
              )}
              {displaced.map((old, at) => (
                <span key={old}>
                  {at === 0 ? ', in place of ' : ', '}
                  <NodeButton block={old} />
                </span>
              ))}
            </td>
            <td>{block === null ? '' : (alias ?? 'no alias: the lowest')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NodeButton({ block }: { readonly block: BlockId }) {
  const found = useEditor((state) => selectGraph(state).blocks[block])
  const revealBlock = useEditor((state) => state.revealBlock)
  const name = found === undefined ? block : blockName(found)
  return (
    <CodeLink title={`Show ${name}`} onClick={() => revealBlock(block)}>
      {name}
    </CodeLink>
  )
}
