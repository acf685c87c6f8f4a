import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { siteWeight } from './siteWeight.mjs'

/**
 * A page that loads `index` with `react`; `index` fetches `Editor`, which fetches `Panel`.
 *
 * @type {Readonly<Record<string, string>>}
 */
const SITE = {
  'index.html': '<script src="./assets/index-aaaaaaaa.js"></script><a href="./none.html">',
  'assets/index-aaaaaaaa.js': 'import"./react-bbbbbbbb.js";import(`./Editor-cc-ccccc.js`)',
  'assets/react-bbbbbbbb.js': 'export const react = 1',
  'assets/Editor-cc-ccccc.js':
    'import{a}from"./react-bbbbbbbb.js";import{b}from"./shared-dddddddd.js";import("./Panel-eeeeeeee.js")',
  'assets/Editor-ffffffff.css': 'article { color: red }',
  'assets/shared-dddddddd.js': 'const text = "import \'./none.js\'"',
  'assets/Panel-eeeeeeee.js': 'import"./shared-dddddddd.js";import"./Editor-cc-ccccc.js"',
}
/** @param {string[]} files */
const gzip = (...files) => files.reduce((sum, file) => sum + gzipSync(SITE[file] ?? '').length, 0)

describe(siteWeight, () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'site-'))
    mkdirSync(join(folder, 'assets'))
    for (const [file, text] of Object.entries(SITE)) writeFileSync(join(folder, file), text)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('counts for the first load the page and what its scripts import, not what they fetch', () => {
    const files = ['index.html', 'assets/index-aaaaaaaa.js', 'assets/react-bbbbbbbb.js']
    expect(siteWeight(folder).firstLoad).toEqual({ bytes: gzip(...files), requests: 3 })
  })

  it('names what is fetched later', () => {
    expect(siteWeight(folder).asked.toSorted()).toEqual(['Editor', 'Panel'])
  })

  it.each([
    [
      'with its imports and styles',
      'Editor',
      [],
      ['Editor-cc-ccccc.js', 'shared-dddddddd.js', 'Editor-ffffffff.css'],
    ],
    ['without what was loaded before', 'Panel', ['Editor'], ['Panel-eeeeeeee.js']],
  ])('weighs a chunk %s', (_how, name, after, files) => {
    const bytes = gzip(...files.map((file) => `assets/${file}`))
    expect(siteWeight(folder).lazy(name, ...after)).toEqual({ bytes, requests: files.length })
  })

  it('finds the chunks that come to import themselves', () => {
    expect(siteWeight(folder).round).toEqual([])
    writeFileSync(join(folder, 'assets/shared-dddddddd.js'), 'import"./Panel-eeeeeeee.js"')
    expect(siteWeight(folder).round.toSorted()).toEqual([
      'Editor-cc-ccccc.js',
      'Panel-eeeeeeee.js',
      'shared-dddddddd.js',
    ])
  })

  it('knows no weight of a chunk that is not there', () => {
    expect(siteWeight(folder).lazy('Nothing')).toBeNull()
  })
})
