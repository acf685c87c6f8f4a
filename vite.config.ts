import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { chunkGroups } from './scripts/chunkGroups.mjs'
import { contentPolicyPlugin } from './scripts/contentPolicyPlugin.mjs'
import { offlinePlugin } from './scripts/offlinePlugin.mjs'

export default defineConfig({
  // Relative, so that the built site works from any folder of any static host.
  base: './',
  plugins: [react(), contentPolicyPlugin(), offlinePlugin()],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false }, // where it is not known, chunks come when they are asked for
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups(import.meta.dirname) } } },
  },
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
