import type { Port, Ports } from './driverRun.ts'
import { actionFields, portFields, registerField, WATCHDOG_FIELDS } from './fields.ts'
import { hexByte } from './hex.ts'
import { FieldReader, type InputProblem, isEntries, show, toInteger } from './readField.ts'
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
    mode: reader.choice(from.mode, WATCHDOG_FIELDS.mode),
    params: readParameters(reader, from.params),
    ports: readPorts(reader, from.ports),
    faults: readFaults(reader, from.faults),
    actions: reader.list(from.actions, 'actions').map((it, at) => readAction(reader, it, at)),
    portIo: reader.flag(from.port_io, WATCHDOG_FIELDS.portIo),
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
    forceId: reader.integer(from.force_id, WATCHDOG_FIELDS.forceId),
    timeout: reader.integer(from.timeout, WATCHDOG_FIELDS.timeout),
    pulseWidth: reader.integer(from.pulse_width, WATCHDOG_FIELDS.pulseWidth),
    f71862fgPin: reader.integer(from.f71862fg_pin, WATCHDOG_FIELDS.f71862fgPin),
    nowayout: reader.flag(from.nowayout, WATCHDOG_FIELDS.nowayout),
    startWithTimeout: reader.integer(from.start_withtimeout, WATCHDOG_FIELDS.startWithTimeout),
  }
}

function readFaults(reader: FieldReader, raw: unknown): Faults {
  const from = reader.object(raw, 'faults', ['misc_register', 'reboot_notifier', 'register'])
  return {
    miscRegister: reader.integer(from.misc_register, WATCHDOG_FIELDS.miscRegister),
    rebootNotifier: reader.integer(from.reboot_notifier, WATCHDOG_FIELDS.rebootNotifier),
    register: reader.integer(from.register, WATCHDOG_FIELDS.register),
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
  const busy = reader.flag(from.busy, fields.busy)
  if (Object.keys(from).every((key) => key === 'busy')) return { chip: ABSENT, busy }

  const devid = reader.integer(from.devid, fields.devid)
  const manid = reader.integer(from.manid, fields.manid)
  const registers = {
    ...readRegisters(reader, from.regs, `${name}.regs`, 0x00, 0x2f),
    ...readRegisters(reader, from.ldn7, `${name}.ldn7`, 0x30, 0xff),
    [REGISTER.deviceIdHigh]: devid >> 8,
    [REGISTER.deviceIdLow]: devid & 0xff,
    [REGISTER.revision]: reader.integer(from.rev, fields.rev),
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
  for (const [key, value] of Object.entries(reader.entries(raw, name))) {
    const register = toInteger(key)
    const field = `${name}.${key}`
    if (register === null || register < min || register > max) {
      const range = `${hexByte(min)} to ${hexByte(max)}`
      reader.report('OUT_OF_RANGE', field, `must name a register from ${range}.`)
    } else if (NOT_GIVEN.includes(register)) {
      reader.report('UNKNOWN_NAME', field, 'follows from devid, manid and rev, or from selecting.')
    } else {
      registers[register] = reader.integer(value, registerField(field))
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
    if ('write' in raw) return { kind: 'write', text: reader.text(raw.write, fields.write) }
    if ('busy' in raw) return { kind: 'busy', busy: reader.flag(raw.busy, fields.busy) }
    if ('settimeout' in raw) {
      return { kind: 'settimeout', seconds: reader.integer(raw.settimeout, fields.settimeout) }
    }
  }
  const known = `${PLAIN_ACTIONS.join(', ')}, {write}, {settimeout} or {busy}`
  reader.report('NOT_A_CHOICE', name, `must be one of ${known}, is ${show(raw)}.`)
  return { kind: 'gettimeout' }
}
