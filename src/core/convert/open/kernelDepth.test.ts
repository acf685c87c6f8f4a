import { describe, expect, it } from 'vitest'
import { readDts } from '../../devicetree/readDts.ts'
import { kernelDepth } from './kernelDepth.ts'

/** A tree whose innermost node is that deep. */
const nested = (depth: number) => {
  const text = `/dts-v1/; / { ${'n { '.repeat(depth)}${'}; '.repeat(depth)}};`
  return readDts('x.dts', { files: new Map([['x.dts', text]]), includeDirs: [] }).tree
}

describe(kernelDepth, () => {
  it.each([
    [0, null],
    [62, null],
    [63, '/n'.repeat(63)],
    [100, '/n'.repeat(63)],
  ])('of a tree %i deep names %j', (depth, path) => {
    const subjects = kernelDepth(nested(depth)).map(({ subject }) => subject)
    expect(subjects).toEqual(path === null ? [] : [{ kind: 'node', path }])
  })
})
