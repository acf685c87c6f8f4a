/**
 * Keeps the whole site, so that it opens and works without a network. A newer build waits until the
 * page asks for it: nothing is replaced under someone's work.
 *
 * The build prepends `PRECACHE`: the files of this build, and a name made from their content.
 */
declare const PRECACHE: { readonly version: string; readonly files: readonly string[] }
declare const self: ServiceWorkerGlobalScope

/** One origin can hold several sites, as project pages do: the scope tells their caches apart. */
const PREFIX = `portwire ${self.registration.scope} `
const CACHE = PREFIX + PRECACHE.version

/** Every file has one form here, also on a host that says it would `vary`. */
const SAME: CacheQueryOptions = { ignoreSearch: true, ignoreVary: true }

/** This build's cache, and the one before it: a tab still open on that build loads its chunks there. */
const CACHES_KEPT = 2

self.addEventListener('install', (event) => event.waitUntil(keepFiles()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && request.url.startsWith(self.registration.scope))
    event.respondWith(answer(request))
})

/** All or nothing: a build of which one file is missing is not installed. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE)
  const fresh = PRECACHE.files.map((file) => new Request(file, { cache: 'reload' }))
  await cache.addAll([new Request('./', { cache: 'reload' }), ...fresh])
}

async function takeOver(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  const old = ours.slice(0, Math.max(0, ours.length - (CACHES_KEPT - 1)))
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept =
    request.mode === 'navigate'
      ? await cache.match('./', SAME)
      : ((await cache.match(request, SAME)) ?? (await inOtherBuild(request)))
  return kept ?? fetch(request)
}

async function inOtherBuild(request: Request): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue
    const found = await (await caches.open(name)).match(request, SAME)
    if (found !== undefined) return found
  }
  return undefined
}
