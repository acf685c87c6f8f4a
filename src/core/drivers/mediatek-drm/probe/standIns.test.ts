import { expect, it } from 'vitest'
import { blockNamed, boardOf, noAlias, status } from '../../../../testing/trapBoards.ts'
import type { PipelineDocument } from '../../../pipeline/document.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { NEWEST_KERNEL } from '../kernelChoice.ts'
import { forecastProbe } from './forecastProbe.ts'
import { standIns } from './standIns.ts'

const HEAD = 'ovl0 > rdma0 > color0 > ccorr0 > aal0 > gamma0 > dither0'
const netbook = boardOf('mt8173', 'mmsys > ovl0 > color0 > rdma0 > dsi0 > +dsi-panel')
const computer = boardOf(
  'mt8195',
  `vdosys0 > ${HEAD} > dsi0 > +dsi-panel; vdosys1 > ethdr0 > merge5 > dpi1 > hdmi > +hdmi-connector`,
)

/** 'RDMA0 rdma0', and what of the alias. */
function rowsOf({ graph }: PipelineDocument, at = 0) {
  const mmsys = forecastProbe(graph).mmsys[at]
  return (mmsys === undefined ? [] : standIns(graph, mmsys, NEWEST_KERNEL)).map(
    ({ id, block, alias, displaced }) => [componentById(id).short, block, alias, displaced],
  )
}

it('each id of the paths in force has its node, hardcoded paths included', () => {
  const id = (name: string) => blockNamed(netbook, name).id
  expect(rowsOf(netbook).slice(0, 5)).toEqual([
    ['OVL0', id('ovl0'), 'ovl0', []],
    ['COLOR0', id('color0'), 'color0', []],
    ['RDMA0', id('rdma0'), 'rdma0', []],
    ['DSI0', id('dsi0'), 'dsi0', []],
    // ext_path of mt8173_mmsys_driver_data
    ['OVL1', id('ovl1'), 'ovl1', []],
  ])
})

it('the last node of an id stands for it, and those before it are told', () => {
  const board = noAlias('rdma1')(netbook)
  const id = (name: string) => blockNamed(board, name).id
  expect(rowsOf(board)[2]).toEqual(['RDMA0', id('rdma1'), null, [id('rdma0')]])
})

it('a disabled node stands for nothing', () => {
  expect(rowsOf(status('color0', 'disabled')(netbook))).toContainEqual(['COLOR0', null, null, []])
})

it('the OVL adaptor is a device of its own', () => {
  expect(rowsOf(computer, 1)[0]).toEqual(['DRM_OVL_ADAPTOR', null, null, []])
})
