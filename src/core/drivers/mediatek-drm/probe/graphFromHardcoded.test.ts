import { describe, expect, it } from 'vitest'
import { draw } from '../../../../testing/draw.ts'
import { newBoard } from '../../../convert/open/newBoard.ts'
import { applyEdit } from '../../../pipeline/applyEdit.ts'
import type { PipelineDocument } from '../../../pipeline/document.ts'
import { blockName } from '../../../pipeline/links.ts'
import { SOCS, socById } from '../../../soc/catalogue.ts'
import { CRTC_NAMES, resolveAll } from '../resolveMmsys.ts'
import { graphFromHardcoded } from './graphFromHardcoded.ts'

const MT8195 = socById('mt8195')

const mmsysOf = (doc: PipelineDocument, name: string) => {
  const found = resolveAll(doc.graph).find(({ block }) => {
    const mmsys = doc.graph.blocks[block]
    return mmsys !== undefined && blockName(mmsys) === name
  })
  if (found === undefined) throw new Error(`No mmsys is called ${name}`)
  return found
}

/** 'MAIN MAIN' of what is wired; what is left and why. */
function show(doc: PipelineDocument, name: string): string {
  const made = graphFromHardcoded(doc, mmsysOf(doc, name).block)
  if (made.kind === 'impossible' && made.reason !== 'no-path-possible') return made.reason
  const left = made.left.map(({ crtc, why }) => `${CRTC_NAMES[crtc]} ${why.kind}`)
  if (made.kind === 'impossible') return ['impossible', ...left].join(', ')
  const after = applyEdit(doc, made.edit)
  const wired = mmsysOf(after, name).paths.filter(({ source }) => source === 'graph')
  return [...wired.map(({ crtc }) => CRTC_NAMES[crtc]), ...left].join(', ')
}

// ddp-compatibles.json (main_path, ext_path, third_path); a path ends in an output or is no path
// (a.4), so the hardcoded ones that go on to a PWM cannot be said (a.7.8). MT2701 and MT2712 have no
// display nodes beside their mmsys in the mainline .dtsi files.
describe('the graph that says what is hardcoded for a SoC', () => {
  it.each(
    SOCS.flatMap((soc) => {
      const { doc } = newBoard(soc)
      return resolveAll(doc.graph).map((resolution) => ({ soc, doc, resolution }))
    }).map((row) => [`${row.soc.id} ${row.resolution.data.compatible}`, row] as const),
  )('%s keeps every path as it is hardcoded', (_name, { doc, resolution }) => {
    const made = graphFromHardcoded(doc, resolution.block)
    if (made.kind === 'impossible') return
    const { data } = resolution
    const after = resolveAll(applyEdit(doc, made.edit).graph).find(
      ({ block }) => block === resolution.block,
    )
    expect(after?.errno).toBe(0)
    expect(after?.paths.map(({ inForce }) => inForce)).toEqual([
      data.main ?? [],
      data.ext ?? [],
      data.third ?? [],
    ])
    const left = made.left.map(({ crtc }) => crtc)
    expect(
      after?.paths.filter((path) => path.source === 'hardcoded').map(({ crtc }) => crtc),
    ).toEqual(left)
  })

  it.each([
    ['mt8173', 'mmsys', 'EXT, MAIN ends-past-output'],
    ['mt8183', 'mmsys', 'MAIN, EXT no-block'], // its .dtsi has no alias ovl-2l1
    ['mt8186', 'mmsys', 'MAIN, EXT'],
    ['mt8192', 'mmsys', 'MAIN, EXT'],
    ['mt8195', 'vdosys0', 'MAIN'],
    ['mt8195', 'vdosys1', 'EXT'],
    ['mt8188', 'vdosys0', 'impossible, MAIN no-output'],
    ['mt8188', 'vdosys1', 'EXT'],
    ['mt8365', 'mmsys', 'no-hardcoded-path'],
  ])('%s %s: %s', (id, name, expected) => {
    const soc = SOCS.find((candidate) => candidate.id === id)
    if (soc === undefined) throw new Error(`No SoC is called ${id}`)
    expect(show(newBoard(soc).doc, name)).toBe(expected)
  })

  it('takes over from the graph that is there', () => {
    const { doc } = newBoard(MT8195)
    const drawn = draw(doc, 'vdosys1 > ethdr0 > merge5 > dpi1; vdosys1.2 > ethdr0')
    expect(show(drawn, 'vdosys1')).toBe('EXT')
  })

  it('puts what it wires on the canvas', () => {
    const { doc } = newBoard(MT8195)
    const made = graphFromHardcoded(doc, mmsysOf(doc, 'vdosys1').block)
    const after = made.kind === 'possible' ? applyEdit(doc, made.edit) : doc
    const names = Object.values(after.graph.blocks)
      .filter(({ id }) => after.positions[id] !== undefined && doc.positions[id] === undefined)
      .map(blockName)
    expect(names).toEqual(['merge5', 'dp_intf1', 'ethdr0'])
  })
})
