import { describe, expect, it } from 'vitest'
import trap55 from '../../../public/traps/55-mailbox-missing.dts?raw'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { openBoard } from '../../core/convert/open/openBoard.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import { socById } from '../../core/soc/catalogue.ts'
import { queueRows } from './queueRows.ts'

const MT8173 = socById('mt8173')

function graphOf(text: string): PipelineGraph {
  const opened = openBoard([{ name: 'board.dts', bytes: new TextEncoder().encode(text) }])
  if (opened.kind === 'failed') throw new Error(opened.diagnostics[0]?.message)
  return opened.doc.graph
}

const rowOf = (graph: PipelineGraph, name: string) =>
  queueRows(graph, MT8173).find((row) => row.name === name)

describe(queueRows, () => {
  it('puts what the .dtsi is known to say in brackets, for a board begun from the catalogue', () => {
    const { doc } = newBoard(MT8173)
    expect(rowOf(doc.graph, 'mutex')).toEqual({
      name: 'mutex',
      mailboxes: '',
      events: '(53 54)',
      clientReg: '(&gce 3 0x0)',
    })
  })

  it('says what the nodes of a board say', () => {
    const graph = graphOf(`${trap55}
&mmsys { mboxes = <&gce 0 1>; };
&mutex { mediatek,gce-events = <53>; };
&ovl0 { mediatek,gce-client-reg = <&gce 1 0xc000 0x1000>; };
`)
    expect(rowOf(graph, 'mutex')?.events).toBe('<0x35>')
    expect(rowOf(graph, 'ovl0')?.clientReg).toBe('<&gce 1 0xc000 0x1000>')
    expect(rowOf(graph, 'mmsys')?.mailboxes).toMatch(/^<&gce 0 1>$/)
  })

  it('leaves out panels, bridges and PHYs', () => {
    const names = queueRows(newBoard(MT8173).doc.graph, MT8173).map(({ name }) => name)
    expect(names).toContain('ovl0')
    expect(names).not.toContain('mipi_tx0')
    expect(names).not.toContain('gce')
  })
})
