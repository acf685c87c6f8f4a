import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../core/base/diagnostic.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { boardOf, change, status } from '../testing/trapBoards.ts'
import { applyFix } from './applyFix.ts'
import * as driver from './driverSelectors.ts'
import { editorStore } from './editorStore.ts'

const netbook = boardOf(
  'mt8173',
  'mmsys > ovl0 > color0 > aal@14015000 > od@14023000 > rdma0 > ufoe@1401a000 > dsi0 > +dsi-panel; mmsys.1 > ovl1 > color1 > gamma@14016000 > rdma1 > dpi0 > hdmi0 > +hdmi-connector',
)
const noPanel = status('panel', 'disabled')
const noExternal = status('dpi0', 'disabled')
const file = (severity: Diagnostic['severity']): Diagnostic => ({
  code: 'dts/test',
  severity,
  message: '',
  subject: { kind: 'file', file: 'board.dts' },
})

/** Has the panel enabled by the fix that is offered, and hears what is said. */
function heard(doc: PipelineDocument, notices: readonly Diagnostic[], here: typeof driver | null) {
  const { open } = editorStore.getState()
  open({ doc, base: doc.graph, baseName: '', notices, sources: null, overlays: [], edits: null })
  const fixes = driver.selectFindings(editorStore.getState()).map(({ fix }) => fix)
  const fix = fixes.find((one) => one?.label === 'Enable panel')
  if (fix == null) throw new Error('Nothing would enable the panel')
  editorStore.setState({ driver: here })
  applyFix(fix)
  return editorStore.getState().announcement?.text
}

describe(applyFix, () => {
  it.each([
    ['that nothing is left', noPanel, [], 'No problem is left.'],
    ['what else is wrong', change(noPanel, noExternal), [], 'Problems left: 1.'],
    ['what reading the files found as well', noPanel, [file('error')], 'Problems left: 1.'],
    ['no notes, which are no problems', noPanel, [file('info')], 'No problem is left.'],
  ])('says %s', (_what, broken, notices, rest) => {
    const said = heard(broken(netbook), notices, driver)
    expect(said).toBe(`Done: Enable panel. ${rest} Undo takes it back.`)
  })

  it('says nothing of what is left before it can be known', () => {
    expect(heard(noPanel(netbook), [], null)).toBe('Done: Enable panel. Undo takes it back.')
  })
})
