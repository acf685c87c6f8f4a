import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { findingsOf } from '../../core/drivers/mediatek-drm/findings/findingsOf.ts'
import type { PipelineDocument } from '../../core/pipeline/document.ts'
import { boardOf, change, number, status } from '../../testing/trapBoards.ts'
import { problemsOf } from './problemsOf.ts'

/** A netbook's panel on MAIN, complete but for what a test does to it. */
const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel',
)

const list = (doc: PipelineDocument, notices: readonly Diagnostic[] = []): string[] =>
  problemsOf(doc.graph, findingsOf(doc), notices)
    .filter(({ finding }) => finding?.code !== 'drm/sink-driver')
    .map(({ severity, place, finding }) => `${severity} ${place} ${finding?.code ?? 'files'}`)

const notice = (severity: Diagnostic['severity'], subject: Diagnostic['subject']): Diagnostic => ({
  code: 'dts/test',
  severity,
  message: '',
  subject,
})

describe(problemsOf, () => {
  it('has nothing to say of a board that works', () => {
    expect(list(netbook)).toEqual([])
  })

  it('tells a path that fails once, as the trap that breaks it', () => {
    expect(list(number('rdma0:1.0', 1)(netbook))).toEqual(['error rdma0 drm/endpoint-number'])
  })

  it('puts errors first and names the place of what the files said', () => {
    const broken = change(number('rdma0:1.0', 1), status('dsi1', 'reserved'))(netbook)
    const notices = [
      notice('info', { kind: 'file', file: 'board.dts' }),
      notice('warning', { kind: 'node', path: '/soc/ovl@1400c000' }),
      notice('error', { kind: 'text', span: { file: 'soc.dtsi', from: 0, to: 1 } }),
    ]
    expect(list(broken, notices)).toEqual([
      'error rdma0 drm/endpoint-number',
      'error soc.dtsi files',
      'warning ovl0 files',
      'info dsi1 drm/odd-status',
      'info board.dts files',
    ])
  })
})
