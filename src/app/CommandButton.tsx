import type { ReactNode } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import type { CommandContext, CommandId } from './commands.ts'
import { useCommand } from './useCommand.ts'

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
  const { label, keys, enabled, run } = useCommand(id, context)
  return (
    <IconButton
      label={label}
      keys={keys}
      // Not `disabled`: the tooltip still says what there would be, and the focus stays.
      aria-disabled={!enabled}
      onClick={() => enabled && run()}
    >
      {icon}
    </IconButton>
  )
}
