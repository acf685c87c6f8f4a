import type { FieldDescription } from '../../base/fieldDescription.ts'
import { type Entries, FieldReader, type InputProblem, isEntries } from '../../base/fieldReader.ts'
import type { Counters } from './counter.ts'
import { PMU_FIELDS as F } from './fields.ts'
import type { CacheDecode } from './mapEvent.ts'
import { HARDWARE_EVENTS, PERF_TYPES } from './perfAbi.ts'
import type { PmuOperation } from './pmuOperation.ts'
import type { PmuSetup } from './pmuState.ts'

/** What the model is asked, checked. */
export type PmuQuestion =
  | {
      readonly kind: 'sequence'
      readonly setup: PmuSetup
      readonly counters: Counters
      readonly perfIrq: string | null
      readonly ops: readonly PmuOperation[]
    }
  | { readonly kind: 'delta'; readonly now: bigint; readonly prev: bigint; readonly width: number }
  | {
      readonly kind: 'map' | 'sbi_map'
      readonly type: number
      readonly config: bigint
      readonly decode: CacheDecode
    }

export type ReadQuestion =
  | { readonly kind: 'ok'; readonly question: PmuQuestion }
  | { readonly kind: 'bad'; readonly problems: readonly InputProblem[] }

/**
 * The model's `in` object as a typed question. Numbers may be strings, decimal or hexadecimal, and
 * have to be from 2^53 on; types and hardware events may be perf's names.
 */
export function readPmuQuestion(from: Entries): ReadQuestion {
  const reader = new FieldReader()
  const question = readQuestion(reader, from)
  return reader.problems.length === 0
    ? { kind: 'ok', question }
    : { kind: 'bad', problems: reader.problems }
}

function readQuestion(reader: FieldReader, from: Entries): PmuQuestion {
  const kind = reader.choice(from, F.kind)
  switch (kind) {
    case 'sequence':
      return readSequence(reader, from)
    case 'delta':
      return {
        kind,
        now: reader.requiredInteger(from, F.newReading),
        prev: reader.requiredInteger(from, F.prevReading),
        // Too large a width is an answer of its own here, not a wrong input.
        width: Number(reader.requiredInteger(from, { ...F.counterWidth, max: 255 })),
      }
    case 'map':
    case 'sbi_map':
      return { kind, ...readEvent(reader, from), decode: reader.choice(from, F.cacheDecode) }
  }
}

function readSequence(reader: FieldReader, from: Entries): PmuQuestion {
  const counters = reader.object(from.counters, 'counters')
  return {
    kind: 'sequence',
    setup: {
      mode: reader.choice(from, F.mode),
      xlen: reader.choice(from, F.xlen),
      counterWidth: Number(reader.requiredInteger(from, F.counterWidth)),
      numCounters: Number(reader.requiredInteger(from, F.numCounters)),
      cacheDecode: reader.choice(from, F.cacheDecode),
    },
    counters: {
      cycle: reader.requiredInteger(counters, F.cycle),
      instret: reader.requiredInteger(counters, F.instret),
    },
    perfIrq: reader.text(from, F.perfIrq),
    ops: reader.list(from.ops, 'ops').map((op, at) => readOperation(reader, op, `ops[${at}]`)),
  }
}

function readOperation(reader: FieldReader, raw: unknown, place: string): PmuOperation {
  const from = isEntries(raw) ? raw : {}
  const at = <Field extends FieldDescription>(field: Field): Field => ({
    ...field,
    name: `${place}.${field.name}`,
  })
  const ev = () => reader.requiredText(from, at(F.event))
  const op = reader.choice(from, at({ ...F.op, default: null }))
  switch (op) {
    case 'init':
      return { op, ev: ev(), ...readEvent(reader, from, `${place}.`) }
    case 'add':
    case 'start':
    case 'stop':
      return { op, ev: ev(), flags: Number(reader.requiredInteger(from, at(F.flags))) }
    case 'read':
    case 'del':
    case 'destroy':
      return { op, ev: ev() }
    case 'advance':
      return {
        op,
        cycle: reader.requiredInteger(from, at(F.advanceCycle)),
        instret: reader.requiredInteger(from, at(F.advanceInstret)),
      }
    case 'counters':
      return {
        op,
        cycle: reader.integer(from, at(F.setCycle)),
        instret: reader.integer(from, at(F.setInstret)),
      }
    case 'perf_irq':
      return { op, owner: reader.text(from, at(F.owner)) }
  }
}

function readEvent(reader: FieldReader, from: Entries, place = '') {
  const numbers = {
    type: numberOf(from.type, PERF_TYPES),
    config: numberOf(from.config, HARDWARE_EVENTS),
  }
  const at = (field: FieldDescription) => ({ ...field, name: `${place}${field.name}` })
  return {
    type: Number(reader.requiredInteger(numbers, at(F.type))),
    config: reader.requiredInteger(numbers, at(F.config)),
  }
}

/** A name's number; anything else as it is. */
function numberOf(raw: unknown, names: readonly string[]): unknown {
  const number = typeof raw === 'string' ? names.indexOf(raw) : -1
  return number === -1 ? raw : number
}
