import { describe, expect, it } from 'vitest'
import { readDts } from '../../devicetree/readDts.ts'
import { ExportLabels } from './exportLabels.ts'

const SOURCE = '/dts-v1/;\n/ { a: b: n { }; m { }; c: p = <1>; };\n'
const files = new Map([['a.dts', SOURCE]])
const { tree } = readDts('a.dts', { files, includeDirs: [] })
const labels = (stays = true): ExportLabels => new ExportLabels(tree, () => stays)

describe(ExportLabels, () => {
  it('names a node by its first label', () => {
    expect(labels().labelOf.get('/n')).toBe('a')
    expect([...labels().labelOf]).toEqual([['/n', 'a']])
  })

  it('names a node that had none by the first it is given', () => {
    const given = labels()
    expect([given.give('x', '/m'), given.give('y', '/m')]).toEqual(['x', 'y'])
    expect(given.labelOf.get('/m')).toBe('x')
  })

  it.each([
    ['a label of its own again', 'b', '/n', true, 'b'],
    ['another label for one of another node', 'a', '/m', true, 'a1'],
    ['another label for one of a property', 'c', '/', true, 'c1'],
    ['the label of a node that goes', 'a', '/m', false, 'a'],
    ['none for what is no label', '1a', '/m', true, null],
  ])('gives %s', (_name, wanted, path, stays, expected) => {
    expect(labels(stays).give(wanted, path)).toBe(expected)
  })
})
