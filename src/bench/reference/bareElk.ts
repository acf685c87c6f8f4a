import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'

/** ELK in a worker, as the editor has it, and nothing around it: for the bench to lay out a graph with. */
const elk = new ELK({ workerFactory: () => new Worker(workerUrl) })
Object.assign(globalThis, { layOut: (graph: ElkNode) => elk.layout(graph) })
