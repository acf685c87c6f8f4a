import { hex } from '../../core/base/hex.ts'
import {
  deltaTicks,
  describeModeRegister,
  RESTART,
  reloadTicks,
  WATCHDOG_REGISTERS,
} from '../../core/drivers/at91sam9-wdt/modeRegister.ts'
import type { ProbeResult } from '../../core/drivers/at91sam9-wdt/probeWatchdog.ts'
import { BitField, type BitFieldPart } from '../../ui/BitField.tsx'
import { Section } from '../frame/Section.tsx'
import styles from './ModeRegisters.module.css'

/** The mode register as found, as wished and as it ends up, field by field. */
export function ModeRegisters({ result }: { readonly result: ProbeResult }) {
  const { mrBefore, mrWanted, mrMask, mr, mrWritten } = result
  if (
    mrBefore === undefined ||
    mrWanted === undefined ||
    mrMask === undefined ||
    mr === undefined
  ) {
    return null
  }
  const before = describeModeRegister(mrBefore)
  const parts = (value: number, isCompared: (name: BitFieldPart) => boolean) =>
    describeModeRegister(value).map((field): BitFieldPart => {
      const old = before.find(({ name }) => name === field.name)
      const state = !isCompared(field)
        ? 'ignored'
        : old?.value !== field.value
          ? 'changed'
          : 'plain'
      return { ...field, state }
    })
  const compared = ({ lsb }: BitFieldPart) => ((mrMask >>> lsb) & 1) === 1
  return (
    <Section title="Mode register">
      <BitField
        label="As the bootloader left it"
        width={32}
        value={mrBefore}
        fields={before}
        note="Point at a field, or go there with Tab and the arrow keys, to read what it does."
      />
      <BitField
        label="As the driver wants it"
        width={32}
        value={mrWanted}
        fields={parts(mrWanted, compared)}
        note={`Underlined: differs from what is there. Struck out: not compared (mask ${hex(mrMask, 8)}).`}
      />
      <BitField
        label={mrWritten === true ? 'In the end, after the write' : 'In the end, not written'}
        width={32}
        value={mr}
        fields={parts(mr, () => true)}
        note={`Counts from ${reloadTicks(mr)} down; a restart is legal from ${deltaTicks(mr)} on.`}
      />
      <dl className={styles.registers}>
        {WATCHDOG_REGISTERS.map(({ offset, name, title }) => (
          <div key={name}>
            <dt>
              {name} <code>+{hex(offset, 2)}</code>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
        <div>
          <dt>A ping</dt>
          <dd>
            writes <code>{hex(RESTART, 8)}</code> to CR
          </dd>
        </div>
      </dl>
    </Section>
  )
}
