import { describe, expect, it } from 'vitest'
import { matchScore } from './matchScore.ts'

const score = (line: string, typed: string): number => {
  const [name = '', ...further] = line.split(' | ')
  return matchScore(name, further, typed)
}

describe(matchScore, () => {
  it.each([
    ['letters strewn over a name', 'Fintek Super-I/O watchdog', 'dsi0'],
    ['letters strewn over a hint', 'rdma0 | DDP_COMPONENT_RDMA0 | scan-out DMA', 'dsi0'],
    ['one of two words', 'Align left', 'align right'],
  ])('finds nothing by %s', (_name, line, typed) => {
    expect(score(line, typed)).toBe(0)
  })

  it.each([
    ['a part of the name', 'vdo1_rdma0', 'rdma'],
    ['words in any order', 'Tidy all blocks', 'blocks tidy'],
    ['a further word', 'Diff | what changed', 'changed'],
    ['any case', 'DSI panel', 'dsi'],
    ['nothing typed', 'Undo', ' '],
  ])('finds by %s', (_name, line, typed) => {
    expect(score(line, typed)).toBeGreaterThan(0)
  })

  it.each([
    ['the name itself before a longer one', 'dsi0', 'dsi0_phy', 'dsi0'],
    ['a name that begins so before one that holds it', 'rdma0', 'vdo1rdma0', 'rdma'],
    ['a word that begins so before the middle of one', 'DSI panel', 'odsip', 'dsi'],
    ['the name before a further word', 'panel', 'dsi0 | panel', 'panel'],
  ])('ranks %s', (_name, better, worse, typed) => {
    expect(score(better, typed)).toBeGreaterThan(score(worse, typed))
  })
})
