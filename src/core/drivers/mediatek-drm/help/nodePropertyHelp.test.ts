import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockOrigins } from '../../../convert/open/blockOrigins.ts'
import { openBoard } from '../../../convert/open/openBoard.ts'
import { readBoard } from '../../../convert/open/readBoard.ts'
import { TEMPLATES } from '../../../pipeline/newBlock.ts'
import { nodePropertyHelp } from './nodePropertyHelp.ts'

const EXAMPLES = 'public/examples'
const BOARDS = '../shared/boards/dtb'
if (!existsSync(BOARDS)) console.info(`Upstream boards are not tried: ${BOARDS} is not here.`)

/** Names of the properties the inspector lists for the blocks of a board. */
function listed(path: string): string[] {
  const opened = openBoard([{ name: path, bytes: new Uint8Array(readFileSync(path)) }])
  if (opened.kind !== 'opened' || opened.sources === null) throw new Error(`${path} does not open`)
  const read = readBoard(opened.sources, opened.overlays)
  const names = Object.values(opened.doc.graph.blocks).flatMap((block) =>
    blockOrigins(read, opened.base, block).flatMap(({ property }) => property ?? []),
  )
  return [...new Set(names)]
}

const unexplained = (names: readonly string[]): string[] =>
  names.filter((name) => nodePropertyHelp(name) === null)

describe(nodePropertyHelp, () => {
  it.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.dts')))(
    'is there for all that the inspector lists of %s',
    (file) => {
      const names = listed(`${EXAMPLES}/${file}`)
      expect(names.length).toBeGreaterThan(4)
      expect(unexplained(names)).toEqual([])
    },
  )

  it.skipIf(!existsSync(BOARDS))('is there for all of an upstream board', () => {
    for (const file of readdirSync(BOARDS).filter((name) => name.endsWith('.dtb')))
      expect(unexplained(listed(`${BOARDS}/${file}`)), file).toEqual([])
  })

  it('is there for what a block out of the palette has, and for the numbers of the graph', () => {
    const written = TEMPLATES.flatMap(({ properties }) => properties.map(({ name }) => name))
    expect(written.length).toBeGreaterThan(0)
    expect(unexplained([...written, 'status', 'reg', 'remote-endpoint', 'data-lanes'])).toEqual([])
  })

  // What display nodes of mainline .dtsi files and the bindings of panels and bridges have besides.
  it.each([
    ['power-domains', /power domain/],
    ['iommus', /IOMMU/],
    ['interrupts', /vblank/],
    ['phys', /PHY/],
    ['mediatek,rdma-fifo-size', /FIFO/],
    ['mediatek,merge-mute', /muted/],
    ['max-linkrate-mhz', /8100/],
    ['backlight', /lights/],
    ['avdd-supply', /regulator of the pin/],
    ['power-supply', /feeds the device/],
    ['hdmi-pwr-supply', /\+5 V/],
    ['te-gpios', /GPIO at the pin/],
    ['reset-gpios', /resets/],
  ])('says what %s is for, with its source', (name, words) => {
    const help = nodePropertyHelp(name)
    expect(help?.text).toMatch(words)
    expect(help?.text).toMatch(/^[A-Z].*\.$/)
    expect(help?.source).toMatch(/\.(?:yaml|txt)|\(\)/)
  })

  it('is not for a property of no display node', () => {
    expect(nodePropertyHelp('linux,code')).toBeNull()
  })
})
