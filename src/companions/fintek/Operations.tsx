import { useEffect, useRef, useState } from 'react'
import { hexByte } from '../../core/base/hex.ts'
import { ALGORITHM_STEPS } from '../../core/drivers/f71808e-wdt/algorithmStep.ts'
import type { ChipType } from '../../core/drivers/f71808e-wdt/chips.ts'
import type { OperationStep } from '../../core/drivers/f71808e-wdt/driverRun.ts'
import {
  operationText,
  portAccesses,
  portAccessText,
} from '../../core/drivers/f71808e-wdt/operationText.ts'
import { decodeRegister } from '../../core/drivers/f71808e-wdt/registers.ts'
import {
  portsAfter,
  type WatchdogRun,
  writtenRegisters,
} from '../../core/drivers/f71808e-wdt/runWatchdog.ts'
import { registerOf, type SuperIo } from '../../core/drivers/f71808e-wdt/superIo.ts'
import { BitField } from '../../ui/BitField.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { Section } from '../frame/Section.tsx'
import styles from './Operations.module.css'

/** Every Super-I/O operation, stepped over forward and back, with the registers on both sides. */
export function Operations({ run }: { readonly run: WatchdogRun }) {
  const { operations, watchdog, input } = run
  // Null is the end, wherever that is; another input keeps the step one is at where it can.
  const [chosen, setAt] = useState<number | null>(null)
  const at = Math.min(chosen ?? operations.length, operations.length)
  const current = operations[at - 1]
  if (operations.length === 0) {
    return (
      <Section title="Super-I/O operations">
        <p>The driver touches no port.</p>
      </Section>
    )
  }
  return (
    <Section title={`Super-I/O operations (${operations.length})`}>
      <Stepper
        label="Super-I/O operations"
        count={operations.length}
        at={at}
        onStep={setAt}
        text={
          current === undefined ? 'before loading' : operationText(current.base, current.operation)
        }
      />
      <div className={styles.columns}>
        <OperationList run={run} at={at} onPick={setAt} />
        <div className={styles.detail}>
          {current === undefined ? (
            <p>Nothing has been done yet. Step on to see the first operation.</p>
          ) : (
            <Detail
              operation={current}
              type={watchdog?.chip.type ?? null}
              showsPorts={input.portIo}
            />
          )}
        </div>
      </div>
      {watchdog !== null && (
        <WrittenRegisters run={run} at={at} type={watchdog.chip.type} base={watchdog.base} />
      )}
    </Section>
  )
}

function OperationList({
  run: { operations },
  at,
  onPick,
}: {
  readonly run: WatchdogRun
  readonly at: number
  readonly onPick: (at: number) => void
}) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const row = list.current?.children[at - 1]
    // Not scrollIntoView: it would scroll the page along with the list.
    if (list.current !== null && row instanceof HTMLElement) {
      const { offsetTop, offsetHeight } = row
      const { scrollTop, clientHeight } = list.current
      if (offsetTop < scrollTop) list.current.scrollTop = offsetTop
      if (offsetTop + offsetHeight > scrollTop + clientHeight) {
        list.current.scrollTop = offsetTop + offsetHeight - clientHeight
      }
    }
  }, [at])
  return (
    <ol className={styles.list} ref={list}>
      {operations.map(({ phase, base, operation }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same operation comes again and again
        <li key={index}>
          <button
            type="button"
            data-done={index < at}
            aria-current={index === at - 1 ? 'step' : undefined}
            onClick={() => onPick(index + 1)}
          >
            <span>{index + 1}</span>
            <span>{phase}</span>
            <code>{operationText(base, operation)}</code>
          </button>
        </li>
      ))}
    </ol>
  )
}

function Detail({
  operation: { base, operation, step, why, before, after },
  type,
  showsPorts,
}: {
  readonly operation: OperationStep
  readonly type: ChipType | null
  readonly showsPorts: boolean
}) {
  const { title, kernel } = ALGORITHM_STEPS[step]
  const register = 'register' in operation ? operation.register : null
  return (
    <>
      <p>
        <strong>{why}</strong>
      </p>
      <p className={styles.step}>
        {title} · <code>{kernel}</code>
      </p>
      {register === null ? (
        <p>
          Before: {stateText(before)}. After: {stateText(after)}.
        </p>
      ) : (
        <>
          <RegisterWord label="Before" chip={before} register={register} type={type} />
          <RegisterWord
            label="After"
            chip={after}
            register={register}
            type={type}
            compare={before}
          />
        </>
      )}
      {showsPorts && (
        <p className={styles.ports}>
          {portAccesses(base, operation).map((access, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the unlock key is written twice
            <code key={at}>{portAccessText(access)}</code>
          ))}
        </p>
      )}
    </>
  )
}

function stateText({ present, unlocked, device }: SuperIo): string {
  if (!present) return 'nothing there'
  const selected = device === null ? 'no device selected' : `device ${hexByte(device)} selected`
  return `${unlocked ? 'unlocked' : 'locked'}, ${selected}`
}

function RegisterWord({
  label,
  chip,
  register,
  type,
  compare,
}: {
  readonly label: string
  readonly chip: SuperIo
  readonly register: number
  readonly type: ChipType | null
  readonly compare?: SuperIo
}) {
  const value = registerOf(chip, register)
  const old = compare === undefined ? value : registerOf(compare, register)
  const { name, fields } = decodeRegister(register, value, type ?? 'f71882fg')
  const bits = (of: number, lsb: number, msb: number) => (of >> lsb) & ((1 << (msb - lsb + 1)) - 1)
  const known = fields.filter(() => type !== null || register < 0x30)
  const whole = { name, msb: 7, lsb: 0, value, meaning: '' }
  return (
    <BitField
      label={`${label}: ${hexByte(register)} ${name}`}
      width={8}
      value={value}
      fields={(known.length === 0 ? [whole] : known).map((field) => ({
        ...field,
        state:
          bits(value, field.lsb, field.msb) === bits(old, field.lsb, field.msb)
            ? 'plain'
            : 'changed',
      }))}
    />
  )
}

/** The registers the driver writes, as they stand now against before loading. */
function WrittenRegisters({
  run,
  at,
  type,
  base,
}: {
  readonly run: WatchdogRun
  readonly at: number
  readonly type: ChipType
  readonly base: 0x2e | 0x4e
}) {
  const start = portsAfter(run, 0)[base]
  const chip = portsAfter(run, at)[base]
  return (
    <>
      <h3>Registers the driver writes, after step {at}; underlined where changed since loading</h3>
      <div className={styles.words}>
        {[...writtenRegisters(run).keys()].map((register) => (
          <RegisterWord
            key={register}
            label="Now"
            chip={chip}
            register={register}
            type={type}
            compare={start}
          />
        ))}
      </div>
    </>
  )
}
