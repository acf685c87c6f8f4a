import { createContext, useContext } from 'react'
import type { CommandContext } from './commands.ts'

/** What commands work with, for the parts of the window that offer some. */
export const CommandsContext = createContext<CommandContext | null>(null)

export function useCommands(): CommandContext {
  const context = useContext(CommandsContext)
  if (context === null) throw new Error('Commands are offered outside the window')
  return context
}
