import type { ReactNode } from 'react'
import { useEditor } from '../store/editorStore.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { type CommandContext, type CommandId, commandOf, shownKey } from './commands.ts'

/** A command as a button that is only a picture. */
export function CommandButton({
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
    <IconButton
      label={label}
      keys={shownKey(command)}
      // Not `disabled`: the tooltip still says what there would be, and the focus stays.
      aria-disabled={!enabled}
      onClick={() => enabled && command.run(context)}
    >
      {icon}
    </IconButton>
  )
}
