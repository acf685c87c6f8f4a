import { describe, expect, it } from 'vitest'
import { boardOf, status } from '../../../../../testing/trapBoards.ts'
import type { Diagnostic } from '../../../../base/diagnostic.ts'
import { findingsOf } from '../findingsOf.ts'
import { sarif } from './sarif.ts'

const [trap] = findingsOf(
  status('panel', 'disabled')(boardOf('mt8173', 'mmsys > ovl0 > rdma0 > dsi0 > +dsi-panel')),
)
const syntax: Diagnostic = {
  code: 'dts/unterminated-string',
  severity: 'error',
  message: 'A string has no end.',
  subject: { kind: 'file', file: 'a.dts' },
}
const note: Diagnostic = { ...syntax, severity: 'info', message: 'So it is.' }

describe('a SARIF log', () => {
  const nowhere = { line: null, column: null, node: null }
  const log = sarif(
    [
      ...(trap === undefined
        ? []
        : [
            {
              finding: trap,
              file: 'boards/my board.dts',
              line: 3,
              column: 2,
              node: '/soc/dsi/panel',
            },
          ]),
      { finding: syntax, ...nowhere, file: '/tree/a.dts' },
      { finding: note, ...nowhere, file: 'dir\\a.dts' },
    ],
    '1.2.3',
  )
  const [run] = log.runs

  // Requirements of the OASIS standard SARIF 2.1.0, sections 3.13, 3.19, 3.27 and 3.49.
  it('names version, tool and each rule once', () => {
    expect(log.version).toBe('2.1.0')
    expect(run.tool.driver).toMatchObject({ name: 'Portwire', version: '1.2.3' })
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual([
      'drm/sink-disabled',
      'dts/unterminated-string',
    ])
  })

  it('levels are error, warning and note, and each result finds its rule', () => {
    expect(run.results.map(({ level, ruleIndex }) => [level, ruleIndex])).toEqual([
      ['error', 0],
      ['error', 1],
      ['note', 1],
    ])
  })

  it('places are URI references, with a region only where there are lines', () => {
    expect(run.results.map(({ locations: [place] }) => place?.physicalLocation)).toEqual([
      {
        artifactLocation: { uri: 'boards/my%20board.dts' },
        region: { startLine: 3, startColumn: 2 },
      },
      { artifactLocation: { uri: 'file:///tree/a.dts' } },
      { artifactLocation: { uri: 'dir/a.dts' } },
    ])
  })

  it('tells what the kernel does and what is to be seen', () => {
    expect(run.results[0]?.message.text).toContain('No display shows a picture')
    expect(run.results[1]?.message.text).toBe('A string has no end.')
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(log))).toEqual(log)
  })
})
