import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { workOffline } from './offline.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('PROD', true)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

/** A browser where a newer build waits, which takes over when it has been asked so often. */
function browserWhere(heeds: number) {
  const container = Object.assign(new EventTarget(), {
    controller: {},
    register: () => Promise.resolve(registration),
  })
  let asked = 0
  const waiting = {
    postMessage: () => {
      asked += 1
      if (asked === heeds) container.dispatchEvent(new Event('controllerchange'))
    },
  }
  const registration = Object.assign(new EventTarget(), { waiting, installing: null })
  const reload = vi.fn()
  vi.stubGlobal('navigator', { serviceWorker: container })
  vi.stubGlobal('location', { reload })
  return { reload, asked: () => asked }
}

it('a newer build that waits is offered, and not asked for until it is wanted', async () => {
  const { asked, reload } = browserWhere(1)
  let apply = (): void => {}
  await workOffline((update) => {
    apply = update
  })
  vi.advanceTimersByTime(5000)
  expect(asked()).toBe(0)
  apply()
  await vi.advanceTimersByTimeAsync(300)
  expect(reload).toHaveBeenCalledOnce()
})

it('is asked for once the page has fetched nothing for a while', async () => {
  const { asked } = browserWhere(9)
  let fetched = 1
  vi.spyOn(performance, 'getEntriesByType').mockImplementation(() => Array(fetched).fill({}))
  await workOffline((apply) => apply())
  await vi.advanceTimersByTimeAsync(290)
  fetched = 2
  await vi.advanceTimersByTimeAsync(290)
  expect(asked()).toBe(0)
  await vi.advanceTimersByTimeAsync(300)
  expect(asked()).toBe(1)
})

it('is asked again where the browser has forgotten the first time', async () => {
  const { reload } = browserWhere(2)
  await workOffline((apply) => apply())
  await vi.advanceTimersByTimeAsync(300)
  expect(reload).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(reload).toHaveBeenCalledOnce()
})
