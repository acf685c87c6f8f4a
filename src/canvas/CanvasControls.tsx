import { MiniMap, Panel, useReactFlow } from '@xyflow/react'
import MapIcon from 'lucide-react/icons/map'
import Maximize from 'lucide-react/icons/maximize'
import ZoomIn from 'lucide-react/icons/zoom-in'
import ZoomOut from 'lucide-react/icons/zoom-out'
import type { ReactNode } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './CanvasControls.module.css'
import type { FlowNode } from './flowTypes.ts'
import { OVERVIEW } from './viewports.ts'

/** Zoom, fit and the overview, at the canvas's lower left. */
export function CanvasControls({
  fit,
  overview,
  onOverview,
  tools,
}: {
  readonly fit: () => void
  readonly overview: boolean
  readonly onOverview: (shown: boolean) => void
  readonly tools: ReactNode
}) {
  const { zoomIn, zoomOut } = useReactFlow()
  return (
    <>
      <Panel position="bottom-left" className={styles.controls}>
        <IconButton label="Zoom in" onClick={() => void zoomIn()}>
          <ZoomIn size={15} />
        </IconButton>
        <IconButton label="Zoom out" onClick={() => void zoomOut()}>
          <ZoomOut size={15} />
        </IconButton>
        <IconButton label="Fit everything into view" onClick={fit}>
          <Maximize size={15} />
        </IconButton>
        <IconButton label="Overview" aria-pressed={overview} onClick={() => onOverview(!overview)}>
          <MapIcon size={15} />
        </IconButton>
        {tools}
      </Panel>
      {overview && (
        <MiniMap<FlowNode>
          className={styles.overview}
          style={OVERVIEW}
          position="bottom-right"
          pannable
          zoomable
          ariaLabel="Overview of the canvas"
          nodeColor={colorOf}
        />
      )}
    </>
  )
}

const colorOf = ({ type, data }: FlowNode): string =>
  type === 'block' ? `var(--kind-${data.kind})` : 'var(--bad)'
