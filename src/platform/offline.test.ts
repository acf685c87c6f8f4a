import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { workOffline } from './offline.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('PROD', true)
})
afterEach(() => {
  vi.useRealTimers()
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
  expect(reload).toHaveBeenCalledOnce()
})

it('is asked again where the browser has forgotten the first time', async () => {
  const { reload } = browserWhere(2)
  await workOffline((apply) => apply())
  expect(reload).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(reload).toHaveBeenCalledOnce()
})
