import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SOCS } from '../../soc/catalogue.ts'
import type { CmdqDevice } from './assemblePacket.ts'
import { MT8195_DISPLAY_EVENTS } from './mt8195Events.ts'
import { eventName, packetNames, placeName, socNames } from './packetNames.ts'
import { physicalAddress } from './registerDevice.ts'

const HEADER = '../shared/boards/linux/include/dt-bindings/gce/mt8195-gce.h'
const header = existsSync(HEADER) ? readFileSync(HEADER, 'utf8') : null
if (header === null) console.info(`skipped: ${HEADER} is not here`)

const seed = (reg: bigint | null): CmdqDevice => ({ kind: 'reg', reg, size: null })
const mainline = (subsys: number, offset: number): CmdqDevice => ({
  kind: 'client-reg',
  subsys,
  offset,
  size: 0x100n,
})

describe(packetNames, () => {
  it.each([
    ['a device of the packet', 'mt8173', { mine: seed(0x1400c000n) }, 1, 0xc020, 'mine + 0x20'],
    ['its neighbour', 'mt8173', { mine: seed(0x1400c000n) }, 1, 0xd020, 'ovl1 + 0x20'],
    ['one without reg not at all', 'mt8173', { mine: seed(null) }, 1, 0xc020, 'ovl0 + 0x20'],
    ['a client', 'mt8195', { mine: mainline(4, 0x6000) }, 4, 0x6020, 'mine + 0x20'],
    ['what is past its end', 'mt8195', { mine: mainline(4, 0x6000) }, 4, 0x6100, 'mutex + 0x100'],
    ['nothing of MT8173 on another SoC', 'mt8195', {}, 1, 0xc020, 'subsys 1 0xc020'],
  ] as const)('names %s', (_, soc, devices, subsys, addr, place) => {
    expect(placeName(packetNames({ soc, devices }), subsys, addr)).toBe(place)
  })
})

describe(socNames, () => {
  it.each([
    ['mt8173', 53, 'CMDQ_EVENT_MUTEX0_STREAM_EOF'],
    ['mt8195', 53, null],
    ['mt8195', 597, 'CMDQ_EVENT_VDO0_DISP_STREAM_DONE_0'],
    ['mt8173', 597, null],
    ['mt8192', 434, null],
  ] as const)('of %s calls event %i %s', (soc, number, name) => {
    expect(eventName(socNames(soc), number)).toBe(name)
  })

  it('offers the events the .dtsi uses where it knows no names', () => {
    expect(socNames('mt8192').events).toEqual([
      { number: 434, name: null },
      { number: 435, name: null },
    ])
  })

  // mt8186.dtsi gives two nodes a window other than the one their address is in.
  const ASTRAY: readonly string[] = ['mt8186 mutex', 'mt8186 color', 'mt8186 rdma1']

  it.each(SOCS.filter(({ id }) => id !== 'mt8173'))(
    'gives every display node of $name the address its .dtsi gives it',
    ({ id, nodes }) => {
      const { windows } = socNames(id)
      expect(new Set(windows.map(({ subsys }) => subsys)).size).toBe(windows.length)
      const wrong = nodes.flatMap(({ labels: [name], reg, gceClientReg: [client] = [] }) =>
        client !== undefined && physicalAddress(windows, client.subsys, client.offset) !== reg[1]
          ? [`${id} ${name}`]
          : [],
      )
      expect(wrong).toEqual(ASTRAY.filter((name) => name.startsWith(id)))
    },
  )
})

describe('MT8195_DISPLAY_EVENTS', () => {
  it.skipIf(header === null)('are the display’s rows of the header', () => {
    const rows = (header ?? '').matchAll(/^#define (CMDQ_EVENT_(?:VDO[01]|DP_TX)_\w+)\s+(\d+)$/gm)
    expect(MT8195_DISPLAY_EVENTS).toEqual(
      Array.from(rows, ([, name, number]) => ({ name, number: Number(number) })),
    )
  })
})
