import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEditChoices, editsBy } from '../../../testing/anyEdits.ts'
import { graphOf } from '../../../testing/graphOf.ts'
import { boardOf } from '../../../testing/trapBoards.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import type { PipelineDocument } from '../../pipeline/document.ts'
import { linksOf } from '../../pipeline/links.ts'
import { findingsOf } from './findings/findingsOf.ts'
import { KERNEL_CHOICES, type KernelChoice } from './kernelChoice.ts'
import { pathMarks } from './pathMarks.ts'
import { forecastLog } from './probe/forecastLog.ts'
import { forecastProbe } from './probe/forecastProbe.ts'
import { resolveAll } from './resolveMmsys.ts'

/** Everything that is derived from a document, as plain data. */
function derived(doc: PipelineDocument, kernel: KernelChoice) {
  const { graph } = doc
  const resolutions = resolveAll(graph, kernel)
  const forecast = forecastProbe(graph, kernel)
  return {
    links: linksOf(graph),
    resolutions,
    marks: pathMarks(graph, resolutions),
    forecast,
    log: forecastLog(graph, forecast),
    findings: findingsOf(doc, kernel).map((finding) => ({ ...finding })),
  }
}

const sketch = (chains: string, aliases = ''): PipelineDocument => ({
  title: '',
  soc: null,
  graph: graphOf(chains, aliases),
  positions: {},
})

const STARTS: readonly PipelineDocument[] = [
  boardOf('mt8195', 'vdosys0 > ovl0; dither0 > dsi0 > +dsi-panel'),
  boardOf('mt8173', ''),
  sketch('mmsys.0 > ovl0.0 > rdma0.0 > dsi0.0 > panel0; bridge0.0 > bridge1.0; mutex0; panel1'),
  sketch(
    'mmsys.0 > ovl0.0 > dpi0.0 > bridge; mmsys.1 > rdma1.1 > dsi0.1 >; vdosys1.0 > merge5.0 > dpintf0.0',
    'merge5=merge5 dpi0=dpi0',
  ),
]

describe('what is remembered of blocks that no edit touched', () => {
  it('is what is derived anew from a copy of the document', () => {
    const property = fc.property(fc.constantFrom(...STARTS), anyEditChoices, (start, choices) => {
      let doc = start
      for (const edit of editsBy(start, choices)) {
        doc = applyEdit(doc, edit)
        for (const kernel of KERNEL_CHOICES)
          expect(derived(doc, kernel)).toEqual(derived(structuredClone(doc), kernel))
      }
    })
    fc.assert(property, { numRuns: 60, seed: 1 })
  })
})
