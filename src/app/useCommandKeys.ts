import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { isChoosing, isTyping } from '../ui/isTyping.ts'
import { COMMANDS, type CommandContext } from './commands.ts'

/**
 * Listens for the keys of every command, wherever the focus is. A dialog keeps its keys, a menu its
 * letters; so does whatever stands in the window's place while the commands are off.
 */
export function useCommandKeys(context: CommandContext, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const bindings = COMMANDS.flatMap((command) =>
      command.keys.map((key) => [
        key,
        (event: KeyboardEvent) => {
          if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
          // A list that is asked for may still be on its way: what is typed is meant for it.
          if (context.read().ask !== null) return
          if (isChoosing(event) || (isTyping(event) && command.whileTyping !== true)) return
          if (!command.enabled(context.read())) return
          event.preventDefault()
          command.run(context)
        },
      ]),
    )
    return tinykeys(window, Object.fromEntries(bindings))
  }, [context, isOn])
}
