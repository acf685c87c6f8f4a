import type { ReactNode } from 'react'
import { MenuItem } from '../ui/Menu.tsx'
import type { CommandContext, CommandId } from './commands.ts'
import { useCommand } from './useCommand.ts'

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
  const { label, keys, enabled, run } = useCommand(id, context)
  return (
    <MenuItem icon={icon} keys={keys} disabled={!enabled} onSelect={run}>
      {label}
    </MenuItem>
  )
}
