import Search from 'lucide-react/icons/search'
import WandSparkles from 'lucide-react/icons/wand-sparkles'
import { CommandButton } from '../CommandButton.tsx'
import { COMMAND_CONTEXT } from '../pageServices.ts'

/** What of the commands is at hand on the canvas itself. */
export default function CanvasTools() {
  return (
    <>
      <CommandButton id="find" context={COMMAND_CONTEXT} icon={<Search size={15} />} />
      <CommandButton id="tidy" context={COMMAND_CONTEXT} icon={<WandSparkles size={15} />} />
    </>
  )
}
