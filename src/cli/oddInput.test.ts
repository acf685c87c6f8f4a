import { expect, it } from 'vitest'
import { encodeDtb } from '../core/devicetree/encodeDtb.ts'
import { readDts } from '../core/devicetree/readDts.ts'
import { encodeUtf8 } from '../core/devicetree/strings.ts'
import { given, InputFiles } from './inputFiles.ts'
import { readTree } from './readTree.ts'

const SOURCE = '/dts-v1/;\n/ { a; };\n'
const utf16 = Uint8Array.from(
  [...`\ufeff${SOURCE}`].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]),
)
const blob = encodeDtb(
  readDts('a.dts', { files: new Map([['a.dts', SOURCE]]), includeDirs: [] }).tree,
)

/** A file as though it were on the disk. */
function read(name: string, bytes: Uint8Array) {
  const inputs = new InputFiles(null)
  const onDisk = inputs.read.bind(inputs)
  inputs.read = (asked) => (asked === name ? given(bytes) : onDisk(asked))
  const { tree, diagnostics } = readTree(name, inputs, { includeFolders: [], defines: {} })
  return { found: tree !== null, codes: diagnostics.map(({ code }) => code) }
}

it.each<[string, string, Uint8Array, boolean, string[]]>([
  ['source', 'a.dts', encodeUtf8(SOURCE), true, []],
  ['UTF-16, which cpp and dtc do not read', 'a.dts', utf16, true, ['open/utf-16']],
  [
    'a byte order mark',
    'a.dts',
    Uint8Array.from([0xef, 0xbb, 0xbf, ...encodeUtf8(SOURCE)]),
    true,
    ['open/byte-order-mark'],
  ],
  ['a blob under the name of a source', 'a.dts', blob, true, ['open/blob-as-text']],
  ['no source under the name of a blob', 'a.dtb', encodeUtf8(SOURCE), false, ['dtb/bad-magic']],
  [
    'bytes under the name of a blob',
    'a.dtb',
    Uint8Array.from([0, 1, 2, 3]),
    false,
    ['dtb/bad-magic'],
  ],
  ['bytes under the name of a source', 'a.dts', new Uint8Array(99), false, ['open/not-a-tree']],
])('reads %s, and says what is odd about it', (_what, name, bytes, found, codes) => {
  expect(read(name, bytes)).toEqual({ found, codes })
})
