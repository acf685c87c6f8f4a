import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isEntries } from '../core/base/fieldReader.ts'
import { parsedJson } from '../core/base/parsedJson.ts'
import type { OpenedBoard } from '../core/convert/open/newBoard.ts'
import { type ParsedProject, parseProject } from '../core/convert/open/projectJson.ts'
import { boardOfShare } from '../core/share/shareJson.ts'
import { answersOf, survivesSaving } from '../testing/answersOf.ts'
import { anyBreakages, brokenJson } from '../testing/brokenJson.ts'
import { FUZZ_TIMEOUT, fuzzing } from '../testing/fuzzing.ts'
import { shownLinks } from '../testing/shownLinks.ts'
import { readHistory } from './savedHistory.ts'

/**
 * One board in every form it was ever written in. The files are as they were written and are never
 * made anew: a change of the form adds one.
 */
const kept = (name: string): string => readFileSync(`src/store/fixtures/${name}.json`, 'utf8')

const readFile = (text: string): ParsedProject => parseProject(parsedJson(text))

/** A save of the browser's storage, with its files beside it. */
function readSave(text: string): ParsedProject {
  const { text: save, files } = Object(parsedJson(text))
  const bytes = (number: number): Uint8Array | undefined => {
    const file: unknown = Array.isArray(files) ? files[number] : undefined
    return typeof file === 'string' ? new Uint8Array(Buffer.from(file, 'base64')) : undefined
  }
  const read = readHistory(typeof save === 'string' ? save : '', bytes)
  return read.kind === 'ok'
    ? { kind: 'project', board: read.value.project }
    : { kind: 'wrong', message: read.message }
}

const FORMS: readonly (readonly [string, (text: string) => ParsedProject])[] = [
  ['form0-document', readFile],
  ['form1-project', readFile],
  ['form1-share', boardOfShare],
  ['form1-save', readSave],
]

/** What the board was when it was kept. */
function expectKept({ doc }: OpenedBoard): void {
  expect(doc).toMatchObject({ title: 'Kept, é', soc: 'mt8365' })
  expect(shownLinks(doc.graph)).toEqual([
    'syscon@14000000 0.0 > ovl@1400b000 0.0',
    'ovl@1400b000 1.0 > dsi@14014000 0.0',
  ])
  const dsi = Object.values(doc.graph.blocks).find(({ path }) => path === '/soc/dsi@14014000')
  expect(dsi?.status).toBe('okay')
  expect(dsi?.properties).toContainEqual({
    name: 'edid',
    value: { kind: 'bytes', bytes: [0, 255] },
  })
}

const { counts, check } = fuzzing('saved projects of every form', FORMS.length)

describe.each(FORMS)('%s', (name, read) => {
  const text = kept(name)

  it('is the board that was kept', () => {
    const parsed = read(text)
    if (parsed.kind === 'wrong') throw new Error(parsed.message)
    expectKept(parsed.board)
  })

  it(
    'is a board or refused with a sentence, whatever was changed in it',
    { timeout: FUZZ_TIMEOUT },
    () =>
      check(60, anyBreakages, (breakages) => {
        for (const changed of [
          brokenJson(JSON.parse(text), breakages),
          brokenInside(text, breakages),
        ]) {
          if (changed === text) continue
          counts.tried += 1
          const parsed = read(changed)
          if (parsed.kind === 'wrong') {
            counts.faults += 1
            expect(parsed.message).toMatch(/^[A-Z].*[.]$/s)
          } else {
            answersOf(parsed.board)
            expect(survivesSaving(parsed.board)).toBe(true)
          }
        }
      }),
  )
})

/** With the changes made in the text that a save holds, which is JSON of its own. */
function brokenInside(text: string, breakages: Parameters<typeof brokenJson>[1]): string {
  const whole: unknown = JSON.parse(text)
  return isEntries(whole) && typeof whole.text === 'string'
    ? JSON.stringify({ ...whole, text: brokenJson(JSON.parse(whole.text), breakages) })
    : text
}
