import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test as watched } from './fixtures.ts'

/**
 * These tests serve a copy of the built site below a path, as a static host does, so that the server
 * can go away or hold another build.
 */
const test = watched.extend<{ readonly site: Host }>({
  serviceWorkers: 'allow',
  fresh: true,
  site: async ({ playwright }, use, { project }) => {
    const { baseURL = '' } = project.use
    const served = await (await playwright.request.newContext()).get(baseURL)
    const site = await host(served.headers()['content-security-policy'] ?? '')
    await use(site)
    await site.stop()
    expect(site.violations).toEqual([])
  },
  baseURL: ({ site }, use) => use(site.url),
})

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SITE = resolve(ROOT, process.env.PORTWIRE_E2E_SITE ?? 'dist')
const BELOW = '/boards/portwire/'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

interface Host {
  readonly folder: string
  readonly url: string
  /** What the browser reports to have broken the policy: of a service worker it tells no page. */
  readonly violations: readonly string[]
  readonly stop: () => Promise<void>
}

/** @param policy - the header that every other test has the site served with */
async function host(policy: string): Promise<Host> {
  expect(policy).toContain("default-src 'none'")
  const violations: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'portwire-site-'))
  cpSync(SITE, folder, { recursive: true })
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    const file = path.startsWith(BELOW) ? path.slice(BELOW.length) || 'index.html' : ''
    if (request.method === 'POST') request.on('data', (data) => violations.push(String(data)))
    try {
      const body = readFileSync(join(folder, file))
      const type = TYPES[extname(file)] ?? 'text/plain'
      const headers = {
        'content-type': type,
        'content-security-policy': `${policy}; report-uri ${BELOW}violations`,
        vary: 'Origin', // as many hosts say; what the browser asks with later need not be what it was kept with
      }
      response.writeHead(200, headers).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    folder,
    violations,
    url: `http://127.0.0.1:${port}${BELOW}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Until the page is answered by the service worker. */
const underControl = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller === null)
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
      )
  })

test('works below a path, and goes on working when the host is gone', async ({ page, site }) => {
  await page.goto('./')
  await underControl(page)
  await site.stop()
  await page.reload()
  await page
    .getByRole('button', { name: /MT8195/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Paths' })).toBeVisible()
  await expect(page.getByText('vdosys0').first()).toBeVisible()
})

/** Puts another build on the host: with another title, and without the part of the page named. */
function publishNewer({ folder }: Host, without: RegExp): void {
  const gone = readdirSync(join(folder, 'assets')).filter((file) => without.test(file))
  for (const file of gone) rmSync(join(folder, 'assets', file))
  const index = join(folder, 'index.html')
  writeFileSync(index, readFileSync(index, 'utf8').replace(/<title>[^<]*/, '<title>Newer'))
  const worker = join(folder, 'sw.js')
  const text = gone.reduce(
    (list, file) => list.replace(`"assets/${file}",`, ''),
    readFileSync(worker, 'utf8'),
  )
  writeFileSync(worker, text.replace(/"version":"\w+"/, '"version":"newer"'))
}

const offered = (page: Page) => page.getByRole('button', { name: 'Reload' })

test('offers a newer build, and loads it only when asked', async ({ page, site }) => {
  await page.goto('./')
  await underControl(page)
  publishNewer(site, /^$/)
  await page.reload()
  await expect(page).not.toHaveTitle('Newer')
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(offered(page)).toHaveCount(0)
  await page.reload() // it waits by now, and is found waiting
  await expect(page).not.toHaveTitle('Newer')
  await offered(page).click()
  await expect(page).toHaveTitle('Newer')
})

test('a newer build leaves a tab on the older one its parts, and other sites their caches', async ({
  page,
  context,
  site,
}) => {
  await page.goto('./')
  await underControl(page)
  const older = await context.newPage()
  await older.goto('./')
  await older.getByRole('button', { name: 'DSI panel and HDMI' }).click()
  await older.evaluate(() => caches.open('portwire of another folder'))

  publishNewer(site, /^ExplainPanel-/)
  await page.reload()
  await offered(page).click()
  await expect(page).toHaveTitle('Newer')
  await expect(older).not.toHaveTitle('Newer')
  await older.getByRole('tab', { name: 'Explain' }).click()
  await expect(older.getByRole('region', { name: 'Explain a path' })).toBeVisible()
  expect(await older.evaluate(() => caches.keys())).toContain('portwire of another folder')
})
