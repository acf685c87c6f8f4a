import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A fresh folder with the package as `npm publish` would send it, installed there. */
const folder = mkdtempSync(join(tmpdir(), 'portwire-package-'))
const installed = join(folder, 'work')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const PROGRAM = 'node_modules/.bin/portwire'
const canPack = spawnSync(npm, ['--version']).status === 0
if (!canPack) console.info('skipped: the package, as there is no npm on this machine')

const run = (command: string, args: readonly string[], input = '') =>
  spawnSync(command, args, { cwd: installed, input, encoding: 'utf8', maxBuffer: 1 << 26 })

describe.skipIf(!canPack)('the packed command line', { timeout: 60_000 }, () => {
  beforeAll(() => {
    mkdirSync(installed)
    execFileSync(npm, ['pack', '--pack-destination', folder], { stdio: 'pipe' })
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const tarball = join(folder, `portwire-${version}.tgz`)
    execFileSync(npm, ['install', '--offline', '--no-audit', tarball], {
      cwd: installed,
      stdio: 'pipe',
    })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('needs nothing but Node', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(dependencies).toBeUndefined()
  })

  it('resolves a board', () => {
    const board = readFileSync('public/examples/mt8195-laptop-edp.dts', 'utf8')
    writeFileSync(join(installed, 'board.dts'), board)
    const { status, stdout } = run('npx', [
      '--no-install',
      'portwire',
      'resolve',
      'board.dts',
      '--json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'board.dts',
      mmsys: [{ errno: 0 }, { errno: 0 }],
    })
  })

  it('keeps its exit code when the reader of its output leaves', () => {
    writeFileSync(join(installed, 'bad.dts'), '/dts-v1/;\n/ { a = <1> };\n')
    const boards = Array.from({ length: 2000 }, () => 'bad.dts').join(' ')
    const { stdout, stderr } = run('bash', [
      '-c',
      `${PROGRAM} check ${boards} | head -1; echo "\${PIPESTATUS[0]}"`,
    ])
    expect(stdout).toMatch(/^bad\.dts:2:11: error: .*\n1\n$/)
    expect(stderr).toMatch(/^portwire check: 2000 trees, \d+ errors, 0 warnings\n$/)
  })

  it('says when its output cannot be written', () => {
    if (!existsSync('/dev/full')) return
    const { status, stderr } = run('bash', ['-c', `${PROGRAM} --help > /dev/full`])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^portwire: error: The output cannot be written \(ENOSPC\)\.\n$/)
  })

  it('answers for a folder as standard input with a sentence', () => {
    const { status, stderr } = run('bash', ['-c', `${PROGRAM} check - < .`])
    expect(status).toBe(2)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  interface Example {
    readonly in: unknown
    readonly out: Readonly<Record<string, unknown>>
  }

  it.each(['cmdq', 'at91sam9-wdt', 'f71808e-wdt', 'riscv-pmu'])(
    'answers every worked example of %s',
    (name) => {
      const facts = `../shared/facts/${name}.md`
      if (!existsSync(facts))
        return console.info(`skipped: examples of ${name}, as ${facts} is not here`)
      const blocks = readFileSync(facts, 'utf8').matchAll(/```json\n(\[[\s\S]*?\n\])\n```/g)
      const examples = [...blocks].flatMap(([, json = '']): Example[] => JSON.parse(json))
      expect(examples.length).toBeGreaterThanOrEqual(64)
      const questions = JSON.stringify(examples.map((example) => example.in))
      const { status, stdout, stderr } = run(PROGRAM, ['model', name], questions)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      const answers: readonly Record<string, unknown>[] = JSON.parse(stdout)
      expect(
        answers.map((answer, i) =>
          Object.fromEntries(Object.keys(examples[i]?.out ?? {}).map((key) => [key, answer[key]])),
        ),
      ).toEqual(examples.map(({ out }) => out))
    },
  )
})
