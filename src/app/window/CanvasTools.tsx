import { Search, WandSparkles } from 'lucide-react'
import { CommandButton } from '../CommandButton.tsx'
import { useCommands } from '../commandsContext.ts'

/** What of the commands is at hand on the canvas itself. */
export function CanvasTools() {
  const context = useCommands()
  return (
    <>
      <CommandButton id="find" context={context} icon={<Search size={15} />} />
      <CommandButton id="tidy" context={context} icon={<WandSparkles size={15} />} />
    </>
  )
}
