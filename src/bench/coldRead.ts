import { parentPort, workerData } from 'node:worker_threads'
import { importPipeline } from '../core/convert/open/importPipeline.ts'
import { readDtb } from '../core/devicetree/readDtb.ts'
import { readDts } from '../core/devicetree/readDts.ts'
import { linuxSources } from './material.ts'

/** A worker that reads one board, given its file or its blob, and says how many blocks it has. */
export type ColdBoard =
  | { readonly kind: 'text'; readonly file: string }
  | { readonly kind: 'blob'; readonly bytes: Uint8Array }

const board: ColdBoard = workerData
const { tree } =
  board.kind === 'blob' ? readDtb(board.bytes, 'board.dtb') : readDts(board.file, linuxSources())
const { graph } = importPipeline(tree, 'board')
parentPort?.postMessage(Object.keys(graph.blocks).length)
