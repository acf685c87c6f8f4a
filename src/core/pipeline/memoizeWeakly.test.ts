import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { memoizeWeakly } from './memoizeWeakly.ts'

setFlagsFromString('--expose_gc')
const collect: () => void = runInNewContext('gc')

/** What nobody holds is gone after this. */
async function collectGarbage(): Promise<void> {
  await setImmediate() // what was looked at is held till the end of that turn
  collect()
}

const KEY = { text: 'a' }

it('gives the same result again while somebody holds it', async () => {
  const remember = memoizeWeakly(2, ({ text }: { text: string }) => ({ text }))
  const held = remember(KEY)
  await collectGarbage()
  expect(remember(KEY)).toBe(held)
  expect(remember({ ...KEY })).not.toBe(held)
})

it('lets go of a result that nobody holds, and makes it again', async () => {
  let made = 0
  const remember = memoizeWeakly(2, ({ text }: { text: string }) => ({ text, number: made++ }))
  expect(remember(KEY).number).toBe(0)
  expect(remember(KEY).number).toBe(0)
  await collectGarbage()
  expect(remember(KEY)).toEqual({ text: 'a', number: 1 })
})

it('forgets the least recent call first', () => {
  const remember = memoizeWeakly(1, (key: object) => ({ key }))
  const held = remember(KEY)
  remember({})
  expect(remember(KEY)).not.toBe(held)
})
