import { hex } from '../../core/base/hex.ts'
import {
  ALL_BITS,
  type BitField,
  lowestBit,
  type RegisterWrite,
} from '../../core/drivers/mediatek-mmsys/registerWrite.ts'
import type { BitFieldPart } from '../../ui/BitField.tsx'

/** '0x14000040', or 'mutex + 0x2c' where the SoC's file does not tell the address. */
export const placeText = ({ address, device, offset }: RegisterWrite): string =>
  address === null ? `${device} + ${hex(offset, 3)}` : hex(address, 8)

/** What the bits written mean, as the driver names it: 'OVL0_MOUT_EN = …'. Empty without a name. */
export const meaningText = ({ fields }: RegisterWrite): string =>
  fields
    .map(({ name, value, valueName }) => valueName ?? (name === null ? '' : `${name} = ${value}`))
    .filter((text) => text !== '')
    .join(', ')

/**
 * The fields of a write, to be drawn. A field of unknown width reaches up to the next one, or as far
 * as its value; a write no field explains is drawn by its mask.
 */
export function writtenFields(write: RegisterWrite): readonly BitFieldPart[] {
  const fields = [...write.fields].sort((a, b) => a.shift - b.shift)
  if (fields.length === 0) {
    const { mask, value } = write
    const lsb = lowestBit(mask)
    const part = { name: 'value', msb: highestBit(mask), lsb, value: value >>> lsb, meaning: '' }
    return [{ ...part, state: 'changed' }]
  }
  return fields.map((field): BitFieldPart => {
    const { name, shift, value, valueName } = field
    return {
      name: name ?? valueName ?? 'value',
      msb: topOf(field),
      lsb: shift,
      value,
      meaning: valueName ?? '',
      state: 'changed',
    }
  })
}

const topOf = ({ mask, shift, value }: BitField): number =>
  mask === null ? shift + Math.max(0, highestBit(value)) : highestBit(mask)

const highestBit = (mask: number): number => (mask === 0 ? 0 : 31 - Math.clz32(mask))

/** Whether a read-modify-write leaves bits as they are. */
export const keepsBits = ({ access, mask }: RegisterWrite): boolean =>
  access === 'modify' && mask !== ALL_BITS
