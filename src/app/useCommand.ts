import { useEditor } from '../store/editorStore.ts'
import { type CommandContext, type CommandId, commandOf, shownKey } from './commands.ts'

/** A command as a control shows it at this moment, whichever kind of control. */
export function useCommand(
  id: CommandId,
  context: CommandContext,
): {
  readonly label: string
  readonly keys: ReturnType<typeof shownKey>
  readonly enabled: boolean
  readonly run: () => void
} {
  const command = commandOf(id)
  const enabled = useEditor(command.enabled)
  const label = useEditor((state) => command.describe?.(state) ?? command.title)
  return { label, keys: shownKey(command), enabled, run: () => command.run(context) }
}
