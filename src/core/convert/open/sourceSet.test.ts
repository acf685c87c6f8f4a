import { describe, expect, it } from 'vitest'
import { resolveInclude } from '../../devicetree/sources.ts'
import { includesOf, wantedFiles } from './includes.ts'
import { sourceSet } from './sourceSet.ts'

const set = (...names: readonly string[]) => sourceSet(new Map(names.map((name) => [name, ''])))

describe(sourceSet, () => {
  const BOARD = 'linux/arch/arm64/boot/dts/mediatek/a.dts'
  it.each([
    [
      'a quoted file beside the including one',
      BOARD,
      '"soc.dtsi"',
      ['linux/arch/arm64/boot/dts/mediatek/soc.dtsi', 'soc.dtsi'],
      0,
    ],
    [
      'a quoted file above',
      BOARD,
      '"../common.dtsi"',
      ['linux/arch/arm64/boot/dts/common.dtsi', 'common.dtsi'],
      0,
    ],
    [
      'a header in include/',
      BOARD,
      '<dt-bindings/gpio/gpio.h>',
      ['linux/include/dt-bindings/gpio/gpio.h', 'x/gpio.h'],
      0,
    ],
    [
      'a header through include-prefixes',
      BOARD,
      '<dt-bindings/a.h>',
      ['linux/scripts/dtc/include-prefixes/dt-bindings/a.h', 'a.h'],
      0,
    ],
    [
      'a file of another architecture',
      BOARD,
      '<arm/cros.dtsi>',
      ['linux/arch/arm/boot/dts/cros.dtsi', 'linux/arch/arm64/boot/dts/cros.dtsi'],
      0,
    ],
    [
      'the same where trees are published alone',
      'src/arm64/mediatek/a.dts',
      '<arm/cros.dtsi>',
      ['src/arm/cros.dtsi', 'src/arm64/cros.dtsi'],
      0,
    ],
    [
      'a folder of this architecture',
      BOARD,
      '<arm64/mediatek/soc.dtsi>',
      ['linux/arch/arm64/boot/dts/mediatek/soc.dtsi', 'linux/arch/arm/boot/dts/mediatek/soc.dtsi'],
      0,
    ],
    [
      'an angle include in include/ before the folder of the including file',
      'dts/a.dts',
      '<dt-bindings/b.h>',
      ['include/dt-bindings/b.h', 'dts/dt-bindings/b.h'],
      0,
    ],
    ['a file that came without its folders', 'a.dts', '<dt-bindings/gpio/gpio.h>', ['gpio.h'], 0],
  ])('finds %s', (_name, includer, written, names, expected) => {
    const path = written.slice(1, -1)
    expect(resolveInclude(set(includer, ...names), path, written.startsWith('<'), includer)).toBe(
      names[expected],
    )
  })
})

describe(includesOf, () => {
  it.each([
    ['#include "a.dtsi"', ['a.dtsi']],
    ['  #  include <b/c.h> /* why */', ['<b/c.h>']],
    ['/include/ "old.dtsi"', ['old.dtsi']],
    ['x = /incbin/ ("fw.bin", 0, 4);', ['fw.bin']],
    ['// #include "no.h"', []],
    ['#include MACRO', []],
  ])('reads %s', (text, expected) => {
    expect(includesOf(text).map(({ path, angle }) => (angle ? `<${path}>` : path))).toEqual(
      expected,
    )
  })
})

describe(wantedFiles, () => {
  it('asks for what is there and was not read', () => {
    const all = set('d/a.dts', 'd/b.dtsi', 'include/dt-bindings/c.h', 'd/unused.dtsi')
    const texts = new Map([
      ['d/a.dts', '#include "b.dtsi"\n#include <dt-bindings/c.h>\n#include "gone.h"\n'],
    ])
    expect(wantedFiles(all, texts)).toEqual(['d/b.dtsi', 'include/dt-bindings/c.h'])
    expect(
      wantedFiles(all, new Map([...texts, ['d/b.dtsi', ''], ['include/dt-bindings/c.h', '']])),
    ).toEqual([])
  })
})
