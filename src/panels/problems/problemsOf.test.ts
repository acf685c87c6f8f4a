import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { blockId } from '../../core/base/ids.ts'
import { newBoard } from '../../core/convert/newBoard.ts'
import { pathMarks } from '../../core/drivers/mediatek-drm/pathMarks.ts'
import { resolveAll } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { applyEdit } from '../../core/pipeline/applyEdit.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import type { Edit } from '../../core/pipeline/edit.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { problemsOf } from './problemsOf.ts'

const VDOSYS0 = blockId('/soc/syscon@1c01a000')
const OVL0 = blockId('/soc/ovl@1c000000')

/** MT8195 as its `.dtsi` leaves it, with vdosys0 linked to ovl0 on MAIN, and then these edits. */
function graphAfter(...edits: readonly Edit[]): PipelineGraph {
  const link: Edit = {
    kind: 'link',
    from: { block: VDOSYS0, endpoint: null, number: 0 },
    to: { block: OVL0, endpoint: null },
  }
  return [link, ...edits].reduce(applyEdit, newBoard(socById('mt8195')).doc).graph
}

const list = (graph: PipelineGraph, notices: readonly Diagnostic[] = []): string[] =>
  problemsOf(graph, pathMarks(graph, resolveAll(graph)), notices).map(
    ({ severity, place, block }) => `${severity} ${place} ${block}`,
  )

const notice = (severity: Diagnostic['severity'], subject: Diagnostic['subject']): Diagnostic => ({
  code: 'dts/test',
  severity,
  message: '',
  subject,
})

describe(problemsOf, () => {
  it('says where a path stops, as an error when it ends the probe', () => {
    expect(list(graphAfter())).toEqual(['error vdosys0 MAIN /soc/dither@1c007000'])
  })

  it('only warns of a path that is dropped without ending the probe', () => {
    const disabled: Edit = { kind: 'set-status', block: OVL0, status: 'disabled' }
    expect(list(graphAfter(disabled))).toEqual([`warning vdosys0 MAIN ${OVL0}`])
  })

  it('blames an mmsys endpoint numbered above THIRD, where no path is walked', () => {
    const third: Edit = { kind: 'add-endpoint', block: VDOSYS0, port: 0, number: 3 }
    expect(list(graphAfter(third))).toEqual([`error vdosys0 ${VDOSYS0}`])
  })

  it('puts errors first and names the place of what the files said', () => {
    const notices = [
      notice('info', { kind: 'file', file: 'board.dts' }),
      notice('warning', { kind: 'node', path: '/soc/ovl@1c000000' }),
      notice('error', { kind: 'text', span: { file: 'soc.dtsi', from: 0, to: 1 } }),
    ]
    expect(list(graphAfter(), notices)).toEqual([
      'error vdosys0 MAIN /soc/dither@1c007000',
      'error soc.dtsi null',
      `warning ovl0 ${OVL0}`,
      'info board.dts null',
    ])
  })
})
