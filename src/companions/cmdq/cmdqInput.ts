import { type Entries, isEntries, toInteger } from '../../core/base/fieldReader.ts'
import { hex } from '../../core/base/hex.ts'
import type { CmdqMode } from '../../core/drivers/mediatek-cmdq/packet.ts'
import {
  MT8173_WINDOWS,
  physicalAddress,
  registerDevice,
} from '../../core/drivers/mediatek-cmdq/registerDevice.ts'
import { gceShift } from '../../core/drivers/mediatek-cmdq/writesInput.ts'
import { SOCS, socById } from '../../core/soc/catalogue.ts'
import type { SocId } from '../../core/soc/soc.ts'

/** What the workbench is used for: building a packet, or reading one. */
export type CmdqKind = 'packet' | 'decode'

export const kindOf = ({ kind }: Entries): CmdqKind => (kind === 'decode' ? 'decode' : 'packet')

/** Where the packet lies and which thread takes it: the workbench's own, no input of the helper. */
const OWN_KEY = 'gce'

/** Keys of each kind; the workbench keeps those of both, so that going back and forth loses nothing. */
const DECODE_KEYS = ['kind', 'words', 'bytes']

export const modeOf = ({ mode }: Entries): CmdqMode => (mode === 'mainline' ? 'mainline' : 'seed')

/** Whose packet it is. A SoC nobody knows is the model's to refuse. */
export const socOf = (input: Entries): SocId =>
  (namesSoc(input) ? SOCS.find(({ id }) => id === input.soc)?.id : undefined) ?? 'mt8173'

/** The seed's helper knows one SoC; words can be of any. */
const namesSoc = (input: Entries): boolean =>
  kindOf(input) === 'decode' || modeOf(input) === 'mainline'

/** The model's `in` object for what is being looked at, the rest left out. */
export function modelInput(input: Entries): Entries {
  const isDecode = kindOf(input) === 'decode'
  const isRead = (key: string): boolean => {
    if (key === 'kind') return true
    if (key === 'soc') return namesSoc(input)
    return key !== OWN_KEY && DECODE_KEYS.includes(key) === isDecode
  }
  return Object.fromEntries(Object.entries(input).filter(([key]) => isRead(key)))
}

/** The same for another SoC, whose GCE may shift addresses where this one's does not. */
export function withSoc({ shift_pa: _shift, ...input }: Entries, soc: SocId): Entries {
  const shift = gceShift(socById(soc))
  return { ...input, soc, ...(shift !== 0 && kindOf(input) === 'packet' && { shift_pa: shift }) }
}

/**
 * Text somebody pasted: 64-bit words where it holds a '0x' or a comma, else a memory dump in hex. The
 * other of the two keys is taken out.
 */
export function withPasted({ words: _words, bytes: _bytes, ...input }: Entries, text: string) {
  const isWords = /0x|,/i.test(text)
  return isWords
    ? { ...input, words: text.split(/[\s,;]+/).filter(Boolean) }
    : { ...input, bytes: text }
}

/** The text `withPasted` would read so. */
export function pastedText({ words, bytes }: Entries): string {
  if (Array.isArray(words)) return words.map(String).join('\n')
  return typeof bytes === 'string' ? bytes : ''
}

/** The same input, set to read the words it gave. */
export const readWordsOf = (input: Entries, words: readonly bigint[]): Entries => ({
  ...withPasted(input, words.map((word) => hex(word, 16)).join('\n') || '0x'),
  kind: 'decode',
})

/** The same packet for the other helper: each device as that one names it, where it can. */
export function withMode(
  { page_size: _page, buf_size: _buf, shift_pa: _shift, soc: _soc, ...input }: Entries,
  mode: CmdqMode,
): Entries {
  const devices = isEntries(input.devices) ? input.devices : {}
  const renamed = Object.entries(devices).map(([name, device]) => [
    name,
    isEntries(device) ? (mode === 'seed' ? byAddress(device) : bySubsystem(device)) : device,
  ])
  return { ...input, mode, devices: Object.fromEntries(renamed) }
}

function bySubsystem({ reg, ...rest }: Entries): Entries {
  const target = registerDevice(toInteger(reg))
  return target === null
    ? { ...rest }
    : { ...rest, subsys: target.subsys, offset: hex(target.base & 0xffff) }
}

function byAddress({ subsys, offset, ...rest }: Entries): Entries {
  const [window, at] = [toInteger(subsys), toInteger(offset)]
  const address =
    window === null || at === null
      ? null
      : physicalAddress(MT8173_WINDOWS, Number(window), Number(at))
  return address === null ? rest : { ...rest, reg: hex(address, 8) }
}

/** A name for one more device. */
export function freeDeviceName({ devices }: Entries): string {
  const taken = isEntries(devices) ? devices : {}
  let number = Object.keys(taken).length
  while (Object.hasOwn(taken, `device${number}`)) number++
  return `device${number}`
}

/** A device under another name, its calls too. A name that is no text, empty or taken changes nothing. */
export function withRenamed(input: Entries, from: string, to: unknown): Entries {
  const devices = isEntries(input.devices) ? input.devices : {}
  if (typeof to !== 'string' || to === '' || Object.hasOwn(devices, to)) return input
  const renamed = Object.entries(devices).map(([name, device]) => [
    name === from ? to : name,
    device,
  ])
  const ops = Array.isArray(input.ops)
    ? input.ops.map((op: unknown) => (isEntries(op) && op.dev === from ? { ...op, dev: to } : op))
    : input.ops
  return { ...input, devices: Object.fromEntries(renamed), ops }
}

/** A list of numbers as one text; what is no list as it is, for the model to refuse. */
export const numbersText = (numbers: unknown): unknown =>
  Array.isArray(numbers) ? numbers.map(String).join(', ') : numbers

/** The list `numbersText` was made of; undefined for an empty one. What is no number stays text. */
export function numbersOf(text: unknown): unknown {
  const parts = String(text ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
  if (parts.length === 0) return undefined
  return parts.map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : part))
}
