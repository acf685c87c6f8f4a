import { expect, it } from 'vitest'
import { graphOf, idOf } from '../../../../testing/graphOf.ts'
import { updateBlock } from '../../../pipeline/graphUpdate.ts'
import { sinkName } from './sinkName.ts'

// The compatible strings of Documentation/devicetree/bindings/display/connector and /connector.
it.each([
  ['usb-c-connector', 'USB-C'],
  ['dp-connector', 'DisplayPort'],
  ['dvi-connector', 'DVI'],
  ['hdmi-connector', 'HDMI'],
  ['vga-connector', 'VGA'],
  ['svideo-connector', 'connector'],
])('a bridge that leads to a %s is told as %s', (compatible, name) => {
  const graph = updateBlock(
    graphOf('dsi0.0 > bridge.0 > connector'),
    idOf('connector'),
    (block) => ({ ...block, compatible: [compatible] }),
  )
  expect(sinkName(graph, idOf('bridge'))).toBe(name)
})
