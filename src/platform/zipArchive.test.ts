import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { isZip, zipFiles } from './zipArchive.ts'

const TEXT = '/dts-v1/;\n/ { model = "x"; };\n'.repeat(2000)

/** Little-endian number into an archive, at every record of a kind. */
function patch(zip: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const patched = zip.slice()
  const view = new DataView(patched.buffer)
  for (let at = 0; at + 4 <= patched.length; at += 1)
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true)
  return patched
}
const inDirectory = (zip: Uint8Array, offset: number, value: number): Uint8Array =>
  patch(zip, 0x02014b50, offset, value)

/** 'name size: first characters' of each file, or the sentence. */
async function show(zip: Uint8Array, most?: number): Promise<string[]> {
  const files = await zipFiles('a.zip', new Blob([new Uint8Array(zip)]))
  if (files.kind === 'failed') return [files.message]
  const shown = files.value.map(async (file) => {
    const read = await file.read(most)
    const text = read.kind === 'ok' ? `${read.value.length} bytes` : read.message
    return `${file.name} of ${file.size}: ${text}`
  })
  return Promise.all(shown)
}

describe(zipFiles, () => {
  const zip = zipSync({
    linux: {
      'a.dts': strToU8(TEXT),
      'b.h': [strToU8('x'), { level: 0 }],
      'README.md': strToU8('no'),
    },
  })
  const size = TEXT.length

  it('lists what a device tree is made of and unpacks it when read', async () => {
    expect(await show(zip)).toEqual([
      `linux/a.dts of ${size}: ${size} bytes`,
      'linux/b.h of 1: 1 bytes',
    ])
    const files = await zipFiles('a.zip', new Blob([new Uint8Array(zip)]))
    const read = files.kind === 'ok' ? await files.value[0]?.read() : undefined
    expect(read?.kind === 'ok' && new TextDecoder().decode(read.value)).toBe(TEXT)
  })

  it('unpacks no more than asked for', async () => {
    expect(await show(zip, 100)).toEqual([
      `linux/a.dts of ${size}: 100 bytes`,
      'linux/b.h of 1: 1 bytes',
    ])
  })

  it('keeps names inside of the folder they are unpacked in', async () => {
    const odd = zipSync({
      '../up.dts': strToU8('a'),
      '/root.dts': strToU8('a'),
      'w\\x.dts': strToU8('a'),
    })
    expect((await show(odd)).map((line) => line.split(' ')[0])).toEqual([
      'up.dts',
      'root.dts',
      'w/x.dts',
    ])
  })

  const one = zipSync({ 'a.dts': strToU8(TEXT) })
  it.each([
    ['a file that says it unpacks to 1 GB', inDirectory(one, 24, 2 ** 30), 'unpacks to 1024 MB'],
    [
      'a file that says it unpacks to 20 MB',
      inDirectory(one, 24, 20 * 2 ** 20),
      'unpacks to 20 MB: that is no device tree',
    ],
    [
      'more bytes than its list says',
      inDirectory(one, 24, 1000),
      'unpacks to more than its archive says',
    ],
    ['a password', inDirectory(one, 8, 1), 'password'],
    ['an unknown method', inDirectory(one, 8, 14 << 16), 'method 14'],
    ['packed data that ends early', inDirectory(one, 20, 10), 'could not be unpacked'],
    ['packed data that is not there', inDirectory(one, 20, 1 << 20), 'cut off'],
    ['a file elsewhere', inDirectory(one, 42, 7), 'not where its archive says'],
    ['an archive cut off', one.subarray(0, one.length - 30), 'no whole zip archive'],
    ['a list outside of the archive', patch(one, 0x06054b50, 16, 0xfffff), 'outside of it'],
    ['a list of more than 16 bits of files', patch(one, 0x06054b50, 16, 0xffffffff), '65,534'],
  ])('says what is wrong with %s', async (_name, bytes, expected) => {
    expect((await show(bytes)).join()).toContain(expected)
  })

  it('takes as many files as of a folder', async () => {
    const names = Array.from({ length: 20_001 }, (_, at) => [`${at}.dts`, strToU8('')] as const)
    const many = zipSync(Object.fromEntries(names), { level: 0 })
    expect(await show(many)).toEqual([expect.stringContaining('more than 20000 files')])
    const fewer = zipSync(Object.fromEntries(names.slice(1)), { level: 0 })
    expect(await show(fewer)).toHaveLength(20_000)
  })

  it('knows an archive by its first bytes', () => {
    expect(isZip(one)).toBe(true)
    expect(isZip(strToU8('PK is a word'))).toBe(false)
  })
})
