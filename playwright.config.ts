import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/system.mjs'

const port = Number(process.env.PORTWIRE_E2E_PORT ?? 4180)
const baseURL = `http://127.0.0.1:${port}/`
const executablePath = findChromium()
const site = process.env.PORTWIRE_E2E_SITE ?? 'dist'

/**
 * Browser tests open the built site in the system's Chromium: run `npm run build` first, or name
 * another folder with a built site in PORTWIRE_E2E_SITE.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.reports/e2e',
  reporter: [['dot'], ['json', { outputFile: '.reports/e2e.json' }]],
  fullyParallel: true,
  workers: 2,
  // A machine that stood still for a moment shall not fail the whole; what passed only then is named.
  retries: 1,
  // For a machine that is busy with something else; nothing here waits for time to pass.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL,
    trace: 'off',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox', // Chromium refuses to sandbox for root, as whom containers run
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${site} --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
})
