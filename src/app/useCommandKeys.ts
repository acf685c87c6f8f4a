import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { COMMANDS, type CommandContext } from './commands.ts'

/** Listens for the keys of every command, wherever the focus is. A dialog keeps its keys. */
export function useCommandKeys(context: CommandContext): void {
  useEffect(() => {
    const bindings = COMMANDS.flatMap((command) =>
      command.keys.map((key) => [
        key,
        (event: KeyboardEvent) => {
          if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
          if (isTyping(event) && command.whileTyping !== true) return
          if (!command.enabled(context.read())) return
          event.preventDefault()
          command.run(context)
        },
      ]),
    )
    return tinykeys(window, Object.fromEntries(bindings))
  }, [context])
}

/** Whether the key goes to something that takes text. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

const NOT_TEXT: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'file', 'range'])
