// Preloaded by `node -r` before anything else, in syntax that every Node still in use can read:
// a Node that is too old gets one plain line instead of a syntax error from the middle of a tool.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Portwire needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  )
  process.exit(1)
}
