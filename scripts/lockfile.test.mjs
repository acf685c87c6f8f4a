import { describe, expect, it } from 'vitest'
import { isInstalled } from './lockfile.mjs'

const vite = { 'node_modules/vite': { version: '8.3.8' } }
const macOnly = { 'node_modules/fsevents': { version: '2.3.3', optional: true } }
const project = { '': { version: '0.1.0' } }

describe(isInstalled, () => {
  it.each([
    ['holds when both name the same packages', { ...project, ...vite }, vite, true],
    [
      'lacks a package the lockfile gained',
      { ...vite, 'node_modules/a': { version: '1' } },
      vite,
      false,
    ],
    [
      'lacks a version the lockfile raised',
      { 'node_modules/vite': { version: '9.0.0' } },
      vite,
      false,
    ],
    ['does without an optional package of another platform', { ...vite, ...macOnly }, vite, true],
    [
      'lacks an optional package of another version',
      macOnly,
      { 'node_modules/fsevents': { version: '2.0.0' } },
      false,
    ],
  ])('%s', (_name, wanted, installed, expected) => {
    expect(isInstalled({ packages: wanted }, { packages: installed })).toBe(expected)
  })
})
