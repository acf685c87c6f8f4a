import { expect, it } from 'vitest'
import { type DoneEdit, editsOfLists, listOfEdits } from './doneEdits.ts'

const [a, b, c] = ['a', 'b', 'c'].map(
  (label): DoneEdit => ({ label, edit: { kind: 'set-title', title: label } }),
)
const all = [a, b, c].flatMap((one) => one ?? [])

it.each([0, 1, 3])('%i edits come back as a list, oldest first', (count) => {
  const list = all.slice(0, count)
  expect(listOfEdits(editsOfLists()(list))).toEqual(list)
})

it('lists that begin alike share what they begin with, and no more than that', () => {
  const editsOf = editsOfLists()
  const long = editsOf(all)
  expect(editsOf(all.slice(0, 2))).toBe(long?.before)
  expect(editsOf(all)).toBe(long)
  // The same edit after another one, as it is done again when one before it is lost.
  const without = editsOf(all.filter((one) => one !== b))
  expect(listOfEdits(without)).toEqual([a, c])
  expect(without?.before).toBe(long?.before?.before)
})
