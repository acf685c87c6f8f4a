import { describe, expect, it } from 'vitest'
import { SOCS } from '../../soc/catalogue.ts'
import { runCmdqModel } from './runCmdqModel.ts'

const notesOf = (soc: string, subsys: number) =>
  runCmdqModel({ mode: 'mainline', soc, devices: { x: { subsys, offset: 0 } }, ops: [] })

describe('a device of mainline’s helper', () => {
  it.each([
    [3, []],
    [
      4,
      [
        'devices.x: Subsystem 4 is none of 1, 2, 3, those the display of MT8173 is reached through.',
      ],
    ],
    // What v7.3 makes of a node without mediatek,gce-client-reg.
    [
      255,
      [
        'devices.x: Subsystem 255 is none of 1, 2, 3, those the display of MT8173 is reached through.',
      ],
    ],
  ])('of subsystem %i on MT8173 is told %j', (subsys, notes) => {
    expect(notesOf('mt8173', subsys)).toMatchObject({ notes })
  })

  it.each(
    SOCS.flatMap(({ id, nodes }) =>
      nodes.flatMap(({ gceClientReg = [] }) => gceClientReg.map(({ subsys }) => [id, subsys])),
    ),
  )('is told nothing on %s with subsystem %i, which its .dtsi uses', (id, subsys) => {
    expect(notesOf(String(id), Number(subsys))).toMatchObject({ notes: [] })
  })
})
