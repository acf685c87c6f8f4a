import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/system.mjs'

const port = Number(process.env.PORTWIRE_E2E_PORT ?? 4180)
const baseURL = `http://127.0.0.1:${port}/`
const executablePath = findChromium()

/** Browser tests open the built site in the system's Chromium: run `npm run build` first. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.reports/e2e',
  reporter: [['line'], ['json', { outputFile: '.reports/e2e.json' }]],
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL,
    trace: 'off',
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
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
})
