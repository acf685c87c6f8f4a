import {
  FieldReader,
  type InputProblem,
  isEntries,
  show,
  toInteger,
} from '../../base/fieldReader.ts'
import { hexByte } from '../../base/hex.ts'
import type { Port, Ports } from './driverRun.ts'
import { actionFields, portFields, registerField, WATCHDOG_FIELDS } from './fields.ts'
import { REGISTER } from './registers.ts'
import type { SuperIo } from './superIo.ts'
import {
  type Action,
  type Faults,
  type ModuleParameters,
  PLAIN_ACTIONS,
  type WatchdogInput,
} from './watchdogInput.ts'

export type InputReading =
  | { readonly kind: 'ok'; readonly input: WatchdogInput }
  | { readonly kind: 'failed'; readonly problems: readonly [InputProblem, ...InputProblem[]] }

/**
 * The model's `in` object, checked. Everything has a default: `{}` is a machine without a chip.
 * What a C type cannot hold is refused here, as by the module loader; what the driver refuses passes.
 */
export function readInput(raw: unknown): InputReading {
  const reader = new FieldReader()
  const from = reader.object(raw, '', ['mode', 'params', 'ports', 'faults', 'actions', 'port_io'])
  const input: WatchdogInput = {
    mode: reader.choice(from, WATCHDOG_FIELDS.mode),
    params: readParameters(reader, from.params),
    ports: readPorts(reader, from.ports),
    faults: readFaults(reader, from.faults),
    actions: reader.list(from.actions, 'actions').map((it, at) => readAction(reader, it, at)),
    portIo: reader.flag(from, WATCHDOG_FIELDS.portIo) === true,
  }
  if (raw === null || raw === undefined) reader.report('MISSING', '', 'is left out.')
  const [first, ...others] = reader.problems
  return first === undefined
    ? { kind: 'ok', input }
    : { kind: 'failed', problems: [first, ...others] }
}

function readParameters(reader: FieldReader, raw: unknown): ModuleParameters {
  const from = reader.object(raw, 'params', [
    'force_id',
    'timeout',
    'pulse_width',
    'f71862fg_pin',
    'nowayout',
    'start_withtimeout',
  ])
  return {
    forceId: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.forceId)),
    timeout: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.timeout)),
    pulseWidth: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.pulseWidth)),
    f71862fgPin: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.f71862fgPin)),
    nowayout: reader.flag(from, WATCHDOG_FIELDS.nowayout) === true,
    startWithTimeout: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.startWithTimeout)),
  }
}

function readFaults(reader: FieldReader, raw: unknown): Faults {
  const from = reader.object(raw, 'faults', ['misc_register', 'reboot_notifier', 'register'])
  return {
    miscRegister: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.miscRegister)),
    rebootNotifier: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.rebootNotifier)),
    register: Number(reader.requiredInteger(from, WATCHDOG_FIELDS.register)),
  }
}

function readPorts(reader: FieldReader, raw: unknown): Ports {
  const from = reader.object(raw, 'ports', ['0x2e', '0x4e'])
  return {
    46: readPort(reader, from['0x2e'], 'ports.0x2e'),
    78: readPort(reader, from['0x4e'], 'ports.0x4e'),
  }
}

const ABSENT: SuperIo = { present: false, unlocked: false, device: null, registers: {} }

/** A chip where `devid` is given; `busy` may also stand alone. Null and left out: nothing there. */
function readPort(reader: FieldReader, raw: unknown, name: string): Port {
  const from = reader.object(raw, name, ['devid', 'manid', 'rev', 'regs', 'ldn7', 'busy'])
  const fields = portFields(name)
  const busy = reader.flag(from, fields.busy) === true
  if (Object.keys(from).every((key) => key === 'busy')) return { chip: ABSENT, busy }

  const devid = Number(reader.requiredInteger(from, fields.devid))
  const manid = Number(reader.requiredInteger(from, fields.manid))
  const registers = {
    ...readRegisters(reader, from.regs, `${name}.regs`, 0x00, 0x2f),
    ...readRegisters(reader, from.ldn7, `${name}.ldn7`, 0x30, 0xff),
    [REGISTER.deviceIdHigh]: devid >> 8,
    [REGISTER.deviceIdLow]: devid & 0xff,
    [REGISTER.revision]: Number(reader.requiredInteger(from, fields.rev)),
    [REGISTER.vendorIdHigh]: manid >> 8,
    [REGISTER.vendorIdLow]: manid & 0xff,
  }
  return { chip: { present: true, unlocked: false, device: null, registers }, busy }
}

/** Registers that have inputs of their own, or (0x07) no content that could be given. */
const NOT_GIVEN: readonly number[] = [
  REGISTER.logicalDevice,
  REGISTER.deviceIdHigh,
  REGISTER.deviceIdLow,
  REGISTER.revision,
  REGISTER.vendorIdHigh,
  REGISTER.vendorIdLow,
]

function readRegisters(
  reader: FieldReader,
  raw: unknown,
  name: string,
  min: number,
  max: number,
): Readonly<Record<number, number>> {
  const registers: Record<number, number> = {}
  const entries = reader.object(raw, name)
  for (const key of Object.keys(entries)) {
    const number = toInteger(key)
    const register = number === null ? null : Number(number)
    const field = `${name}.${key}`
    if (register === null || register < min || register > max) {
      const range = `${hexByte(min)} to ${hexByte(max)}`
      reader.report('OUT_OF_RANGE', field, `must name a register from ${range}.`)
    } else if (NOT_GIVEN.includes(register)) {
      reader.report('UNKNOWN_NAME', field, 'follows from devid, manid and rev, or from selecting.')
    } else {
      registers[register] = Number(reader.requiredInteger(entries, registerField(field)))
    }
  }
  return registers
}

/** 'open', or one of { write: text }, { settimeout: seconds }, { busy: flag }. */
function readAction(reader: FieldReader, raw: unknown, at: number): Action {
  const name = `actions.${at}`
  const fields = actionFields(name)
  const plain = PLAIN_ACTIONS.find((it) => it === raw)
  if (plain !== undefined) return { kind: plain }
  if (raw === 'busy') return { kind: 'busy', busy: true }
  if (isEntries(raw) && Object.keys(raw).length === 1) {
    if ('write' in raw) return { kind: 'write', text: reader.requiredText(raw, fields.write) }
    if ('busy' in raw) return { kind: 'busy', busy: reader.flag(raw, fields.busy) === true }
    if ('settimeout' in raw) {
      return { kind: 'settimeout', seconds: Number(reader.requiredInteger(raw, fields.settimeout)) }
    }
  }
  const known = `${PLAIN_ACTIONS.join(', ')}, {write}, {settimeout} or {busy}`
  reader.report('NOT_A_CHOICE', name, `must be one of ${known}, is ${show(raw)}.`)
  return { kind: 'gettimeout' }
}
