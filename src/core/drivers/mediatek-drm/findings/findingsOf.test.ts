import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEditChoices, editedBy, editingBy } from '../../../../testing/anyEdits.ts'
import { graphOf } from '../../../../testing/graphOf.ts'
import { boardOf } from '../../../../testing/trapBoards.ts'
import { importPipeline } from '../../../convert/open/importPipeline.ts'
import { openBoard } from '../../../convert/open/openBoard.ts'
import { readDtb } from '../../../devicetree/readDtb.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { PipelineDocument } from '../../../pipeline/document.ts'
import { SOCS } from '../../../soc/catalogue.ts'
import { isWired } from '../isWired.ts'
import { KERNEL_CHOICES } from '../kernelChoice.ts'
import { forecastProbe } from '../probe/forecastProbe.ts'
import type { MmsysJson } from '../resolveJson.ts'
import { isAvailable } from '../walkPath.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findingsOf.ts'
import type { TrapNumber } from './traps.ts'

const SHARED = '../shared'
if (!existsSync(SHARED)) console.info('skipped: boards and trees of ../shared, which is not here')

const docOf = (file: string): PipelineDocument =>
  importPipeline(readDtb(readFileSync(file), file).tree, file)
const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ trap, message }) => `${trap} ${message}`)
const errors = (doc: PipelineDocument): Finding[] =>
  findingsOf(doc).filter(({ severity }) => severity === 'error')

describe.skipIf(!existsSync(SHARED))('boards that work upstream', () => {
  const folder = `${SHARED}/boards/dtb`
  const blobs = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.dtb'))
    : []

  it.each(blobs)('%s has no error', (name) => {
    expect(told(errors(docOf(`${folder}/${name}`)))).toEqual([])
  })
})

describe('boards that come with the page', () => {
  const folder = 'public/examples'
  const open = (name: string): PipelineDocument => {
    const opened = openBoard([{ name, bytes: readFileSync(`${folder}/${name}`) }])
    return opened.kind === 'opened' ? opened.doc : expect.fail(`${name} does not open`)
  }
  const sound = readdirSync(folder).filter((name) => /\.dts$/.test(name) && !/mistake/.test(name))

  it.each(sound)('%s has neither error nor warning', (name) => {
    const findings = findingsOf(open(name)).filter(({ severity }) => severity !== 'info')
    expect(told(findings)).toEqual([])
  })

  it('the three mistakes are the three mistakes', () => {
    const findings = findingsOf(open('mt8395-three-mistakes.dts'))
    const traps = findings.filter(({ severity }) => severity !== 'info').map(({ trap }) => trap)
    expect(traps).toEqual([16, 1, 13])
  })
  it('pressing the first fix until there is none mends the three, and adds no block', () => {
    let doc = open('mt8395-three-mistakes.dts')
    const blocks = Object.keys(doc.graph.blocks)
    const fix = () =>
      findingsOf(doc).find((found) => found.severity !== 'info' && found.fix !== null)?.fix
    for (let at = fix(); at != null; at = fix()) doc = applyEdit(doc, at.edit)
    expect(told(findingsOf(doc).filter(({ severity }) => severity !== 'info'))).toEqual([])
    expect(Object.keys(doc.graph.blocks)).toEqual(blocks)
  })
})

/** The traps that end the path build with an error. */
const BREAKS: ReadonlySet<TrapNumber> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 27])

describe.skipIf(!existsSync(SHARED))("trees the kernel's own functions were run on", () => {
  const folder = `${SHARED}/cases/ddp`
  const lines = existsSync(folder)
    ? readFileSync(`${folder}/expected.jsonl`, 'utf8').trim().split('\n')
    : []

  /** A tree, what was answered for the mmsys that are enabled, and what is found. */
  const cases = lines.map((line) => {
    const { file, mmsys }: { file: string; mmsys: MmsysJson[] } = JSON.parse(line)
    const doc = docOf(`${folder}/dtb/${file}`)
    const on = new Set(
      Object.values(doc.graph.blocks)
        .filter(isAvailable)
        .map(({ path }) => path),
    )
    return { file, doc, probed: mmsys.filter(({ node }) => on.has(node)), found: findingsOf(doc) }
  })

  it('an error is found where the path build fails, a hang where it never ends, and else neither', () => {
    const different = cases.filter(({ probed, found }) => {
      const breaks = found.filter(
        ({ severity, trap, kernelLog }) =>
          severity === 'error' && BREAKS.has(trap) && kernelLog !== undefined,
      )
      return (
        breaks.length !== probed.filter(({ errno }) => errno < 0).length ||
        found.some(({ trap }) => trap === 9) !== probed.some(({ hang }) => hang)
      )
    })
    expect(different.map(({ file, found }) => [file, ...told(found)])).toEqual([])
    expect(cases.length).toBeGreaterThan(100)
  })

  it('a fix takes its finding away', () => {
    const keyOf = ({ code, message, subject }: Finding) => JSON.stringify([code, message, subject])
    const left = cases.flatMap(({ file, doc, found }) =>
      found.flatMap((finding) => {
        if (finding.fix === null) return []
        const after = findingsOf(applyEdit(doc, finding.fix.edit)).map(keyOf)
        return after.includes(keyOf(finding)) ? [[file, finding.message, finding.fix.label]] : []
      }),
    )
    expect(left).toEqual([])
  })

  it('each message of the path build stands with a finding', () => {
    const lost = cases.flatMap(({ probed, found }) =>
      probed
        .filter(({ errno }) => errno < 0)
        .flatMap(({ log }) => log.at(-1)?.replace('err:', '') ?? [])
        .filter((text) => !found.some(({ kernelLog }) => kernelLog?.includes(text))),
    )
    expect(lost).toEqual([])
  })
})

const MAIN_8173 =
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel'
const HEAD_8195 = 'vdosys0 > ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0'

describe('whatever the document', () => {
  const starts = [
    boardOf(
      'mt8195',
      'vdosys0 > ovl0 > rdma0 > dsi0 > +dsi-panel; vdosys1 > ethdr0 > merge5 > dpi1',
    ),
    boardOf('mt8173', 'mmsys > ovl0 > color0 > dsi0 > +dsi-panel'),
    boardOf('mt8188', ''),
    {
      title: '',
      soc: null,
      positions: {},
      graph: graphOf('mmsys.0 > ovl.0 > dsi.0 > ovl; vdosys1'),
    },
  ]

  it('findings come, errors first, each in words, and each fix changes something', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        anyEditChoices,
        fc.constantFrom(...KERNEL_CHOICES),
        (start, choices, kernel) => {
          const doc = editedBy(start, choices)
          const findings = findingsOf(doc, kernel)
          const ranks = findings.map(({ severity }) =>
            ['error', 'warning', 'info'].indexOf(severity),
          )
          expect(ranks).toEqual(ranks.toSorted())
          for (const { message, kernel: does, symptom } of findings)
            for (const text of [message, does, symptom]) expect(text).toMatch(/^\S[^\n]*\.$/)
          for (const { fix } of findings) {
            if (fix === null) continue
            expect(fix.label).toMatch(/^\S[^\n]*[^\s.]$/)
            expect(applyEdit(doc, fix.edit)).not.toBe(doc)
          }
        },
      ),
    )
  })

  const boards = [
    `mt8173 ${MAIN_8173}; mmsys.1 > ovl1 > color1 > gamma@14016000 > rdma1 > dpi0 > hdmi0 > +hdmi-connector`,
    `mt8195 ${HEAD_8195} > dsi0 > +dsi-panel; vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector`,
    `mt8188 ${HEAD_8195.replace('> dither0', '> postmask0 > dither0')} > disp_dsi0 > +dsi-panel`,
    `mt8365 ${HEAD_8195.replace('vdosys0', 'mmsys.0')} > dsi0 > +dsi-panel; mmsys.1 > rdma1 > dpi0 > +i2c-bridge`,
  ].map((line) => {
    const [soc, ...words] = line.split(' ')
    const id = SOCS.find((candidate) => candidate.id === soc)?.id ?? expect.fail(line)
    return boardOf(id, words.join(' '))
  })

  it('what is kept from one edit to the next gives what the board alone gives', () => {
    // The bridge is no child of its host, and attaches by the link alone.
    const behindBus = boardOf('mt8173', MAIN_8173.replace('+dsi-panel', '+i2c-bridge'))
    const derived = (doc: PipelineDocument) => [findingsOf(doc), forecastProbe(doc.graph)]
    fc.assert(
      fc.property(fc.constantFrom(behindBus, ...boards), anyEditChoices, (start, choices) => {
        const asked = editingBy(start, choices)
        const kept = JSON.stringify(asked.map(derived))
        expect(kept).toBe(JSON.stringify(asked.map((doc) => derived(structuredClone(doc)))))
      }),
    )
  })

  it('a fix takes its finding away, and leaves a DRM device that comes up', () => {
    const keyOf = ({ code, message, subject }: Finding) => JSON.stringify([code, message, subject])
    fc.assert(
      fc.property(
        fc.constantFrom(...boards),
        anyEditChoices,
        fc.constantFrom(...KERNEL_CHOICES),
        (start, choices, kernel) => {
          const doc = editedBy(start, choices)
          const isUp = forecastProbe(doc.graph, kernel).drm.kind === 'up'
          for (const finding of findingsOf(doc, kernel)) {
            if (finding.fix === null) continue
            const after = applyEdit(doc, finding.fix.edit)
            expect(findingsOf(after, kernel).map(keyOf)).not.toContain(keyOf(finding))
            const { drm, headline } = forecastProbe(after.graph, kernel)
            if (isUp && drm.kind !== 'up')
              expect.fail(`${finding.message} ${finding.fix.label}: ${headline}`)
          }
        },
      ),
      { numRuns: 50, seed: 4 }, // the same boards each time: each takes several forecasts
    )
  })

  it('an error is found where the probe forecast sees no DRM device, and only there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...boards),
        anyEditChoices,
        fc.constantFrom(...KERNEL_CHOICES),
        (start, choices, kernel) => {
          const doc = editedBy(start, choices)
          const { drm, mmsys, headline } = forecastProbe(doc.graph, kernel)
          // A board whose mmsys are all off, or unknown and unwired, may be meant to have no display.
          const isOff = mmsys.every(({ state }) => state.kind === 'disabled')
          if (isOff && (mmsys.length > 0 || !isWired(doc.graph))) return
          const isLost = drm.kind !== 'up' || drm.laterCrashes.length > 0
          const found = findingsOf(doc, kernel).filter(
            ({ severity, impact, trap }) =>
              trap === 19 || (severity === 'error' && (impact === 'crash' || impact === 'no-drm')),
          )
          const agree = isLost === found.length > 0
          expect(agree ? '' : `${kernel}: ${headline}, but ${told(found)}`).toBe('')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('an empty one has none', () => {
    expect(
      findingsOf({ title: '', soc: null, graph: { blocks: {}, aliases: [] }, positions: {} }),
    ).toEqual([])
  })
})
