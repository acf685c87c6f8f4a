import { ENOMEM } from '../../base/errno.ts'
import { hex } from '../../base/hex.ts'
import {
  type AssembledPacket,
  assemblePacket,
  type PacketProgram,
  type PacketStep,
} from './assemblePacket.ts'
import { deviceRemarks } from './deviceRemarks.ts'
import { disassemble, type Instruction } from './disassemble.ts'
import { runThread, setEvent, startThread } from './executeGce.ts'
import type { InstructionWord } from './instructionWord.ts'
import { lintRegister } from './lintPacket.ts'
import { printMemoryImage } from './memoryImage.ts'
import { socNames } from './packetNames.ts'
import { type ModelRequest, readModelInput } from './readModelInput.ts'
import { registerDevice, type WriteTarget, whyNotRegistered } from './registerDevice.ts'
import { submitToIdleThread } from './threadRegisters.ts'

/** From this many words or return codes on, results are shortened. */
const MANY = 16

/**
 * The model as JSON in, JSON out: one question, its answer. 64-bit numbers are hex strings.
 *
 * `kind` of the input: 'packet' (when left out: helper calls -> words), 'register' (address ->
 * subsystem and base), 'decode' (words or bytes -> instructions), 'execute' (words -> what the GCE
 * does), 'thread' (packet address -> register writes of a submit).
 *
 * @returns never throws on input: what cannot be read answers `{ error, at, message }`, where
 *   `message` is a sentence and `at` the place, 'ops[3].offset'. `notes` are sentences on what the
 *   kernel keeps to itself.
 */
export function runCmdqModel(input: unknown): unknown {
  const read = readModelInput(input)
  if (read.kind === 'failed') return read.problem
  const { notes, ...answer } = answerTo(read.request)
  return { ...answer, notes: [...read.notes, ...(notes ?? [])] }
}

interface Answer {
  readonly notes?: readonly string[]
  readonly [key: string]: unknown
}

function answerTo(request: ModelRequest): Answer {
  switch (request.kind) {
    case 'packet':
      return answerPacket(request)
    case 'register':
      return {
        base: jsonTarget(registerDevice(request.reg)),
        notes: [
          whyNotRegistered(request.reg),
          ...lintRegister('The device', request.reg).map(({ message }) => message),
        ].filter((note) => note !== null),
      }
    case 'decode':
      return answerDecode(request)
    case 'execute':
      return answerExecute(request)
    case 'thread': {
      const { writes, reset, log, notes } = submitToIdleThread(request.submit)
      const rows = writes.map(({ register, offset, value, meaning }) => ({
        register,
        offset: hex(offset, 3),
        value: hex(value, 8),
        meaning,
      }))
      return { writes: rows, reset, log, notes }
    }
  }
}

function answerPacket({ program, bytes }: Extract<ModelRequest, { kind: 'packet' }>): Answer {
  const packet = assemblePacket(program)
  const { steps, words } = packet
  const atPacket = (lint: { readonly code: string }) => ({ op: null, code: lint.code })
  return {
    devices: Object.fromEntries(
      Object.entries(packet.devices).map(([name, target]) => [name, jsonTarget(target)]),
    ),
    client: packet.client.ret,
    create: packet.create,
    returns: jsonReturns(steps),
    cmd_buf_size: packet.used,
    buf_size: packet.bufferSize,
    grow: packet.grown,
    finalized: packet.closed,
    sent: packet.sends.length,
    log: [
      ...packet.client.log.map((line) => ({ op: null, ...line })),
      ...steps.flatMap(({ warnings }, op) => warnings.map((text) => ({ op, level: 'warn', text }))),
    ],
    lints: [
      ...packet.deviceLints.map(atPacket),
      ...steps.flatMap(({ lints }, op) => lints.map(({ code }) => ({ op, code }))),
      ...packet.packetLints.map(atPacket),
    ],
    ...jsonWords(words),
    ...(bytes ? { bytes: printMemoryImage(words) } : {}),
    notes: [...deviceNotes(program), ...packetNotes(packet)],
  }
}

function jsonReturns(steps: readonly PacketStep[]): unknown {
  if (steps.length <= MANY) return steps.map(({ ret }) => ret)
  const runs: { ret: PacketStep['ret']; times: number }[] = []
  for (const { ret } of steps) {
    const last = runs.at(-1)
    if (last?.ret === ret) last.times += 1
    else runs.push({ ret, times: 1 })
  }
  return runs
}

function jsonWords(words: readonly InstructionWord[]): Readonly<Record<string, unknown>> {
  const text = (word: InstructionWord) => hex(word, 16)
  return words.length <= MANY
    ? { words: words.map(text) }
    : { count: words.length, first: words.slice(0, 2).map(text), last: words.slice(-4).map(text) }
}

const deviceNotes = (program: PacketProgram) =>
  deviceRemarks(program).map(({ device, why }) => `devices.${device}: ${why}`)

/** Each sentence once for an op, however often it is repeated. */
function packetNotes({
  client,
  create,
  deviceLints,
  steps,
  packetLints,
}: AssembledPacket): readonly string[] {
  const calls = steps.flatMap(({ item, lints, reasons }) =>
    [...lints.map(({ message }) => message), ...reasons].map((text) => `ops[${item}]: ${text}`),
  )
  const created = create === ENOMEM ? ['No memory for the packet or its first buffer.'] : []
  const devices = deviceLints.map(({ message }) => message)
  const messages = [...devices, ...client.reasons, ...created, ...calls]
  return [...new Set([...messages, ...packetLints.map(({ message }) => message)])]
}

const jsonTarget = (target: WriteTarget | null) =>
  target === null ? null : { subsys: target.subsys, base: hex(target.base, 8) }

function answerDecode({ words, soc }: Extract<ModelRequest, { kind: 'decode' }>): Answer {
  const { instructions, closed, endsWithJump } = disassemble(words, socNames(soc))
  return {
    instructions: instructions.map(jsonInstruction),
    finalized: closed,
    ends_with_jump: endsWithJump,
    listing: instructions.map(({ text }) => text),
    notes: instructions.flatMap(({ index, problems }) =>
      problems.map((text) => `words[${index}]: ${text}`),
    ),
  }
}

function jsonInstruction({ index, raw, op, effect }: Instruction): unknown {
  const head = { index, raw: hex(raw, 16), op: hex(op, 2), name: effect.name }
  switch (effect.kind) {
    case 'mask':
      return { ...head, mask: hex(effect.mask, 8) }
    case 'access':
      return {
        ...head,
        subsys: effect.subsys,
        addr: hex(effect.addr, 4),
        masked: effect.masked,
        phys: effect.phys === null ? null : hex(effect.phys, 8),
        value: hex(effect.value, 8),
        effective_mask: effect.effectiveMask === null ? null : hex(effect.effectiveMask, 8),
      }
    case 'event':
      return {
        ...head,
        event: effect.event,
        event_name: effect.eventName,
        wait: effect.wait,
        wait_value: effect.waitValue,
        update: effect.update,
        update_value: effect.updateValue,
      }
    case 'eoc':
      return { ...head, irq: effect.irq }
    case 'jump':
      return effect.absolute
        ? { ...head, absolute: true, target: hex(effect.target, 8) }
        : { ...head, absolute: false, offset: effect.offset }
    case 'raw':
      return { ...head, arg_a: hex(effect.argA, 6), arg_b: hex(effect.argB, 8) }
  }
}

function answerExecute(request: Extract<ModelRequest, { kind: 'execute' }>): Answer {
  const idle = startThread(request.words, { ...request, names: socNames(request.soc) })
  const start = request.events.reduce((at, [event, value]) => setEvent(at, event, value), idle)
  const { thread, steps } = runThread(start, request.limit)
  return {
    steps: steps.map(({ index, text }) => ({ index, text })),
    status: thread.status,
    pc: thread.pc < 0n ? null : hex(thread.pc),
    interrupts: thread.interrupts,
    done: thread.done,
    events: thread.events,
    registers: Object.values(thread.registers).map(({ subsys, addr, value, known }) => ({
      subsys,
      addr: hex(addr, 4),
      value: hex(value, 8),
      known: hex(known, 8),
    })),
  }
}
