import { expect, it } from 'vitest'
import type { Line } from '../core/picture/shapes.ts'
import { MovedLines } from './movedLines.ts'

const line = (x: number): Line => [
  { x: 0, y: 0 },
  { x, y: 0 },
]

/** What each link was told to be drawn along, in order: 'a 5', 'b rest'. */
function followed() {
  const drawn: string[] = []
  const moved = new MovedLines()
  const follow = (link: string) =>
    moved.follow(link, (along) => drawn.push(`${link} ${along?.at(-1)?.x ?? 'rest'}`))
  const told = () => drawn.splice(0)
  return { moved, follow, told }
}

it('draws the links whose line is another, and those that are back at rest', () => {
  const { moved, follow, told } = followed()
  follow('a')
  follow('b')
  const same = line(5)
  moved.show(new Map([['a', same]]))
  expect(told()).toEqual(['a 5'])
  moved.show(
    new Map([
      ['a', same],
      ['b', line(7)],
    ]),
  )
  expect(told()).toEqual(['b 7'])
  moved.show(new Map())
  expect(told()).toEqual(['a rest', 'b rest'])
})

it('draws a link that comes during a drag at once, and none that went', () => {
  const { moved, follow, told } = followed()
  moved.show(new Map([['a', line(5)]]))
  const leave = follow('a')
  follow('b')
  expect(told()).toEqual(['a 5'])
  leave()
  moved.show(new Map())
  expect(told()).toEqual([])
})
