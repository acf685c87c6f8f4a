import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/**
 * This table is the architecture: what each folder may import besides itself. It denies by default.
 * Two folders that both seem to need a thing need a third one below them.
 *
 * `core/*` stands for every folder below core; `*` for every folder and package, save `testing` and
 * Node's own modules. Other names are npm packages.
 */
const MAY_IMPORT: Table = {
  'core/base': [],
  'core/devicetree': ['core/base'],
  'core/ofgraph': ['core/base', 'core/devicetree'],
  'core/dtcChecks': ['core/base', 'core/devicetree', 'core/ofgraph'],
  'core/soc': ['core/base'],
  'core/pipeline': ['core/base', 'core/soc'],
  'core/convert': ['core/base', 'core/devicetree', 'core/ofgraph', 'core/soc', 'core/pipeline'],
  'core/picture': ['core/base', 'core/soc', 'core/pipeline', 'core/drivers/*'],
  'core/share': ['core/base', 'core/pipeline', 'core/convert'],
  'core/compare': ['core/base', 'core/soc', 'core/pipeline', 'core/drivers/*'],
  'core/drivers/*': ['core/base', 'core/soc', 'core/pipeline'], // no text, no tree
  platform: ['core/base', 'idb', 'fflate'],
  store: ['core/*', 'platform', 'zustand', 'react'],
  // No word of the domain; of the core only what a described field is.
  ui: ['core/base', 'react', 'radix-ui', 'lucide-react', 'react-resizable-panels'],
  canvas: ['core/*', 'store', 'ui', 'react', 'radix-ui', 'lucide-react', '@xyflow/react'], // no panels
  panels: ['core/*', 'store', 'ui', 'react', 'radix-ui', 'lucide-react', '@codemirror/*'],
  companions: ['core/*', 'store', 'ui', 'react', 'radix-ui', 'lucide-react'],
  cli: ['core/*', 'node:*', '/', '@fontsource/inter'], // '/': package.json, for the version
  serviceWorker: [], // a realm of its own
  app: ['*'], // wires everything; nobody imports it
  '.': ['*'], // this file
  testing: ['core/*', 'node:*', 'vitest', 'fast-check'], // imported by tests alone
  bench: ['core/*', 'testing', 'node:*', 'react', 'react-dom', '@xyflow/react', 'elkjs'], // what npm run bench measures
}

/** What a test file may import on top of its folder's row. `/public` holds the examples. */
// A test may bring in any stage of the core: the answer to check against often ends elsewhere.
const TESTS_MAY_IMPORT = [
  'core/*',
  'testing',
  '/public',
  'node:*',
  'vitest',
  'fast-check',
  'fake-indexeddb',
]

type Table = Readonly<Record<string, readonly string[]>>
/** Source text by path from src: './core/base/ids.ts'. */
type Files = Readonly<Record<string, string>>

/** Every import that the table does not allow, one line each. */
function violations(files: Files, table: Table): string[] {
  return Object.entries(files).flatMap(([file, source]) => {
    const folder = folderOf(file)
    const row = Object.keys(table).find((name) => matches(name, folder))
    if (row === undefined) return [`${file}: ${folder} has no row in the table`]
    const isTest = /\.test\.tsx?$/.test(file)
    const allowed = [folder, ...(table[row] ?? []), ...(isTest ? TESTS_MAY_IMPORT : [])]

    return importsOf(file, source).flatMap((specifier) => {
      if (specifier === COMPUTED) return [`${file}: imports something computed`]
      if (isRelative(specifier) && !HAS_EXTENSION.test(specifier))
        return [`${file}: ${specifier} lacks its file extension`]
      const target = isRelative(specifier)
        ? folderOf(resolve(file, specifier))
        : packageOf(specifier)
      return allowed.some((pattern) => matches(pattern, target))
        ? []
        : [`${file}: ${folder} may not import ${target}`]
    })
  })
}

/** Stands for a dynamic import whose target is not written out, so that no table can judge it. */
const COMPUTED = '(computed)'

const HAS_EXTENSION = /\.(tsx?|css|json|svg|\{ts,tsx\})$|\.\w+\?/

/**
 * What a file imports, by any means: statements, re-exports, types, `import()`, `require()`,
 * `import.meta.glob()`, workers by `new URL(…, import.meta.url)`, `/// <reference>`.
 */
function importsOf(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const found: string[] = []

  const textOf = (node: SyntaxNode) => source.slice(node.start, node.end)
  const add = (value: unknown) => {
    if (!isNode(value)) return
    if (Array.isArray(value.elements)) value.elements.forEach(add)
    else found.push(typeof value.value === 'string' ? value.value : COMPUTED)
  }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    if (!isNode(value)) return
    if ('source' in value) add(value.source)
    if (value.type === 'TSExternalModuleReference') add(value.expression)
    if (Array.isArray(value.arguments) && isNode(value.callee)) {
      const callee = textOf(value.callee)
      const [first, second] = value.arguments
      const isUrlOfModule =
        callee === 'URL' && isNode(second) && textOf(second) === 'import.meta.url'
      if (callee === 'require' || callee === 'import.meta.glob' || isUrlOfModule) add(first)
    }
    for (const child of Object.values(value)) visit(child)
  }
  visit(program)
  return [...found, ...Array.from(source.matchAll(/^\/\/\/ *<reference.*$/gm), String)]
}

/** Any node of the parser's tree, read by shape. */
interface SyntaxNode extends Readonly<Record<string, unknown>> {
  readonly type: string
  readonly start: number
  readonly end: number
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

const isRelative = (specifier: string) => specifier.startsWith('.')

/** The file a relative specifier names, as a path from src: './core/base/ids.ts', '../public/a.dts'. */
function resolve(from: string, specifier: string): string {
  const { pathname } = new URL(specifier, `http://host/root/src/${from}`)
  const path = decodeURI(pathname)
  return path.startsWith('/root/src/')
    ? path.replace('/root/src', '.')
    : path.replace('/root', '..')
}

/** A file's row: './core/soc/x.ts' is in 'core/soc', './canvas/nodes/x.ts' in 'canvas'. */
function folderOf(file: string): string {
  const [start = '.', ...folders] = file.split('/').slice(0, -1)
  if (start === '..') return `/${folders[0] ?? ''}`
  const depth = folders[0] !== 'core' ? 1 : folders[1] === 'drivers' ? 3 : 2
  return folders.slice(0, depth).join('/') || '.'
}

/** 'react-dom/client' is in 'react-dom', '@xyflow/react/dist/style.css' in '@xyflow/react'. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function matches(pattern: string, target: string): boolean {
  if (pattern === '*') return target !== 'testing' && !target.startsWith('node:')
  return pattern.endsWith('*') ? target.startsWith(pattern.slice(0, -1)) : target === pattern
}

const SOURCES = import.meta.glob<string>('./**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
})

describe('the architecture', () => {
  it('holds for every import of every file', () => {
    expect(violations(SOURCES, MAY_IMPORT)).toEqual([])
  })

  it('was checked against the imports that are there', () => {
    const imports = Object.entries(SOURCES).flatMap(([file, source]) => importsOf(file, source))
    expect(Object.keys(SOURCES).length).toBeGreaterThan(30)
    expect(imports.length).toBeGreaterThan(100)
    expect(imports).toContain('../base/ids.ts')
  })
})

describe('a planted violation is caught', () => {
  it.each([
    ['a folder not in the row', './core/base/a.ts', `import { x } from '../soc/x.ts'`],
    ['a package not in the row', './core/soc/a.ts', `import { memo } from 'react'`],
    ['a path of such a package', './core/soc/a.ts', `import { jsx } from 'react/jsx-runtime'`],
    ['a Node module in the core', './core/soc/a.ts', `import { readFileSync } from 'node:fs'`],
    ['a type', './core/pipeline/a.ts', `import type { X } from '../devicetree/x.ts'`],
    ['a type written in place', './ui/a.ts', `let x: import('../core/soc/soc.ts').Soc`],
    ['a re-export', './ui/a.ts', `export { x } from '../store/x.ts'`],
    ['a re-export of everything', './ui/a.ts', `export * from '../store/x.ts'`],
    ['an import for its effect', './core/base/a.ts', `import '../../ui/theme.css'`],
    ['a dynamic import', './canvas/a.tsx', `const x = <a b={() => import('../panels/x.tsx')} />`],
    [
      'a computed import',
      './core/base/a.ts',
      `export const load = (name: string) => import('./' + name)`,
    ],
    ['a glob', './store/a.ts', `import.meta.glob(['../panels/*.tsx'])`],
    ['a require', './core/base/a.ts', `import fs = require('fs')`],
    ['a worker', './ui/a.ts', `new Worker(new URL('../store/w.ts', import.meta.url))`],
    ['a library of types', './core/base/a.ts', `/// <reference lib="dom" />`],
    ['one driver in another', './core/drivers/a/a.ts', `import { b } from '../b/b.ts'`],
    ['the app', './panels/a.tsx', `import { App } from '../app/App.tsx'`],
    [
      'test helpers outside a test',
      './app/a.ts',
      `import { graphOf } from '../testing/graphOf.ts'`,
    ],
    [
      'a test folder for the wrong test',
      './core/base/a.test.ts',
      `import x from '../../panels/x.ts'`,
    ],
    ['a file outside src', './core/soc/a.ts', `import x from '../../../public/examples/a.dts?raw'`],
    ['a missing extension', './core/base/a.ts', `import { x } from './ids'`],
    ['a folder without a row', './utils/a.ts', ''],
  ])('%s', (_name, file, source) => {
    expect(violations({ [file]: source }, MAY_IMPORT)).toHaveLength(1)
  })
})

describe('a browser test', () => {
  const SPECS = import.meta.glob<string>('../e2e/*.spec.ts', {
    eager: true,
    query: '?raw',
    import: 'default',
  })
  const OF_PLAYWRIGHT = /^import (?!type\b)[^']*'@playwright\/test'/m
  const OWN_CONTEXT = /\bbrowser\.new\w+\(|\.launch\w*\(/

  it('runs in a context that is watched, or watches its own', () => {
    expect(Object.keys(SPECS).length).toBeGreaterThan(30)
    for (const [file, source] of Object.entries(SPECS)) {
      expect(source, `${file}: test comes from fixtures.ts`).not.toMatch(OF_PLAYWRIGHT)
      if (OWN_CONTEXT.test(source))
        expect(source, `${file}: opens a browser`).toContain('await complaintsOf(')
    }
  })
})

describe('what the table allows passes', () => {
  it.each([
    ['its own folder', './core/base/a.ts', `import type { BlockId } from './ids.ts'`],
    ['its own row', './core/drivers/a/b.ts', `import { x } from '../../soc/x.ts'`],
    ['any folder below core', './store/a.ts', `import { x } from '../core/drivers/a/x.ts'`],
    ['a style sheet', './ui/a.tsx', `import styles from './a.module.css'`],
    ['a package by path', './canvas/a.tsx', `import '@xyflow/react/dist/style.css'`],
    ['an example in a test', './cli/a.test.ts', `import x from '../../public/examples/a.dts?raw'`],
    ['helpers in a test', './core/base/a.test.ts', `import { graphOf } from '../../testing/g.ts'`],
    ['anything in the app', './app/main.tsx', `import { createRoot } from 'react-dom/client'`],
    ['the word import in a text', './core/base/a.ts', `export const x = "import 'react'"`],
  ])('%s', (_name, file, source) => {
    expect(violations({ [file]: source }, MAY_IMPORT)).toEqual([])
  })
})
