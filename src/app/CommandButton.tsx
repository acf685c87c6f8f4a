import type { ReactNode } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { keyText } from '../ui/keyText.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { type CommandContext, type CommandId, commandOf } from './commands.ts'

interface CommandProps {
  readonly id: CommandId
  readonly context: CommandContext
  readonly icon: ReactNode
}

/** A command as a button that is only a picture. */
export function CommandButton({ id, context, icon }: CommandProps) {
  const command = commandOf(id)
  const enabled = useEditor(command.enabled)
  const label = useEditor((state) => command.describe?.(state) ?? command.title)
  return (
    <IconButton
      label={label}
      keys={shownKey(id)}
      // Not `disabled`: the tooltip still says what there would be, and the focus stays.
      aria-disabled={!enabled}
      onClick={() => enabled && command.run(context)}
    >
      {icon}
    </IconButton>
  )
}

/** The same as a line of a menu. */
export function CommandItem({ id, context, icon }: CommandProps) {
  const command = commandOf(id)
  const enabled = useEditor(command.enabled)
  const label = useEditor((state) => command.describe?.(state) ?? command.title)
  return (
    <MenuItem
      icon={icon}
      keys={shownKey(id)}
      disabled={!enabled}
      onSelect={() => command.run(context)}
    >
      {label}
    </MenuItem>
  )
}

const shownKey = (id: CommandId): string | undefined => {
  const [key] = commandOf(id).keys
  return key === undefined ? undefined : keyText(key)
}
