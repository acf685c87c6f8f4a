import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compileDts, hasDtc } from '../../../testing/dtc.ts'
import { readDtb } from '../../devicetree/readDtb.ts'
import { nodeAt, property } from '../../devicetree/walk.ts'
import { PatchDraft } from './patchDraft.ts'

const folder = mkdtempSync(join(tmpdir(), 'overlay-names-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What fdtoverlay makes of a base and an overlay, both source. */
function applied(base: Uint8Array, overlay: string) {
  const [given, added, out] = ['base.dtb', 'x.dtbo', 'out.dtb'].map((name) => join(folder, name))
  writeFileSync(given ?? '', base)
  writeFileSync(added ?? '', compileDts(overlay).blob)
  execFileSync('fdtoverlay', ['-i', given ?? '', '-o', out ?? '', added ?? ''])
  return readDtb(new Uint8Array(readFileSync(out ?? '')), 'out.dtb').tree
}

describe.skipIf(!hasDtc)(PatchDraft, () => {
  it.each([
    // what stands in the base, what the overlay names, whether it gets there
    ['port { };', 'port', true],
    ['port { }; port@1 { };', 'port', true],
    ['port@1 { }; port { };', 'port', false],
    ['port@1 { }; p: port { };', 'port', false],
    ['port@1 { };', 'port', false],
    ['port { };', 'port@1', true],
    ['port@1 { };', 'port@10', true],
    ['port@1 { };', 'por', true],
    ['ports@0 { }; ports { port { }; };', 'ports/port', false],
    ['', 'port', true],
  ])('knows whether fdtoverlay finds in "%s" the node %s: %s', (inside, path, isFound) => {
    const { blob } = compileDts(`/dts-v1/; / { d: d { ${inside} }; };`)
    const draft = new PatchDraft(readDtb(blob, 'base.dtb').tree, 'overlay', [])
    const nested = path.split('/').reduceRight((content, name) => `${name} { ${content} };`, 'hit;')
    const tree = applied(blob, `/dts-v1/; /plugin/; &d { ${nested} };`)
    const node = nodeAt(tree, `/d/${path}`)
    expect(node !== null && property(node, 'hit') !== null).toBe(isFound)
    // A node that has a label is named by that, so that nothing can go wrong.
    expect(draft.isMistaken(`/d/${path}`)).toBe(!isFound && !inside.includes('p:'))
  })
})
