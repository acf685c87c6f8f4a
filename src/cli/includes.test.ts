import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { fakeTerminal } from '../testing/terminal.ts'
import { runPortwire } from './runPortwire.ts'

/** Prints the tree of a file in `folder`; in the other arguments @ stands for the folder. */
async function read(folder: string, file: string, ...args: readonly string[]) {
  const terminal = fakeTerminal()
  const options = args.map((arg) => arg.replace('@', folder))
  const code = await runPortwire(
    ['export', join(folder, file), '--as', 'dts', ...options],
    terminal,
  )
  // Names of properties, and what they hold.
  const properties = terminal.text().match(/^\t\S.*;$/gm) ?? []
  return { code, properties: properties.map((line) => line.trim()), errors: terminal.errors() }
}

const root = (body: string): string => `/dts-v1/;\n/ { ${body} };\n`

const isRoot = process.getuid?.() === 0
if (isRoot) console.info('skipped: an include without permission, as root may read everything')

describe('includes', () => {
  it('are found beside the file that includes them, however deep', async () => {
    const folder = temporaryFolder({
      'board.dts': `#include "soc/soc.dtsi"\n${root('a = <A>;')}`,
      'soc/soc.dtsi': '#include "clock/ids.h"\n#include "../top.h"\n',
      'soc/clock/ids.h': '#define A 1\n',
      'top.h': '#undef A\n#define A 2\n',
    })
    expect(await read(folder, 'board.dts')).toEqual({
      code: 0,
      properties: ['a = <0x02>;'],
      errors: '',
    })
  })

  it('are looked for in the folders named, in their order, and never beside in angle brackets', async () => {
    const folder = temporaryFolder({
      'x/board.dts': `#include <ids.h>\n${root('a = <A>;')}`,
      'x/ids.h': '#define A 1\n',
      'one/ids.h': '#define A 2\n',
      'two/ids.h': '#define A 3\n',
    })
    const { properties } = await read(folder, 'x/board.dts', '-I', '@/two', '-I', '@/one')
    expect(properties).toEqual(['a = <0x03>;'])
  })

  it('are never guessed by name', async () => {
    const folder = temporaryFolder({
      'board.dts': `#include "sub/ids.h"\n#include "ids.h"\n${root('a = <A>;')}`,
      'sub/ids.h': '#define A 1\n',
    })
    const { errors } = await read(folder, 'board.dts')
    expect(errors).toMatch(/board\.dts:2:1: warning: .*ids\.h.*\[dts\/missing-include\]/)
  })

  it('come from the kernel the file lies in when no folder is named', async () => {
    const folder = temporaryFolder({
      'arch/arm64/boot/dts/acme/board.dts':
        '/dts-v1/;\n#include <dt-bindings/x.h>\n#include <arm/y.dtsi>\n/ { a = <A>; };\n',
      'include/dt-bindings/x.h': '#define A 1\n',
      'arch/arm/boot/dts/y.dtsi': '/ { b; };\n',
      'scripts/dtc/include-prefixes/x': '',
    })
    const link = join(folder, 'scripts/dtc/include-prefixes/arm')
    symlinkSync('../../../arch/arm/boot/dts', link)
    const { properties, errors } = await read(folder, 'arch/arm64/boot/dts/acme/board.dts')
    expect(errors).toBe('')
    expect(properties).toEqual(['b;', 'a = <0x01>;'])
  })

  it('may name one file in two ways', async () => {
    const folder = temporaryFolder({
      'board.dts': '/dts-v1/;\n#include "a/x.dtsi"\n#include "./a/../a/x.dtsi"\n',
      'a/x.dtsi': '#ifndef X\n#define X\n/ { x; };\n#endif\n',
    })
    const { code, properties } = await read(folder, 'board.dts')
    expect({ code, properties }).toEqual({ code: 0, properties: ['x;'] })
  })

  it('that go round in a circle end with a sentence', async () => {
    const folder = temporaryFolder({
      'board.dts': `/dts-v1/;\n#include "a.dtsi"\n/ { };\n`,
      'a.dtsi': '#include "b.dtsi"\n',
      'b.dtsi': '#include "a.dtsi"\n',
    })
    const { errors } = await read(folder, 'board.dts')
    expect(errors).toMatch(/[ab]\.dtsi:1:1: error: .*includes itself/)
  })

  it('that are no text are named, wherever they are included', async () => {
    const folder = temporaryFolder({
      'board.dts': `#include "lib.h"\n#include "empty.h"\n${root('')}`,
      'lib.h': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0]),
      'empty.h': '',
    })
    const { errors } = await read(folder, 'board.dts')
    expect(errors.trim().split('\n')).toEqual([
      `${folder}/lib.h: error: This is included, but is an ELF program. [open/unreadable]`,
    ])
  })

  it.skipIf(isRoot)('that may not be read are named', async () => {
    const folder = temporaryFolder({ 'board.dts': `#include "x.h"\n${root('')}`, 'x.h': '' })
    chmodSync(join(folder, 'x.h'), 0)
    const { errors } = await read(folder, 'board.dts')
    expect(errors).toContain('x.h: error: It may not be read: permission denied.')
  })

  it('of binary data are found the same way', async () => {
    const folder = temporaryFolder({
      'board.dts': root('a = /incbin/("logo.bin"); b = /incbin/("parts/x.bin", 1, 2);'),
      'logo.bin': new Uint8Array([1, 2, 3]),
      'bin/parts/x.bin': new Uint8Array([9, 8, 7, 6]),
    })
    const terminal = fakeTerminal()
    const args = ['export', `${folder}/board.dts`, '--as', 'dtb', '-I', `${folder}/bin`]
    expect(await runPortwire(args, terminal)).toBe(0)
    expect(terminal.bytes().includes(Buffer.from([1, 2, 3, 0]))).toBe(true)
    expect(terminal.bytes().includes(Buffer.from([8, 7, 0, 0]))).toBe(true)
  })

  it('see the macros of the command line', async () => {
    const folder = temporaryFolder({
      'board.dts': '/dts-v1/;\n#ifdef PANEL\n#include PANEL\n#endif\n/ { a = <N>; };\n',
      'p.dtsi': '/ { p; };\n',
    })
    const { code, properties } = await read(folder, 'board.dts', '-DN=3', '-D', 'PANEL="p.dtsi"')
    expect({ code, properties }).toEqual({ code: 0, properties: ['p;', 'a = <0x03>;'] })
    const bare = await read(folder, 'board.dts', '-DN') // 1, as for cpp
    expect(bare.properties).toEqual(['a = <0x01>;'])
  })
})
