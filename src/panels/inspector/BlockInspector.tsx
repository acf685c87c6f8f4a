import Copy from 'lucide-react/icons/copy'
import { FIELD_HELP } from '../../core/drivers/mediatek-drm/help/fieldHelp.ts'
import { roleHelp } from '../../core/drivers/mediatek-drm/help/roleHelp.ts'
import { isSocHardware } from '../../core/pipeline/applyEdit.ts'
import { blockKind, blockTitle } from '../../core/pipeline/blockKind.ts'
import type { Block } from '../../core/pipeline/document.ts'
import { labelProblem } from '../../core/pipeline/labels.ts'
import { blockName, blockRole } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { EditableText } from '../../ui/EditableText.tsx'
import { HelpTip } from '../../ui/HelpTip.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useServices } from '../services.ts'
import { AliasField } from './AliasField.tsx'
import { CompatibleField } from './CompatibleField.tsx'
import { ComponentField } from './ComponentField.tsx'
import { EndpointTable } from './EndpointTable.tsx'
import { Field } from './Field.tsx'
import styles from './Inspector.module.css'
import { OriginSection } from './OriginSection.tsx'
import { StatusField } from './StatusField.tsx'

/** One device node: what it is, what the driver takes it for, and its ports. */
export function BlockInspector({ block }: { readonly block: Block }) {
  const { copy } = useServices()
  return (
    <div className={styles.body}>
      <h3 className={styles.name} data-kind={blockKind(block)}>
        <i aria-hidden="true" />
        {blockName(block)}
        <span>
          <HelpTip {...roleHelp(blockRole(block))}>{blockTitle(block)}</HelpTip>
        </span>
      </h3>
      <ComponentField block={block} />
      <StatusField block={block} />
      <AliasField block={block} />
      <EndpointTable block={block} />
      <LabelField block={block} />
      <Field name="Node" help={FIELD_HELP.node}>
        <span className={styles.path}>
          <code>{block.path}</code>
          <IconButton label="Copy the node path" onClick={() => copy(block.path, 'the node path')}>
            <Copy size={14} />
          </IconButton>
        </span>
      </Field>
      <CompatibleField block={block} />
      <OriginSection subject={{ kind: 'block', id: block.id }} />
    </div>
  )
}

/** Labels of the SoC's nodes are its `.dtsi`'s to give; those of added nodes are the board's. */
function LabelField({ block }: { readonly block: Block }) {
  const apply = useEditor((state) => state.apply)
  const graph = useEditor(selectGraph)
  const [label = '', ...others] = block.labels
  if (isSocHardware(block)) {
    return block.labels.length === 0 ? null : (
      <Field name={others.length === 0 ? 'Label' : 'Labels'} help={FIELD_HELP.label}>
        <code>{block.labels.join(', ')}</code>
      </Field>
    )
  }
  return (
    <Field name="Label" help={FIELD_HELP.label}>
      <EditableText
        label="Label"
        value={label}
        placeholder="none"
        validate={(text) => labelProblem(graph, text)}
        onCommit={(text) => apply({ kind: 'set-label', block: block.id, label: text })}
      />
    </Field>
  )
}
