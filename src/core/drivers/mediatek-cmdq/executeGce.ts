import { hex } from '../../base/hex.ts'
import { decodeWord, type InstructionEffect } from './disassemble.ts'
import { INSTRUCTION_SIZE, type InstructionWord } from './instructionWord.ts'
import { eventName, type PacketNames } from './packetNames.ts'

/** A register as far as its bits are known: of those clear in `known` nothing can be said. */
export interface RegisterState {
  readonly subsys: number
  readonly addr: number
  readonly value: number
  readonly known: number
}

export type ThreadStatus =
  | { readonly kind: 'running' }
  /** Stands at a WFE until the event has the value. */
  | { readonly kind: 'waiting'; readonly event: number; readonly value: number }
  /** Stands at a POLL until the register's bits match. */
  | { readonly kind: 'polling'; readonly register: string }
  /** Reached the end address. */
  | { readonly kind: 'ended' }
  /** Cannot go on: outside the packet, or at a word this model does not execute. */
  | { readonly kind: 'stopped'; readonly why: string }

/** One GCE thread with a packet. Immutable: a step gives the next one. */
export interface GceThread {
  readonly words: readonly InstructionWord[]
  /** What its steps call events and registers. */
  readonly names: PacketNames
  /** Physical address of the first word. */
  readonly base: bigint
  /** Jumps count in units of 1 << shift bytes. */
  readonly shift: number
  /** Physical address of the next instruction. */
  readonly pc: bigint
  /** Bits a masked write may change; null before the first MASK. */
  readonly mask: number | null
  /** By event number; an event not listed is 0, to which the controller's probe clears them all. */
  readonly events: Readonly<Record<number, number>>
  /** Registers written or read so far, by `registerKey`. */
  readonly registers: Readonly<Record<string, RegisterState>>
  readonly interrupts: number
  /** Whether an interrupt came at a place where the driver takes the packet for done. */
  readonly done: boolean
  readonly status: ThreadStatus
}

export interface ThreadStep {
  readonly thread: GceThread
  /** Place of the executed word in the packet; null when none was. */
  readonly index: number | null
  /** What happened, in one line. */
  readonly text: string
}

const registerKey = (subsys: number, addr: number): string => `${subsys}:${hex(addr, 4)}`

/** A thread about to execute the first word. `base` and `shift` as the packet was submitted. */
export const startThread = (
  words: readonly InstructionWord[],
  {
    base = 0n,
    shift = 0,
    names,
  }: { readonly base?: bigint; readonly shift?: number; readonly names: PacketNames },
): GceThread => ({
  words,
  names,
  base,
  shift,
  pc: base,
  mask: null,
  events: {},
  registers: {},
  interrupts: 0,
  done: false,
  status: words.length === 0 ? { kind: 'ended' } : { kind: 'running' },
})

/**
 * Executes one instruction. A thread that waits tries again; one that ended or stopped stays.
 *
 * The packet's meaning as seed 001, the controller driver and mainline's helper document it. Not
 * modelled: time, other threads, GCE registers (READ_S, WRITE_S, LOGIC, MOVE), and a new packet
 * linked behind this one.
 */
export function stepThread(thread: GceThread): ThreadStep {
  const { status, words, pc, base } = thread
  if (status.kind === 'ended' || status.kind === 'stopped')
    return { thread, index: null, text: 'Nothing left to execute' }
  const index = Number((pc - base) / BigInt(INSTRUCTION_SIZE))
  const word = words[index]
  if (word === undefined) throw new Error(`No word at ${hex(pc)}`)
  const { next, text } = execute(thread, decodeWord(word, thread.mask, thread.names))
  return { thread: next, index, text }
}

/** Steps until the thread waits, ends or stops, `limit` steps at the most: packets can loop. */
export function runThread(
  thread: GceThread,
  limit: number,
): { readonly thread: GceThread; readonly steps: readonly ThreadStep[] } {
  const steps: ThreadStep[] = []
  let now = thread
  while (steps.length < limit && isActive(now.status, steps.length)) {
    const step = stepThread(now)
    steps.push(step)
    now = step.thread
  }
  return { thread: now, steps }
}

/** A waiting thread is given one try: what it waits for may have come. */
const isActive = ({ kind }: ThreadStatus, tried: number) =>
  kind === 'running' || (tried === 0 && (kind === 'waiting' || kind === 'polling'))

/** Hardware raises (or software sets) an event; 12 bits. A thread waiting for it can step on. */
export const setEvent = (thread: GceThread, event: number, value = 1): GceThread => ({
  ...thread,
  events: { ...thread.events, [event]: value & 0xfff },
})

/** Hardware changes a register, all of it. */
export const setRegister = (
  thread: GceThread,
  subsys: number,
  addr: number,
  value: number,
): GceThread => withRegister(thread, { subsys, addr, value: value >>> 0, known: 0xffffffff })

interface Executed {
  readonly next: GceThread
  readonly text: string
}

function execute(thread: GceThread, effect: InstructionEffect): Executed {
  switch (effect.kind) {
    case 'mask': {
      const text = `Masked writes change ${hex(effect.mask, 8)} from here on`
      return { next: goTo({ ...thread, mask: effect.mask }, 1n), text }
    }
    case 'access':
      return effect.name === 'WRITE' ? write(thread, effect) : poll(thread, effect)
    case 'event':
      return waitForEvent(thread, effect)
    case 'eoc':
      return endOfCommands(thread, effect.irq)
    case 'jump':
      return jump(thread, effect)
    case 'raw':
      return stop(
        thread,
        effect.name === 'UNKNOWN'
          ? 'No GCE instruction known here has this word'
          : `${effect.name} works on GCE registers, which are not modelled`,
      )
  }
}

type Access = Extract<InstructionEffect, { kind: 'access' }>

function write(thread: GceThread, access: Access): Executed {
  const { subsys, addr, value, effectiveMask } = access
  const old = registerAt(thread, access)
  // An unknown mask leaves a bit known only where old and new agree.
  const known =
    effectiveMask === null
      ? (old.known & ~(old.value ^ value)) >>> 0
      : (old.known | effectiveMask) >>> 0
  const mask = effectiveMask ?? 0
  const merged = (((old.value & ~mask) | (value & mask)) & known) >>> 0
  const next = withRegister(thread, { subsys, addr, value: merged, known })
  const bits = known === 0xffffffff ? '' : `, of which only ${hex(known, 8)} is known`
  return { next: goTo(next, 1n), text: `${nameRegister(access)} becomes ${hex(merged, 8)}${bits}` }
}

function poll(thread: GceThread, access: Access): Executed {
  const { value, effectiveMask } = access
  const now = registerAt(thread, access)
  // Under an unknown mask only a match of all bits is sure to be one.
  const mask = effectiveMask ?? 0xffffffff
  const matches = (mask & ~now.known) === 0 && ((now.value ^ value) & mask) === 0
  if (matches) return { next: goTo(thread, 1n), text: `${nameRegister(access)} matches` }
  const register = registerKey(access.subsys, access.addr)
  return {
    next: { ...withRegister(thread, now), status: { kind: 'polling', register } },
    text: `Waits for ${nameRegister(access)} to be ${hex(value, 8)} in ${hex(mask, 8)}`,
  }
}

function waitForEvent(
  thread: GceThread,
  effect: Extract<InstructionEffect, { kind: 'event' }>,
): Executed {
  const { event, wait, waitValue, update, updateValue } = effect
  const name = eventName(thread.names, event) ?? `event ${event}`
  const value = thread.events[event] ?? 0
  if (wait && value !== waitValue)
    return {
      next: { ...thread, status: { kind: 'waiting', event, value: waitValue } },
      text: `Waits for ${name} to be ${waitValue}; it is ${value}`,
    }
  const next = update ? setEvent(thread, event, updateValue) : thread
  const came = wait ? `${name} is ${waitValue}` : name
  return {
    next: goTo(next, 1n),
    text: update ? `${came}, set to ${updateValue}` : `${came}, left as it is`,
  }
}

/**
 * The driver's interrupt handler takes a packet for done when the thread stands at its last word or
 * outside it: cmdq_thread_irq_handler() in drivers/mailbox/mtk-cmdq-mailbox.c.
 */
function endOfCommands(thread: GceThread, irq: boolean): Executed {
  const next = goTo(thread, 1n)
  if (!irq) return { next, text: 'End of commands, without an interrupt' }
  const last = endOf(thread) - BigInt(INSTRUCTION_SIZE)
  const done = next.pc >= last
  return {
    next: { ...next, interrupts: next.interrupts + 1, done: thread.done || done },
    text: done
      ? 'Interrupt: the driver takes the packet for done'
      : 'Interrupt in the middle of the packet: the driver does nothing',
  }
}

function jump(thread: GceThread, effect: Extract<InstructionEffect, { kind: 'jump' }>): Executed {
  const scale = BigInt(thread.shift)
  const target = effect.absolute
    ? BigInt(effect.target) << scale
    : thread.pc + (BigInt(effect.offset) << scale)
  return { next: arrive(thread, target), text: `Jumps to ${hexAddress(target)}` }
}

const goTo = (thread: GceThread, instructions: bigint): GceThread =>
  arrive(thread, thread.pc + instructions * BigInt(INSTRUCTION_SIZE))

function arrive(thread: GceThread, pc: bigint): GceThread {
  const end = endOf(thread)
  if (pc === end) return { ...thread, pc, status: { kind: 'ended' } }
  const aligned = (pc - thread.base) % BigInt(INSTRUCTION_SIZE) === 0n
  if (pc >= thread.base && pc < end && aligned)
    return { ...thread, pc, status: { kind: 'running' } }
  const why = `${hexAddress(pc)} is no instruction of this packet`
  return { ...thread, pc, status: { kind: 'stopped', why } }
}

const stop = (thread: GceThread, why: string): Executed => ({
  next: { ...thread, status: { kind: 'stopped', why } },
  text: why,
})

const endOf = ({ base, words }: GceThread) => base + BigInt(words.length * INSTRUCTION_SIZE)

const hexAddress = (address: bigint) => (address < 0n ? `-${hex(-address)}` : hex(address))

const nameRegister = ({ phys, subsys, addr }: Access) =>
  phys === null ? `subsys ${subsys} ${hex(addr, 4)}` : hex(phys, 8)

const registerAt = (thread: GceThread, { subsys, addr }: Access): RegisterState =>
  thread.registers[registerKey(subsys, addr)] ?? { subsys, addr, value: 0, known: 0 }

const withRegister = (thread: GceThread, register: RegisterState): GceThread => ({
  ...thread,
  registers: {
    ...thread.registers,
    [registerKey(register.subsys, register.addr)]: register,
  },
})
