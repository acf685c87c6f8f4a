import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import { findingsOf } from '../../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { TRAPS } from '../../core/drivers/mediatek-drm/findings/traps.ts'
import { TRAP_KERNELS, trapFile } from './trapExample.ts'

const FOLDER = 'public/traps'

/** The findings that come with a trap: what a broken path costs, or what its own slip also does. */
const BESIDE: Readonly<Record<number, readonly number[]>> = {
  12: [13],
  15: [1],
  41: [50],
  47: [48],
  49: [48, 48],
  51: [48, 48],
  54: [48],
}

describe('the board of each trap', () => {
  it.each(TRAPS.map((trap) => [trapFile(trap), trap] as const))('%s', (file, { number }) => {
    const text = readFileSync(`${FOLDER}/${file}`)
    const opened = openBoard([{ name: file, bytes: new Uint8Array(text) }])
    if (opened.kind === 'failed') throw new Error(JSON.stringify(opened.diagnostics))
    // The SoC's .dtsi is stood in for by the catalogue, which is told as info.
    expect(opened.notices.filter(({ severity }) => severity !== 'info')).toEqual([])
    const findings = findingsOf(opened.doc, TRAP_KERNELS[number])
    expect(findings.map(({ trap }) => trap)).toContain(number)
    const grave = findings.filter(({ trap, severity }) => trap !== number && severity !== 'info')
    expect(grave.map(({ trap }) => trap)).toEqual(BESIDE[number] ?? [])
  })

  it('is there, and no other', () => {
    expect(existsSync(FOLDER) && readdirSync(FOLDER).sort()).toEqual(TRAPS.map(trapFile).sort())
  })
})
