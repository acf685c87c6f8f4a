import type { ComponentProps } from 'react'
import { CanvasControls } from './CanvasControls.tsx'
import { CanvasHint } from './CanvasHint.tsx'
import { CollapsedPaths } from './CollapsedPaths.tsx'
import { RenameField } from './RenameField.tsx'

type CanvasExtrasProps = ComponentProps<typeof CanvasHint> &
  ComponentProps<typeof CanvasControls> &
  ComponentProps<typeof CollapsedPaths>

/** What stands over the blocks and links: a chunk of its own, which comes once they are drawn. */
export function CanvasExtras({
  linkingFrom,
  tapped,
  refused,
  boxes,
  ...controls
}: CanvasExtrasProps) {
  return (
    <>
      <CanvasHint linkingFrom={linkingFrom} tapped={tapped} refused={refused} />
      <CanvasControls {...controls} />
      <CollapsedPaths boxes={boxes} />
      <RenameField boxes={boxes} />
    </>
  )
}
