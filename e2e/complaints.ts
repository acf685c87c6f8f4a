import type { BrowserContext } from '@playwright/test'

/**
 * What the pages of a browser complain of, as it comes: errors they log or nobody caught, a broken policy
 * whether anybody caught it or not, and requests to any other site than theirs.
 */
export async function complaintsOf(context: BrowserContext, site: string): Promise<string[]> {
  const complaints: string[] = []
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`breaks ${violatedDirective} with ${blockedURI}`),
    )
  })
  context.on('console', (message) => {
    // Asked for by the browser itself where a page names no icon, as where a picture is all it shows.
    if (message.location().url === new URL('/favicon.ico', site).href) return
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(site) && !/^(data|blob):/.test(url)) complaints.push(`foreign: ${url}`)
  })
  return complaints
}
