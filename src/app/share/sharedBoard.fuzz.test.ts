import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newBoard, type OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { shareJson } from '../../core/share/shareJson.ts'
import { socById } from '../../core/soc/catalogue.ts'
import type { Outcome } from '../../platform/outcome.ts'
import { PICTURE_LIMITS } from '../../platform/packedText.ts'
import { packText } from '../../platform/packText.ts'
import { answersOf, survivesSaving } from '../../testing/answersOf.ts'
import { anyEditChoices, editedBy } from '../../testing/anyEdits.ts'
import { anyBreakages, brokenJson } from '../../testing/brokenJson.ts'
import { FUZZ_TIMEOUT, fuzzing } from '../../testing/fuzzing.ts'
import { packForLink } from './packBoard.ts'
import { unpackLink, unpackPicture } from './sharedBoard.ts'

const { counts, check } = fuzzing('share links', 3)

function example(name: string): OpenedBoard {
  const opened = openBoard([{ name, bytes: readFileSync(`public/examples/${name}`) }])
  if (opened.kind === 'failed') throw new Error(`${name} does not open`)
  return opened
}

const BOARDS = [newBoard(socById('mt8365')), example('mt8395-three-mistakes.dts')]
const anyBoard = fc.constantFrom(...BOARDS)

function packed(board: OpenedBoard): string {
  const link = packForLink(board)
  if (link.kind === 'failed') throw new Error(link.message)
  return link.value
}

/** A board every part of the window can show, or a sentence. */
function expectAnswer(outcome: Outcome<OpenedBoard>): void {
  counts.tried += 1
  if (outcome.kind === 'failed') {
    counts.faults += 1
    expect(outcome.message).toMatch(/^[A-Z`p].*[.]$/s)
    return
  }
  answersOf(outcome.value)
  expect(survivesSaving(outcome.value)).toBe(true)
}

describe('a link', () => {
  it('brings the board that was edited, whatever the edits', { timeout: FUZZ_TIMEOUT }, () =>
    check(15, fc.tuple(anyBoard, anyEditChoices), async ([board, choices]) => {
      const doc = editedBy(board.doc, choices)
      const link = await unpackLink(packed({ ...board, doc }))
      counts.tried += 1
      const isWhole = link.kind === 'ok' && JSON.stringify(link.value.doc) === JSON.stringify(doc)
      if (!isWhole) counts.lost += 1
      expect(isWhole).toBe(true)
    }),
  )

  it('damaged anywhere is refused with a sentence, or is a board', {
    timeout: FUZZ_TIMEOUT,
  }, () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true })
    const put = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('A', '_', '-', '%41', ''))
    const changes = fc.array(fc.tuple(place, put, fc.nat(3)), { minLength: 1, maxLength: 3 })
    return check(150, fc.tuple(anyBoard, changes, place), async ([board, list, cut]) => {
      const link = packed(board)
      const damaged = list.reduce((text, [at, text2, drop]) => {
        const from = Math.floor(at * text.length)
        return text.slice(0, from) + text2 + text.slice(from + drop)
      }, link)
      expectAnswer(await unpackLink(damaged))
      expectAnswer(await unpackLink(link.slice(0, Math.floor(cut * link.length))))
    })
  })

  it(
    'packed by hand, with anything in it, is refused or is a board',
    { timeout: FUZZ_TIMEOUT },
    () =>
      check(80, fc.tuple(anyBoard, anyBreakages), async ([board, breakages]) => {
        const text = brokenJson(JSON.parse(shareJson(board)), breakages)
        const repacked = packText(text, PICTURE_LIMITS)
        if (repacked.kind === 'failed') return
        expectAnswer(await unpackLink(repacked.value))
        expectAnswer(await unpackPicture(repacked.value))
      }),
  )
})
