import { useId } from 'react'
import { type Entries, isEntries, toInteger } from '../../core/base/fieldReader.ts'
import { hex, hexByte } from '../../core/base/hex.ts'
import {
  CHIPS,
  type Chip,
  type ChipType,
  enablesOutputInFa,
} from '../../core/drivers/f71808e-wdt/chips.ts'
import {
  PARAMETER_FIELDS,
  portFields,
  registerField,
} from '../../core/drivers/f71808e-wdt/fields.ts'
import { pinConfiguration } from '../../core/drivers/f71808e-wdt/pinConfiguration.ts'
import { decodeRegister, REGISTER } from '../../core/drivers/f71808e-wdt/registers.ts'
import { FieldForm } from '../../ui/form/FieldForm.tsx'
import { valueAt, withValue } from '../../ui/form/fieldPath.ts'
import { Select } from '../../ui/Select.tsx'
import type { CompanionViewProps } from '../companionModule.ts'
import { Section } from '../frame/Section.tsx'
import styles from './PortInputs.module.css'

/** What answers at one address: a chip out of the list, another one by its id, or nothing. */
export function PortInputs({
  port,
  input,
  onChange,
}: CompanionViewProps & { readonly port: '0x2e' | '0x4e' }) {
  const pickerId = useId()
  const path = `ports.${port}`
  const here = valueAt(input, path)
  const content: Entries = isEntries(here) ? here : {}
  const isThere = Object.keys(content).some((key) => key !== 'busy')
  const id = toInteger(content.devid)
  const chips: readonly Chip[] = CHIPS
  const chip = chips.find((it) => BigInt(it.id) === id)
  // With force_id the driver takes whatever is there for that chip.
  const forced = toInteger(valueAt(input, PARAMETER_FIELDS.forceId.name)) ?? 0n
  const driven = forced === 0n ? chip : chips.find((it) => BigInt(it.id) === forced)
  const fields = portFields(path)
  const pick = (picked: string) => {
    const busy = content.busy === undefined ? {} : { busy: content.busy }
    const next = picked === '' ? busy : { ...content, devid: picked === OTHER ? '0xffff' : picked }
    const left = Object.keys(next).length === 0 ? undefined : next
    onChange(withValue(input, path, left), `At ${port}: ${nameOf(chips, picked)}`)
  }
  return (
    <Section title={`At ${port}`}>
      <div className={styles.picker}>
        <label htmlFor={pickerId}>Chip</label>
        <Select
          id={pickerId}
          className={styles.chip}
          value={!isThere ? '' : chip === undefined ? OTHER : hex(chip.id, 4)}
          onChange={pick}
          options={[
            { value: '', label: 'nothing there' },
            ...chips.map((it) => ({
              value: hex(it.id, 4),
              label: `${it.name} (${hex(it.id, 4)})`,
            })),
            { value: OTHER, label: 'another id' },
          ]}
        />
      </div>
      <FieldForm
        fields={isThere ? [fields.devid, fields.manid, fields.rev, fields.busy] : [fields.busy]}
        values={input}
        onChange={onChange}
        hex={{ [fields.devid.name]: 4, [fields.manid.name]: 4 }}
      />
      {isThere && driven !== undefined && (
        <details className={styles.registers}>
          <summary>Registers before loading</summary>
          <FieldForm
            fields={registerFields(path, driven.type)}
            values={input}
            onChange={onChange}
            hex={Object.fromEntries(registerFields(path, driven.type).map(({ name }) => [name, 2]))}
          />
        </details>
      )}
    </Section>
  )
}

const OTHER = 'other'

const nameOf = (chips: readonly Chip[], picked: string): string =>
  chips.find(({ id }) => hex(id, 4) === picked)?.name ?? (picked === '' ? 'nothing' : 'another id')

/** The registers the driver looks at or changes on a chip, as inputs. */
const registerFields = (path: string, type: ChipType) =>
  [
    ...new Set([
      // Both choices of the F71862FG's reset pin; on other chips they are the same.
      ...[56, 63].flatMap((pin) => pinConfiguration(type, pin).map(({ register }) => register)),
      REGISTER.deviceEnable,
      enablesOutputInFa(type) ? REGISTER.outputF81 : REGISTER.outputF71,
      REGISTER.configuration,
      REGISTER.time,
    ]),
  ]
    .sort((a, b) => a - b)
    .map((register) => ({
      ...registerField(`${path}.${register < 0x30 ? 'regs' : 'ldn7'}.${hexByte(register)}`),
      title: `${hexByte(register)} ${decodeRegister(register, 0, type).name}`,
    }))
