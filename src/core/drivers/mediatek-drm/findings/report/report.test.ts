import { describe, expect, it } from 'vitest'
import { boardOf, status } from '../../../../../testing/trapBoards.ts'
import type { Diagnostic } from '../../../../base/diagnostic.ts'
import { findingsOf } from '../findingsOf.ts'
import { type BoardFinding, sarif } from './sarif.ts'

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
  const nowhere = { board: 'a.dts', line: null, column: null, node: null }
  const log = sarif(
    [
      ...(trap === undefined
        ? []
        : [
            {
              finding: trap,
              board: 'my board.dts',
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

  it('places are URI references, at the first line where there are none', () => {
    expect(run.results.map(({ locations: [place] }) => place?.physicalLocation)).toEqual([
      {
        artifactLocation: { uri: 'boards/my%20board.dts', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 2 },
      },
      { artifactLocation: { uri: 'file:///tree/a.dts' }, region: { startLine: 1 } },
      { artifactLocation: { uri: 'dir/a.dts', uriBaseId: '%SRCROOT%' }, region: { startLine: 1 } },
    ])
  })

  // RFC 3986 for what has to be escaped, section 3.10.2 and RFC 8089 for the file scheme.
  it.each([
    ['a:b/Grüße #1.dts', 'a%3Ab/Gr%C3%BC%C3%9Fe%20%231.dts'],
    ['<stdin>', '%3Cstdin%3E'],
    ['C:\\boards\\my board.dts', 'file:///C:/boards/my%20board.dts'],
    ['\\\\server\\boards\\a.dts', 'file://server/boards/a.dts'],
  ])('%s is the URI %s', (file, uri) => {
    const [result] = sarif([{ finding: syntax, ...nowhere, file }], '1').runs[0].results
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri)
  })

  it('doubles braces, which would stand for an argument', () => {
    const finding = { ...syntax, message: "Expected '{', found '}'." }
    const [result] = sarif([{ finding, ...nowhere, file: 'a.dts' }], '1').runs[0].results
    expect(result?.message.text).toBe("Expected '{{', found '}}'.")
  })

  it('tells what the kernel does and what is to be seen', () => {
    expect(run.results[0]?.message.text).toContain('No display shows a picture')
    expect(run.results[1]?.message.text).toBe('A string has no end.')
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(log))).toEqual(log)
  })
})

describe('the fingerprint of a finding', () => {
  const at = (file: string, line: number, node: string | null, finding = syntax) => ({
    finding,
    board: 'board.dts',
    file,
    line,
    column: 1,
    node,
  })
  const fingerprints = (...findings: readonly BoardFinding[]) =>
    sarif(findings, '1').runs[0].results.map(({ partialFingerprints }) =>
      Object.values(partialFingerprints).join(),
    )
  const other = { ...syntax, message: 'Another string has no end.' }

  it('is no other when lines or folders move', () => {
    expect(fingerprints(at('a.dts', 1, '/soc'))).toEqual(fingerprints(at('x/b.dts', 7, '/soc')))
    expect(fingerprints(at('a.dts', 1, null))).toEqual(fingerprints(at('x/a.dts', 7, null)))
  })

  it('is no other when a finding before it is gone', () => {
    const [, second] = fingerprints(at('a.dts', 1, '/soc'), at('a.dts', 1, '/soc', other))
    expect(fingerprints(at('a.dts', 1, '/soc', other))).toEqual([second])
  })

  it('is that of its board, whatever other boards have', () => {
    const [first, second] = ['a.dts', 'b.dts'].map((board) => ({
      ...at('soc.dtsi', 1, '/soc'),
      board,
    }))
    if (first === undefined || second === undefined) throw new Error('two boards')
    const [, ofSecond] = fingerprints(first, second)
    expect(fingerprints(second)).toEqual([ofSecond])
    expect(fingerprints(first)).not.toEqual([ofSecond])
  })

  it('is its own, also of two that say the same of one node', () => {
    const all = fingerprints(
      at('a.dts', 1, '/soc'),
      at('a.dts', 1, '/soc', other),
      at('a.dts', 2, '/soc'),
      at('a.dts', 3, '/soc'),
      at('a.dts', 4, null),
      at('b.dts', 4, null),
    )
    expect(new Set(all).size).toBe(all.length)
  })
})
