import { expect, it } from 'vitest'
import { blockOf, endpointOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { blockId, endpointId } from '../base/ids.ts'
import { describeEdit } from './describeEdit.ts'
import type { Edit } from './edit.ts'

const graph = graphOf('ovl.0 > rdma; a; b; c')
const doc = { title: 'Board', soc: null, graph, positions: {} }
const [block, HERE] = [idOf('ovl'), { x: 0, y: 0 }]
const out = endpointOf(graph, 'ovl:out')
const end = (name: string) => ({ block: idOf(name), endpoint: null })
const at = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [idOf(name), HERE]))

it.each<[string, Edit]>([
  ['Move ovl, rdma', { kind: 'place', positions: at('ovl', 'rdma') }],
  ['Move 4 blocks', { kind: 'place', positions: at('ovl', 'a', 'b', 'c') }],
  ['Add ovl', { kind: 'use-block', block, position: HERE }],
  ['Add rdma', { kind: 'add-block', block: blockOf(graph, 'rdma'), position: HERE }],
  ['Remove ovl', { kind: 'remove-blocks', blocks: [block] }],
  ['Link ovl → rdma', { kind: 'link', from: end('ovl'), to: end('rdma') }],
  ['Unlink ovl endpoint@0', { kind: 'unlink', endpoints: [out] }],
  ['Disable ovl', { kind: 'set-status', block, status: 'disabled' }],
  ['Enable ovl', { kind: 'set-status', block, status: 'okay' }],
  ['Set status of ovl to fail', { kind: 'set-status', block, status: 'fail' }],
  ['Rename ovl to x', { kind: 'set-label', block, label: 'x' }],
  ['Give ovl the alias ovl1', { kind: 'set-alias', block, alias: 'ovl1' }],
  ['Remove the alias ovl1', { kind: 'remove-alias', alias: 'ovl1' }],
  ['Set compatible of ovl', { kind: 'set-compatible', block, compatible: [] }],
  [
    'Set reg of ovl',
    { kind: 'set-property', block, property: { name: 'reg', value: { kind: 'flag' } } },
  ],
  ['Add endpoint 1 to port 2 of ovl', { kind: 'add-endpoint', block, port: 2, number: 1 }],
  ['Remove endpoint ovl endpoint@0', { kind: 'remove-endpoint', endpoint: out }],
  ['Number ovl endpoint@0 2', { kind: 'number-endpoint', endpoint: out, number: 2 }],
  ['Rename the board to x', { kind: 'set-title', title: 'x' }],
  ['Tidy', { kind: 'batch', label: 'Tidy', edits: [] }],
  ['Remove a block', { kind: 'remove-blocks', blocks: [blockId('/gone')] }],
  ['Unlink an endpoint', { kind: 'unlink', endpoints: [endpointId(blockId('/gone'), 0)] }],
])('%s', (expected, edit) => {
  expect(describeEdit(doc, edit)).toBe(expected)
})
