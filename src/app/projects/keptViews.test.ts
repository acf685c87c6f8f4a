import { describe, expect, it } from 'vitest'
import { readViews } from './keptViews.ts'

const VIEW = { x: -10.5, y: 20, zoom: 0.8 }

describe(readViews, () => {
  it('reads what was kept', () => {
    expect(readViews(JSON.stringify([['a', VIEW]]))).toEqual(new Map([['a', VIEW]]))
  })

  it.each([
    ['nothing', null],
    ['no JSON', '[['],
    ['no list', '{"a":1}'],
    ['no number', '[["a",{"x":"1","y":2,"zoom":1}]]'],
    ['no zoom', '[["a",{"x":1,"y":2,"zoom":0}]]'],
    ['no project', '[[1,{"x":1,"y":2,"zoom":1}]]'],
  ])('takes %s as no view', (_name, text) => {
    expect(readViews(text)).toEqual(new Map())
  })
})
