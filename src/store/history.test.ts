import { describe, expect, it } from 'vitest'
import { begin, redone, step, undone } from './history.ts'

/** A history of counting from 0 on. */
function counted(to: number) {
  let history = begin(0)
  for (let n = 1; n <= to; n++) history = step(history, `to ${n}`, n)
  return history
}

describe('a history', () => {
  it('keeps the last 500 steps', () => {
    const { past, project } = counted(502)
    expect([past.length, past[0]?.project, past.at(-1)?.project, project]).toEqual([
      500, 2, 501, 502,
    ])
  })

  it('redoes in order what was undone, each step under its own label', () => {
    const back = undone(undone(counted(3)))
    expect(back.future.map(({ label }) => label)).toEqual(['to 2', 'to 3'])
    expect(redone(redone(back))).toEqual(counted(3))
  })

  it('is the very same where there is nothing to undo or redo', () => {
    const fresh = begin(0)
    expect(undone(fresh)).toBe(fresh)
    expect(redone(fresh)).toBe(fresh)
  })
})
