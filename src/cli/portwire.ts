import { UNREADABLE } from './exitCode.ts'
import { FILE_LIMIT } from './inputFiles.ts'
import { runPortwire } from './runPortwire.ts'

// A reader that has seen enough (`| head`) closes the pipe: no fault, and the exit code still counts.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return
    if (stream === process.stdout)
      process.stderr.write(`portwire: error: The output cannot be written (${code}).\n`)
    process.exitCode = UNREADABLE
  })

const code = await runPortwire(process.argv.slice(2), {
  stdin: readStdin,
  out: (data) => process.stdout.write(data),
  err: (text) => process.stderr.write(text),
  outIsScreen: process.stdout.isTTY,
})
process.exitCode ??= code

/** Stops reading past the limit, which is then reported as for a file. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk))
    length += chunk.length
    if (length > FILE_LIMIT) break
  }
  return new Uint8Array(Buffer.concat(chunks))
}
