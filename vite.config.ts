import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { chunkGroups } from './scripts/chunkGroups.mjs'
import { contentPolicyPlugin } from './scripts/contentPolicyPlugin.mjs'
import { offlinePlugin } from './scripts/offlinePlugin.mjs'

/**
 * A policy stricter than any host is likely to set. The built site is served with it in every browser
 * test, so that whatever it forbids shows as a console error, and fails the test.
 */
const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'"

export default defineConfig({
  // Relative, so that the built site works from any folder of any static host.
  base: './',
  plugins: [react(), contentPolicyPlugin(), offlinePlugin()],
  resolve: { alias: { 'd3-color': `${import.meta.dirname}/scripts/noColours.mjs` } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false }, // where it is not known, chunks come when they are asked for
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups(import.meta.dirname) } } },
  },
  // A worker reads one board and ends: what it is made of is called at once, and then never again.
  worker: { rolldownOptions: { output: { postBanner: '//# allFunctionsCalledOnLoad\n' } } },
  preview: { headers: { 'content-security-policy': STRICT_POLICY } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    // No test is about time: a busy machine only makes them late.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.reports/unit.json' }]],
  },
})
