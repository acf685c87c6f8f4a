import X from 'lucide-react/icons/x'
import { propertyHelp } from '../../core/drivers/mediatek-drm/help/propertyHelp.ts'
import { splitAlias } from '../../core/pipeline/aliases.ts'
import type { Block } from '../../core/pipeline/document.ts'
import { blockName, blockRole } from '../../core/pipeline/links.ts'
import { ddpType } from '../../core/soc/ddpTypes.ts'
import { OVL_ADAPTOR_TYPES } from '../../core/soc/ovlAdaptor.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { EditableText } from '../../ui/EditableText.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Field } from './Field.tsx'
import styles from './Inspector.module.css'

/** The alias that numbers a component. Nothing for blocks whose alias no display driver reads. */
export function AliasField({ block }: { readonly block: Block }) {
  const apply = useEditor((state) => state.apply)
  const graph = useEditor(selectGraph)
  const stem = stemOf(block)
  const names = graph.aliases.filter((alias) => alias.block === block.id).map(({ name }) => name)
  if (stem === null && names.length === 0) return null

  const read = names.find((name) => splitAlias(name)?.stem === stem) ?? ''
  const others = names.filter((name) => name !== read)
  const validate = (text: string): string | null => {
    if (text === '') return null
    const holder = graph.aliases.find(({ name }) => name === text)?.block
    const holding = holder === undefined ? undefined : graph.blocks[holder]
    if (splitAlias(text) === null) return `An alias ends in a number, like ${stem ?? 'name'}0.`
    if (!/^[a-z0-9_-]+$/i.test(text)) return 'An alias is letters, digits, - and _.'
    return holding === undefined ? null : `${text} is already the alias of ${blockName(holding)}.`
  }
  return (
    <Field
      name="Alias"
      help={propertyHelp('aliases')}
      hint={<Hint stem={stem} read={read} others={others} />}
    >
      <span className={styles.path}>
        <EditableText
          label="Alias"
          value={read}
          placeholder="none"
          validate={validate}
          onCommit={(text) => {
            if (text !== '') apply({ kind: 'set-alias', block: block.id, alias: text })
            else if (read !== '') apply({ kind: 'remove-alias', alias: read })
          }}
        />
        {read !== '' && <RemoveAlias alias={read} />}
      </span>
    </Field>
  )
}

function RemoveAlias({ alias }: { readonly alias: string }) {
  const apply = useEditor((state) => state.apply)
  return (
    <IconButton
      label={`Remove the alias ${alias}`}
      onClick={() => apply({ kind: 'remove-alias', alias })}
    >
      <X size={14} />
    </IconButton>
  )
}

function Hint({
  stem,
  read,
  others,
}: {
  readonly stem: string | null
  readonly read: string
  readonly others: readonly string[]
}) {
  return (
    <>
      {stem !== null && read === '' && (
        <>
          Without a <code>{stem}</code> alias it counts as the first of its type.{' '}
        </>
      )}
      {stem !== null && read !== '' && (
        <>
          The driver reads the number after <code>{stem}</code>.{' '}
        </>
      )}
      {others.length > 0 && (
        <>
          Also{' '}
          {others.map((name) => (
            <span key={name}>
              <code>{name}</code> <RemoveAlias alias={name} />
            </span>
          ))}
          , which it does not read.
        </>
      )}
    </>
  )
}

function stemOf(block: Block): string | null {
  const role = blockRole(block)
  if (role.kind === 'component') return ddpType(role.type).aliasStem
  return role.kind === 'adaptor' ? OVL_ADAPTOR_TYPES[role.type].aliasStem : null
}
