/** Chromium at times leaves a worker waiting whose forerunner was at work when it was asked to take over. */
const ASK_AGAIN_MS = 500
/** For as long the page is to have fetched nothing before that, and so often it is looked at most. */
const QUIET_MS = 300
const MOST_LOOKS = 10

/**
 * Lets the built site work without a network. `onUpdate` is called when a newer build waits, with the
 * function that puts it in place and loads the page anew; until then this build goes on working.
 */
export async function workOffline(onUpdate: (apply: () => void) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register('./sw.js', {
      updateViaCache: 'none',
    })
    const announce = (): void => {
      const { waiting } = registration
      if (waiting === null || navigator.serviceWorker.controller === null) return
      onUpdate(() => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
        void whenQuiet().then(() => {
          const ask = (): void => waiting.postMessage('take over')
          ask()
          setInterval(ask, ASK_AGAIN_MS)
        })
      })
    }
    announce()
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', announce)
    })
  } catch {
    // Private windows and plain http refuse; the page then works as long as it is loaded.
  }
}

/** What the page fetches while one worker gives way wakes that one again, and then it stays for half a minute. */
async function whenQuiet(): Promise<void> {
  let fetched = -1
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const { length } = performance.getEntriesByType('resource')
    if (length === fetched) return
    fetched = length
    await new Promise((passed) => setTimeout(passed, QUIET_MS))
  }
}
