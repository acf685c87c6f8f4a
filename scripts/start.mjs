// `npm start`: installs what is missing and serves the editor. Arguments go to Vite:
// `npm start -- --port 8080 --host`.
import { installPackages } from './install.mjs'
import { startTool } from './tool.mjs'

if (!installPackages()) process.exit(1)
const server = startTool(['vite', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'))
server.once('exit', (code) => process.exit(code ?? 0))
