import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
  type Viewport,
} from '@xyflow/react'
import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import '@xyflow/react/dist/style.css'
import './block.css'

/**
 * What the editor is measured against: as many blocks, each of as many elements, handles and words, sized
 * and placed alike, and no model behind them. `?blocks=` says how many, `&whole` that they are all to be in
 * view, as far as the editor zooms out. `?elk` has no blocks: it offers the bench a bare ELK.
 */
type Block = Node<{ readonly name: string; readonly code: string; readonly path: string }, 'block'>

const BlockNode = memo(function BlockNode({ data }: NodeProps<Block>) {
  const { name, code, path } = data
  return (
    <>
      <article className="block" title={path} data-kind="process" data-crtc="0">
        <div className="head">
          <i className="kind" />
          <strong className="name">{name}</strong>
          <code className="code" title={`Component ${code}`}>
            {code}
          </code>
        </div>
        <p className="title" title={`OVL0 · layer blender\n${path}`}>
          OVL0 · layer blender
        </p>
      </article>
      <div className="tags" />
      <Handle type="target" position={Position.Left} className="handle" title={`Into ${name}`}>
        0
      </Handle>
      <Handle type="source" position={Position.Right} className="handle" title={`From ${name}`}>
        0
      </Handle>
    </>
  )
})
const NODE_TYPES = { block: BlockNode }

const asked = new URLSearchParams(location.search)
const count = Number(asked.get('blocks') ?? 60)
const LANE = 11
const SIZE = { width: 152, height: 56 }
const BLOCKS: Block[] = Array.from({ length: count }, (_, at) => ({
  id: String(at),
  type: 'block',
  ...SIZE,
  position: { x: (at % LANE) * 186, y: Math.floor(at / LANE) * 100 },
  data: { name: `block${at}`, code: String(at % 90), path: `/soc/block${at}` },
}))
const LINKS: Edge[] = BLOCKS.flatMap(({ id }, at) =>
  at % LANE === LANE - 1 || at === count - 1
    ? []
    : [{ id: `e${id}`, source: id, target: String(at + 1), type: 'smoothstep' }],
)
/** As the editor opens a board that does not fit. */
const VIEW: Viewport = { x: 24, y: 48, zoom: 0.85 }

function Page() {
  const [nodes, , onNodesChange] = useNodesState(BLOCKS)
  const [edges, , onEdgesChange] = useEdgesState(LINKS)
  return (
    <div style={{ position: 'fixed', inset: 0 }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        nodeTypes={NODE_TYPES}
        {...(asked.has('whole') ? { fitView: true } : { defaultViewport: VIEW })}
        minZoom={0.2}
      />
    </div>
  )
}

const root = document.getElementById('root')
if (asked.has('elk')) void import('./bareElk.ts')
else if (root !== null) createRoot(root).render(<Page />)
