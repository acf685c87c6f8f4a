import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from '@xyflow/react'
import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import '@xyflow/react/dist/style.css'

/** What the editor is measured against: the same number of blocks as rich, and no model behind them. */
type Block = Node<{ readonly name: string }, 'block'>

const BlockNode = memo(function BlockNode({ data }: NodeProps<Block>) {
  return (
    <article style={{ width: 148, height: 54, border: '1px solid #ccc', borderRadius: 8 }}>
      <Handle type="target" position={Position.Left} />
      <header>
        <strong>{data.name}</strong> <small>1c000000</small>
      </header>
      <p style={{ margin: 0 }}>OVL0 · layer blender</p>
      <Handle type="source" position={Position.Right} />
    </article>
  )
})
const NODE_TYPES = { block: BlockNode }

const count = Number(new URLSearchParams(location.search).get('blocks') ?? 60)
const LANE = 11
const BLOCKS: Block[] = Array.from({ length: count }, (_, at) => ({
  id: String(at),
  type: 'block',
  position: { x: (at % LANE) * 200, y: Math.floor(at / LANE) * 120 },
  data: { name: `block${at}` },
}))
const LINKS: Edge[] = BLOCKS.flatMap(({ id }, at) =>
  at % LANE === LANE - 1 || at === count - 1
    ? []
    : [{ id: `e${id}`, source: id, target: String(at + 1), type: 'smoothstep' }],
)

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
        fitView
        minZoom={0.05}
      />
    </div>
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Page />)
