import { describe, expect, it } from 'vitest'
import { resolveAll } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { explainChoices, explainedPath } from './explainedPath.ts'

const graph = graphOf('mmsys.1 > ovl0.1 > dsi0.1 > panel')
const choices = explainChoices(graph, resolveAll(graph))

describe(explainChoices, () => {
  it('offers paths of the graph and hardcoded ones before those there are not', () => {
    expect(choices.map(({ name }) => name)).toEqual(['mmsys MAIN', 'mmsys EXT', 'mmsys THIRD'])
  })
})

describe(explainedPath, () => {
  const at = (step: number) =>
    explainedPath(graph, choices, { mmsys: idOf('mmsys'), crtc: 1, step })

  it('begins with the first path, at its first step', () => {
    const found = explainedPath(graph, choices, null)
    expect([found?.choice.name, found?.at]).toEqual(['mmsys MAIN', 0])
  })

  it('stays on the path asked for', () => {
    expect([at(1)?.choice.name, at(1)?.at]).toEqual(['mmsys EXT', 1])
  })

  it('goes no further than the last step, which an edit may have brought nearer', () => {
    const found = at(99)
    expect(found?.at).toBe((found?.steps.length ?? 0) - 1)
  })

  it('has nothing to explain where no mmsys is', () => {
    expect(explainedPath(graph, [], null)).toBe(null)
  })
})
