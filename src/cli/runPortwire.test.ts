import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fakeTerminal } from '../testing/terminal.ts'
import { runPortwire } from './runPortwire.ts'

async function run(args: readonly string[], stdin = '') {
  const terminal = fakeTerminal(stdin)
  const code = await runPortwire(args, terminal)
  return { code, out: terminal.text(), errors: terminal.errors() }
}

const COMMANDS = ['resolve', 'check', 'export', 'diff', 'model']

describe('portwire', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await run(['--version'])).toEqual({ code: 0, out: `portwire ${version}\n`, errors: '' })
  })

  it('lists its commands when asked, and when given none', async () => {
    const asked = await run(['--help'])
    expect(asked).toMatchObject({ code: 0, errors: '' })
    for (const name of COMMANDS) expect(asked.out).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    expect(await run([])).toEqual({ code: 2, out: '', errors: asked.out })
  })

  it.each(COMMANDS)('explains %s, its options and its exit codes', async (name) => {
    const { code, out } = await run([name, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^usage: portwire ${name} `))
    expect(out).toContain('Exit status: 0 ')
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([])
    expect(await run(['help', name])).toEqual({ code, out, errors: '' })
    expect(await run([name, '-h', '--nonsense'])).toMatchObject({ out })
  })

  it.each([
    [['paint', 'x.dts'], /There is no command paint; there are resolve, check, export/],
    [['resolve'], /No FILE is given/],
    [['check'], /No FILE is given/],
    [['resolve', '--frame', 'x.dts'], /Unknown option '--frame'/],
    [['check', 'x.dts', '--baseline'], /--baseline/],
    [['check', '--kernel', 'v2.4', 'x.dts'], /--kernel is one of v6\.12, .*, not v2\.4/],
    [['check', '--dtc', '0.1', 'x.dts'], /--dtc is one of 1\.6\.1, .*, not 0\.1/],
    [['diff', 'a.dts'], /Two FILEs are compared/],
    [['model'], /NAME is missing; it is one of cmdq, /],
    [['model', 'z80'], /There is no model z80; there are cmdq, /],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, out, errors } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errors).toMatch(sentence)
    expect(errors).toContain('Try: portwire')
  })

  it('owns up to a fault of its own, without a stack', async () => {
    const broken = { ...fakeTerminal(), out: () => JSON.parse('{') }
    expect(await runPortwire(['--version'], broken)).toBe(70)
    expect(broken.errors()).toMatch(/internal error: .*\nThis is a fault of Portwire/)
    expect(broken.errors()).not.toMatch(/^\s+at /m)
  })
})

describe('portwire model', () => {
  it('answers each question in its place', async () => {
    const { code, out } = await run(['model', 'at91sam9-wdt'], '[{}, 7]')
    expect(code).toBe(0)
    const [first, second, more] = JSON.parse(out)
    expect(first).toHaveProperty('err')
    expect(second).toHaveProperty('error')
    expect(more).toBeUndefined()
  })

  it.each([
    ['what is no JSON', '[{},', /^<stdin>: error: This is no JSON: /],
    ['a single question', '{}', /^<stdin>: error: A JSON array is expected/],
    ['nothing', '', /^<stdin>: error: /],
  ])('refuses %s', async (_what, input, sentence) => {
    const { code, out, errors } = await run(['model', 'cmdq'], input)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errors).toMatch(sentence)
  })

  it('answers no questions with no answers', async () => {
    expect(JSON.parse((await run(['model', 'cmdq'], '[]')).out)).toEqual([])
  })
})
