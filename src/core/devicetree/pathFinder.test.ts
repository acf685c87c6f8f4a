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
const firstOfFew = place('twin', place('c'))
const ROOT = place(
  '',
  place('few', firstOfFew, place('twin')),
  place('a', place('b'), place('bc', place('d'))),
  first,
  place('twin'),
  ...many,
)

/** Asks for paths that stand one behind the other; each with how many of its bytes count, all where not said. */
function found(...paths: readonly (string | readonly [string, number])[]): (Place | null)[] {
  const asked = paths.map((path) =>
    typeof path === 'string' ? ([path, path.length] as const) : path,
  )
  const finder = new PathFinder(ROOT, encodeUtf8(asked.map(([path]) => path).join('')))
  let from = 0
  return asked.map(([path, length]) => {
    const place = finder.find(from, from + length)
    from += path.length
    return place
  })
}

describe(PathFinder, () => {
  it.each<[string, string[], (string | null)[]]>([
    ['one path after another', ['/a', '/a/b', '/a/bc/d', '/n19'], ['a', 'b', 'd', 'n19']],
    ['against tree order', ['/n19', '/a/bc/d', '/a/bc', '/a'], ['n19', 'd', 'bc', 'a']],
    ['the same again', ['/a/b', '/a/b'], ['b', 'b']],
    ['one asked for before the last', ['/n1', '/n2', '/n1', '/a/b'], ['n1', 'n2', 'n1', 'b']],
    ['the root, also between others', ['/', '/a', '/', '/a/b'], ['', 'a', '', 'b']],
    ['one whose name begins as the last', ['/a/b', '/a/bc', '/a/b'], ['b', 'bc', 'b']],
    [
      'none, and the next ones all the same',
      ['/a/x', '/a/b', '/x/b', '/a'],
      [null, 'b', null, 'a'],
    ],
    ['none behind a last slash or a doubled one', ['/a/', '/a//b', '//a'], [null, null, null]],
  ])('finds %s', (_what, paths, names) => {
    expect(found(...paths).map((place) => place?.name ?? null)).toEqual(names)
  })

  it('takes a path to end where it is told', () => {
    expect(found(['/a/b', 2]).map((place) => place?.name)).toEqual(['a'])
  })

  it('takes the first of twins, also where a node has few children', () => {
    const [below, twin] = found('/twin/b', '/twin')
    expect(below?.name).toBe('b')
    expect(twin).toBe(first)
    expect(found('/few/twin')).toEqual([firstOfFew])
  })
})
