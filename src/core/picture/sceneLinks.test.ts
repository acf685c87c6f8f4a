import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../testing/graphOf.ts'
import { pathMarks } from '../drivers/mediatek-drm/pathMarks.ts'
import { resolveAll } from '../drivers/mediatek-drm/resolveMmsys.ts'
import { linksOf } from '../pipeline/links.ts'
import { EMPTY_SCENE, type Scene, type SceneInput, sceneOf } from './scene.ts'
import type { Line } from './shapes.ts'

const graph = graphOf('ovl0.0 > rdma0; ovl1.0 > rdma1; spare')
const AT_REST: SceneInput = {
  graph,
  links: linksOf(graph),
  marks: pathMarks(graph, resolveAll(graph)),
  positions: {
    [idOf('ovl0')]: { x: 0, y: 0 },
    [idOf('rdma0')]: { x: 800, y: 0 },
    [idOf('ovl1')]: { x: 0, y: 400 },
    [idOf('rdma1')]: { x: 800, y: 400 },
    [idOf('spare')]: { x: 0, y: 800 },
  },
  moving: {},
  folded: new Set(),
}
const REST = sceneOf(AT_REST)

const dragged = (name: string, x: number, y: number, before: Scene = REST): Scene =>
  sceneOf({ ...AT_REST, moving: { [idOf(name)]: { x, y } } }, before)

const lineOf = (scene: Scene, from: string, to: string): Line | undefined =>
  scene.links.get(`${idOf(from)}#0>${idOf(to)}#0`)?.points

const show = (line: Line | undefined): string =>
  line?.map(({ x, y }) => `${x},${y}`).join(' ') ?? ''

describe('the line of a link, while a block is dragged', () => {
  it('is straight where nothing lies on it', () => {
    expect(show(lineOf(REST, 'ovl0', 'rdma0'))).toBe('161,28 791,28')
  })

  it('goes around a block that comes to lie on it, and back when that is gone', () => {
    const over = dragged('ovl1', 400, 10)
    // 6 px beside its usual way at x = 777, by which the line of ovl1 now goes down to rdma1.
    expect(show(lineOf(over, 'ovl0', 'rdma0'))).toBe('161,28 181,28 181,-6 771,-6 771,28 791,28')
    const past = dragged('ovl1', 400, 200, over)
    expect(lineOf(past, 'ovl0', 'rdma0')).toBe(lineOf(REST, 'ovl0', 'rdma0'))
  })

  it('goes around the dragged block itself where it is one of its own', () => {
    expect(show(lineOf(dragged('rdma0', -400, 0), 'ovl0', 'rdma0'))).toBe(
      '161,28 175,28 175,-22 -423,-22 -423,28 -409,28',
    )
  })

  it('stays beneath a block without links, which may be put on it', () => {
    const over = dragged('spare', 400, 10)
    expect(lineOf(over, 'ovl0', 'rdma0')).toBe(lineOf(REST, 'ovl0', 'rdma0'))
  })

  it('gives way to such a block where more than one is dragged', () => {
    const moving = { [idOf('spare')]: { x: 400, y: 10 }, [idOf('ovl1')]: { x: 0, y: 410 } }
    const over = sceneOf({ ...AT_REST, moving }, REST)
    expect(lineOf(over, 'ovl0', 'rdma0')).toHaveLength(6)
  })

  it('is as it was once the drag is called off', () => {
    const over = dragged('ovl1', 400, 10)
    expect(sceneOf(AT_REST, over).links).toEqual(REST.links)
    for (const [id, view] of sceneOf(AT_REST, over).links)
      expect(view.points).toBe(REST.links.get(id)?.points)
  })

  it('is the very one from before where a drag comes back to its beginning', () => {
    const back = dragged('ovl1', 0, 400, dragged('ovl1', 400, 10))
    expect(lineOf(back, 'ovl1', 'rdma1')).toBe(lineOf(REST, 'ovl1', 'rdma1'))
  })

  it('leads to the same lines by many steps as by one', () => {
    const byway = dragged('ovl1', 300, 5, dragged('ovl1', 500, -20, dragged('ovl1', 400, 10)))
    expect(byway.links).toEqual(dragged('ovl1', 300, 5).links)
    expect(sceneOf(AT_REST, EMPTY_SCENE).links).toEqual(REST.links)
  })
})
