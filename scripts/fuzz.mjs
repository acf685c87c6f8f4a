// `npm run fuzz [-- MINUTES [SEED]]`: the readers on inputs nobody wrote, longer than `npm test` does.
// Seeds are tried one after the other; a failure names its seed and the smallest input found.
import { installPackages } from './install.mjs'
import { startTool } from './tool.mjs'

const [minutes = '5', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
if (!(Number(minutes) > 0) || !/^\d+$/.test(seed)) {
  console.error('usage: npm run fuzz [-- MINUTES [SEED]], MINUTES above 0, SEED a whole number')
  process.exit(2)
}
if (!installPackages()) process.exit(1)

console.log(`fuzz: ${minutes} minutes from seed ${seed} on`)
startTool(['vitest', 'run', '--reporter=default', 'src/core/devicetree/readers.fuzz.test.ts'], {
  stdio: 'inherit',
  env: { FUZZ_SECONDS: String(Number(minutes) * 60), FUZZ_SEED: seed },
}).once('close', (code) => process.exit(code ?? 1))
