import { describe, expect, it } from 'vitest'
import { PathFinder } from './pathFinder.ts'
import { encodeUtf8 } from './strings.ts'

interface Place {
  readonly name: string
  readonly children: readonly Place[]
}

const place = (name: string, ...children: readonly Place[]): Place => ({ name, children })
const many = Array.from({ length: 20 }, (_, at) => place(`n${at}`))
const first = place('twin', place('b'))
const ROOT = place(
  '',
  place('a', place('b'), place('bc', place('d'))),
  first,
  place('twin'),
  ...many,
)

const namesFound = (...paths: readonly string[]): (string | null)[] => {
  const finder = new PathFinder(ROOT)
  return paths.map((path) => finder.find(encodeUtf8(path), path.length)?.name ?? null)
}

describe(PathFinder, () => {
  it.each<[string, string[], (string | null)[]]>([
    ['one path after another', ['/a', '/a/b', '/a/bc/d', '/n19'], ['a', 'b', 'd', 'n19']],
    ['against tree order', ['/n19', '/a/bc/d', '/a/bc', '/a'], ['n19', 'd', 'bc', 'a']],
    ['the same again', ['/a/b', '/a/b'], ['b', 'b']],
    ['the root, also between others', ['/', '/a', '/', '/a/b'], ['', 'a', '', 'b']],
    ['one whose name begins as the last', ['/a/b', '/a/bc', '/a/b'], ['b', 'bc', 'b']],
    [
      'none, and the next ones all the same',
      ['/a/x', '/a/b', '/x/b', '/a'],
      [null, 'b', null, 'a'],
    ],
    ['none behind a last slash or a doubled one', ['/a/', '/a//b', '//a'], [null, null, null]],
  ])('finds %s', (_what, paths, found) => {
    expect(namesFound(...paths)).toEqual(found)
  })

  it('takes a path to end where it is told', () => {
    expect(new PathFinder(ROOT).find(encodeUtf8('/a/b'), 2)?.name).toBe('a')
  })

  it('takes the first of twins', () => {
    const finder = new PathFinder(ROOT)
    expect(finder.find(encodeUtf8('/twin/b'), 7)?.name).toBe('b')
    expect(finder.find(encodeUtf8('/twin'), 5)).toBe(first)
  })
})
