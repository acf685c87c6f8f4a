import { describe, expect, it } from 'vitest'
import { blockOf, graphOf, idOf } from '../../testing/graphOf.ts'
import { applyEdit } from './applyEdit.ts'
import type { Block, PipelineGraph } from './document.ts'
import { numberOf } from './endpoints.ts'
import { updateBlock } from './graphUpdate.ts'
import { blockRole } from './links.ts'
import { isOffered, newBlock, TEMPLATES, type TemplateId } from './newBlock.ts'

function make(graph: PipelineGraph, id: TemplateId): Block {
  const template = TEMPLATES.find((candidate) => candidate.id === id)
  if (template === undefined) throw new Error(`no template ${id}`)
  return newBlock(graph, template)
}

const added = (graph: PipelineGraph, block: Block): PipelineGraph =>
  applyEdit(
    { title: '', soc: null, graph, positions: {} },
    { kind: 'add-block', block, position: { x: 0, y: 0 } },
  ).graph

const EDP = updateBlock(graphOf('edp; dsi0; dsi1!'), idOf('edp'), (block) => ({
  ...block,
  compatible: ['mediatek,mt8195-edp-tx'],
}))

describe(newBlock, () => {
  // Where each stands, by its binding: panels and bridges are children of their DSI host, an eDP panel
  // of aux-bus, an I2C chip of its bus, connectors and RGB panels of the root.
  it.each<[TemplateId, string, string]>([
    ['dsi-panel', '/soc/dsi0/panel@0', 'panel'],
    ['dsi-bridge', '/soc/dsi0/bridge@0', 'bridge'],
    ['edp-panel', '/soc/edp/aux-bus/panel', 'panel'],
    ['dpi-panel', '/panel', 'panel'],
    ['hdmi-connector', '/hdmi-connector', 'hdmi_connector'],
    ['dp-connector', '/dp-connector', 'dp_connector'],
    ['i2c-bridge', '/&i2c0/bridge@2c', 'bridge'],
  ])('puts a %s at %s', (id, path, label) => {
    const block = make(EDP, id)
    expect([block.path, block.labels]).toEqual([path, [label]])
    expect(block.parentLabel).toBe(id === 'i2c-bridge' ? 'i2c0' : null)
  })

  it.each<[TemplateId, string]>([
    ['dsi-panel', 'panel'],
    ['edp-panel', 'panel'],
    ['dpi-panel', 'panel'],
    ['hdmi-connector', 'connector'],
    ['dp-connector', 'connector'],
    ['dsi-bridge', 'bridge'],
    ['i2c-bridge', 'bridge'],
  ])('makes of %s a %s', (id, kind) => {
    expect(blockRole(make(EDP, id)).kind).toBe(kind)
  })

  it('gives a sink one port and a bridge an entry and an exit', () => {
    const ports = (id: TemplateId) =>
      make(EDP, id).groups.map(({ container, ports: all }) => [container, ...all.map(numberOf)])
    expect(ports('dsi-panel')).toEqual([[null, 0]])
    expect(ports('dsi-bridge')).toEqual([['ports', 0, 1]])
  })

  it('writes the unit address as reg, and none for what has no bus', () => {
    const reg = (id: TemplateId) =>
      make(EDP, id).properties.find(({ name }) => name === 'reg')?.value ?? null
    expect(reg('dsi-panel')).toEqual({ kind: 'cells', cells: [0] })
    expect(reg('i2c-bridge')).toEqual({ kind: 'cells', cells: [0x2c] })
    expect(reg('dpi-panel')).toBeNull()
  })

  it('takes the next host, unit address, name and label when made again', () => {
    const twice = (id: TemplateId): string[] => {
      const first = make(EDP, id)
      const second = make(added(EDP, first), id)
      return [second.path, second.labels.join()]
    }
    expect(twice('dsi-panel')).toEqual(['/soc/dsi1/panel@0', 'panel1'])
    expect(twice('i2c-bridge')).toEqual(['/&i2c0/bridge@2d', 'bridge1'])
    expect(twice('hdmi-connector')).toEqual(['/hdmi-connector-1', 'hdmi_connector1'])
  })

  it.each([
    ['the host it is linked behind', 'dsi1', '/soc/dsi1/panel@0'],
    ['the first free one behind what is no host', 'bridge', '/soc/dsi0/panel@0'],
  ])('takes %s', (_which, behind, path) => {
    const template = TEMPLATES.find(({ id }) => id === 'dsi-panel') ?? expect.fail('no template')
    const graph = graphOf('dsi0; dsi1!; bridge')
    expect(newBlock(graph, template, idOf(behind)).path).toBe(path)
  })

  it('takes the next unit address on a host that has a child', () => {
    const template = TEMPLATES.find(({ id }) => id === 'dsi-panel') ?? expect.fail('no template')
    const graph = graphOf('dsi0; dsi1')
    const first = newBlock(graph, template, idOf('dsi1'))
    expect(newBlock(added(graph, first), template, idOf('dsi1')).path).toBe('/soc/dsi1/panel@1')
  })

  it('prefers an enabled host to a disabled one', () => {
    expect(make(graphOf('dsi0!; dsi1'), 'dsi-panel').path).toBe('/soc/dsi1/panel@0')
  })
})

it.each<[string, TemplateId, boolean]>([
  ['dsi', 'dsi-panel', true],
  ['ovl', 'dsi-panel', false],
  ['ovl', 'edp-panel', false],
  ['ovl', 'hdmi-connector', true],
  ['ovl', 'i2c-bridge', true],
])('a board with %s alone offers %s: %s', (chains, id, expected) => {
  const graph = graphOf(chains)
  const template = TEMPLATES.find((candidate) => candidate.id === id)
  expect(template && isOffered(graph, template)).toBe(expected)
  expect(blockOf(graph, chains)).toBeDefined()
})
