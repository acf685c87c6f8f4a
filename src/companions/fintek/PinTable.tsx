import { hex, hexByte } from '../../core/base/hex.ts'
import { CHIPS, type Chip, type ChipType } from '../../core/drivers/f71808e-wdt/chips.ts'
import {
  type PinOperation,
  pinConfiguration,
} from '../../core/drivers/f71808e-wdt/pinConfiguration.ts'
import { FactTable } from '../frame/FactTable.tsx'
import { Section } from '../frame/Section.tsx'

/** How each chip's pin becomes the reset output. */
export function PinTable({ pin, type }: { readonly pin: number; readonly type: ChipType | null }) {
  const chips: readonly Chip[] = CHIPS
  return (
    <Section title="Pin configuration by chip">
      <FactTable
        label="Pin configuration by chip"
        columns={['Chip', 'Id', 'Reset output', 'What the driver changes']}
        current={chips.find((chip) => chip.type === type)?.name ?? null}
        rows={chips.map((chip) => [
          chip.name,
          <code key="id">{hex(chip.id, 4)}</code>,
          chip.pin,
          <ul key="pins">
            {pinConfiguration(chip.type, pin).map((operation) => (
              <li key={operation.register}>
                <code>{changeText(operation)}</code> {operation.why}
              </li>
            ))}
          </ul>,
        ])}
      />
    </Section>
  )
}

function changeText(operation: PinOperation): string {
  const register = hexByte(operation.register)
  switch (operation.kind) {
    case 'setBit':
      return `${register} bit ${operation.bit} ← 1`
    case 'clearBit':
      return `${register} bit ${operation.bit} ← 0`
    case 'mask':
      return `${register} & ${hexByte(operation.and)} | ${hexByte(operation.or)}`
  }
}
