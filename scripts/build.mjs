// `npm run build`: the site into dist/ and the command line into dist-cli/portwire.js.
// `--cli` builds the command line alone, which is all that the npm package holds.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages } from './install.mjs'
import { ROOT } from './root.mjs'

if (!installPackages()) process.exit(1)
const { build } = await import('vite')

if (!process.argv.includes('--cli')) await build({ root: ROOT })

// One file that needs Node and nothing else.
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/portwire.ts',
    outDir: 'dist-cli',
    target: 'node20',
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'portwire.js' } },
  },
})
const cli = join(ROOT, 'dist-cli/portwire.js')
const code = readFileSync(cli, 'utf8')
if (!code.startsWith('#!')) writeFileSync(cli, `#!/usr/bin/env node\n${code}`)
chmodSync(cli, 0o755)
