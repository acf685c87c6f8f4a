import type { ReactNode } from 'react'
import { useEditor } from '../../store/editorStore.ts'
import { ContextGroup, ContextItem, ContextMenu, ContextSeparator } from '../../ui/ContextMenu.tsx'
import { keyText } from '../../ui/keyText.ts'
import { ALIGN_COMMANDS } from '../canvasCommands.ts'
import type { CommandId } from '../commands.ts'
import { COMMAND_CONTEXT } from '../pageServices.ts'
import { useCommand } from '../useCommand.ts'

/** The commands for what is under the pointer: blocks, a link, or the canvas itself. */
export function BoardMenu({ children }: { readonly children: ReactNode }) {
  return (
    <ContextMenu items={() => <Items />}>
      <div style={{ height: '100%' }}>{children}</div>
    </ContextMenu>
  )
}

function Items() {
  const selection = useEditor((state) => state.selection)
  if (selection?.kind === 'link')
    return (
      <>
        <Line id="insert" />
        <Line id="zoom-selection" />
        <ContextSeparator />
        <Line id="remove" />
      </>
    )
  if (selection === null)
    return (
      <>
        <Line id="filter" />
        <Line id="link" />
        <Line id="paste" />
        <ContextSeparator />
        <Line id="find" />
        <Line id="select-all" />
        <Line id="fit" />
        <Line id="tidy" />
        <ContextSeparator />
        <Line id="hide-unused" />
        <Line id="hide-built" />
      </>
    )
  return (
    <>
      <Line id="link" />
      <Line id="rename" />
      <Line id="toggle" />
      <ContextSeparator />
      <Line id="duplicate" />
      <Line id="copy-blocks" />
      <Line id="paste" />
      <ContextSeparator />
      {selection.ids.length > 1 && (
        <>
          <Line id="tidy-selection" />
          <ContextGroup title="Align and spread">
            {ALIGN_COMMANDS.map(([alignment]) => (
              <Line key={alignment} id={`align-${alignment}`} />
            ))}
          </ContextGroup>
        </>
      )}
      <Line id="zoom-selection" />
      <ContextSeparator />
      <Line id="remove" keys="Delete" />
      <Line id="heal" keys="Shift+Delete" />
    </>
  )
}

function Line({ id, keys }: { readonly id: CommandId; readonly keys?: string }) {
  const { label, keys: own, enabled, run } = useCommand(id, COMMAND_CONTEXT)
  return (
    <ContextItem disabled={!enabled} keys={own ?? (keys && keyText(keys))} onSelect={run}>
      {label}
    </ContextItem>
  )
}
