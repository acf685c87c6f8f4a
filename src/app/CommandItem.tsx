import type { ReactNode } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { type CommandContext, type CommandId, commandOf, shownKey } from './commands.ts'

/** A command as a line of a menu. */
export function CommandItem({
  id,
  context,
  icon,
}: {
  readonly id: CommandId
  readonly context: CommandContext
  readonly icon: ReactNode
}) {
  const command = commandOf(id)
  const enabled = useEditor(command.enabled)
  const label = useEditor((state) => command.describe?.(state) ?? command.title)
  return (
    <MenuItem
      icon={icon}
      keys={shownKey(command)}
      disabled={!enabled}
      onSelect={() => command.run(context)}
    >
      {label}
    </MenuItem>
  )
}
