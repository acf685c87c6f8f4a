import { hex } from '../../base/hex.ts'
import { type InstructionKind, instructionKind } from './instructionKind.ts'
import {
  EOC_IRQ_ENABLE,
  type InstructionWord,
  isClosed,
  OP,
  splitWord,
  USE_MASK,
  type WordParts,
} from './instructionWord.ts'
import { blockAt, eventName, type PacketNames, placeName } from './packetNames.ts'
import { physicalAddress } from './registerDevice.ts'

/** What a word does. Numbers are unsigned 32-bit unless a line says otherwise. */
export type InstructionEffect =
  | { readonly kind: 'mask'; readonly name: 'MASK'; readonly mask: number }
  | {
      readonly kind: 'access'
      readonly name: 'WRITE' | 'POLL'
      readonly subsys: number
      /** 16 bits, bit 0 removed. */
      readonly addr: number
      readonly masked: boolean
      /** Null when the subsystem's window is not known. */
      readonly phys: number | null
      readonly value: number
      /** Bits the instruction looks at or changes; null when no MASK came before. */
      readonly effectiveMask: number | null
    }
  | {
      readonly kind: 'event'
      readonly name: 'WFE' | 'WAIT' | 'CLEAR' | 'SET' | 'ACQUIRE' | 'WFE_RAW'
      readonly event: number
      readonly eventName: string | null
      readonly wait: boolean
      readonly waitValue: number
      readonly update: boolean
      readonly updateValue: number
    }
  | { readonly kind: 'eoc'; readonly name: 'EOC'; readonly irq: boolean }
  /** `offset` is signed. On a GCE with a shift both count in units of 1 << shift bytes. */
  | {
      readonly kind: 'jump'
      readonly name: 'JUMP'
      readonly absolute: false
      readonly offset: number
    }
  | {
      readonly kind: 'jump'
      readonly name: 'JUMP'
      readonly absolute: true
      readonly target: number
    }
  | {
      readonly kind: 'raw'
      readonly name: Extract<
        InstructionKind,
        'MOVE' | 'READ_S' | 'WRITE_S' | 'WRITE_S_MASK' | 'LOGIC' | 'UNKNOWN'
      >
      readonly argA: number
      readonly argB: number
    }

export interface Instruction {
  readonly index: number
  readonly raw: InstructionWord
  readonly op: number
  readonly effect: InstructionEffect
  /** The instruction in one line, registers by block name where one is known. */
  readonly text: string
  /** What is odd about it, a sentence each. */
  readonly problems: readonly string[]
}

export interface Disassembly {
  /** What it was read by. */
  readonly names: PacketNames
  readonly instructions: readonly Instruction[]
  /** What cmdq_pkt_is_finalized() of seed 001 would answer. */
  readonly closed: boolean
  readonly endsWithJump: boolean
}

/**
 * Reads words back into instructions. Every word gives one, known or not; a MASK stays in force
 * until the next MASK.
 */
export function disassemble(words: readonly InstructionWord[], names: PacketNames): Disassembly {
  let mask: number | null = null
  const instructions = words.map((raw, index): Instruction => {
    const effect = decodeWord(raw, mask, names)
    if (effect.kind === 'mask') mask = effect.mask
    const text = print(effect, names)
    const problems = problemsOf(raw, effect, names)
    return { index, raw, op: splitWord(raw).op, effect, text, problems }
  })
  const last = instructions.at(-1)
  return { names, instructions, closed: isClosed(words), endsWithJump: last?.op === OP.JUMP }
}

/** @param mask - the mask in force when the instruction runs; null when none was set */
export function decodeWord(
  word: InstructionWord,
  mask: number | null,
  names: PacketNames,
): InstructionEffect {
  const parts = splitWord(word)
  const { argA, argB } = parts
  const name = instructionKind(parts)
  switch (name) {
    case 'MASK':
      return { kind: 'mask', name, mask: ~argB >>> 0 }
    case 'WRITE':
    case 'POLL': {
      const subsys = argA >>> 16
      const addr = argA & 0xfffe
      const masked = (argA & USE_MASK) !== 0
      const phys = physicalAddress(names.windows, subsys, addr)
      const effectiveMask = masked ? mask : 0xffffffff
      return { kind: 'access', name, subsys, addr, masked, phys, value: argB, effectiveMask }
    }
    case 'WFE':
      return decodeEvent(parts, names)
    case 'EOC':
      return { kind: 'eoc', name, irq: (argB & EOC_IRQ_ENABLE) !== 0 }
    case 'JUMP':
      return (argA & 1) !== 0
        ? { kind: 'jump', name, absolute: true, target: argB }
        : { kind: 'jump', name, absolute: false, offset: argB | 0 }
    case 'MOVE':
    case 'READ_S':
    case 'WRITE_S':
    case 'WRITE_S_MASK':
    case 'LOGIC':
    case 'UNKNOWN':
      return { kind: 'raw', name, argA, argB }
  }
}

type EventEffect = Extract<InstructionEffect, { kind: 'event' }>

function decodeEvent({ argA, argB }: WordParts, names: PacketNames): EventEffect {
  const event = argA & 0xffff
  const wait = (argB & 0x8000) !== 0
  const waitValue = argB & 0xfff
  const update = argB >>> 31 === 1
  const updateValue = (argB >>> 16) & 0xfff
  const name =
    EVENT_NAMES[`${Number(wait)} ${waitValue} ${Number(update)} ${updateValue}`] ?? 'WFE_RAW'
  const described = { event, eventName: eventName(names, event), wait, waitValue }
  return { kind: 'event', name, ...described, update, updateValue }
}

/** By wait, wait value, update, update value. */
const EVENT_NAMES: Readonly<Record<string, EventEffect['name']>> = {
  '1 1 1 0': 'WFE',
  '1 1 0 0': 'WAIT',
  '0 0 1 0': 'CLEAR',
  '0 0 1 1': 'SET',
  '1 0 1 1': 'ACQUIRE',
}

function print(effect: InstructionEffect, names: PacketNames): string {
  const { name } = effect
  switch (effect.kind) {
    case 'mask':
      return `${name} ${hex(effect.mask, 8)}`
    case 'access': {
      const { value, masked, effectiveMask } = effect
      const where = placeName(names, effect.subsys, effect.addr)
      const bits = effectiveMask === null ? 'an unknown mask' : hex(effectiveMask, 8)
      const test = name === 'POLL' ? '==' : '='
      return `${name} ${where} ${test} ${hex(value, 8)}${masked ? ` in ${bits}` : ''}`
    }
    case 'event': {
      const who = effect.eventName ?? `event ${effect.event}`
      if (name !== 'WFE_RAW') return `${name} ${who}`
      const wait = effect.wait ? `wait for ${effect.waitValue}` : 'no wait'
      const update = effect.update ? `set to ${effect.updateValue}` : 'no update'
      return `${name} ${who}: ${wait}, ${update}`
    }
    case 'eoc':
      return `${name} ${effect.irq ? 'with' : 'without'} interrupt`
    case 'jump':
      return effect.absolute ? `${name} to ${hex(effect.target, 8)}` : `${name} by ${effect.offset}`
    case 'raw':
      return `${name} ${hex(effect.argA, 6)} ${hex(effect.argB, 8)}`
  }
}

function problemsOf(
  raw: InstructionWord,
  effect: InstructionEffect,
  names: PacketNames,
): readonly string[] {
  const { op, argA } = splitWord(raw)
  const problems: string[] = []
  if (effect.kind === 'raw' && effect.name === 'UNKNOWN')
    problems.push(
      op === OP.MASK
        ? `A MASK has 0 in bits 55..32; ${hex(argA, 6)} stands there.`
        : `Op code ${hex(op, 2)} is none of the GCE instructions known here.`,
    )
  if (effect.kind === 'access' && isNowhere(effect, names)) {
    const known = names.windows.map(({ subsys }) => subsys).join(', ')
    problems.push(
      `Subsystem ${effect.subsys} is none of ${known}, the windows known on ${names.soc}.`,
    )
  }
  if (effect.kind === 'access' && effect.effectiveMask === null)
    problems.push('It uses the mask in force, but no MASK stands before it.')
  return problems
}

/** Whether neither window nor device is known; of a SoC without windows nothing can be said. */
const isNowhere = (
  { phys, subsys, addr }: Extract<InstructionEffect, { kind: 'access' }>,
  names: PacketNames,
): boolean =>
  phys === null && names.windows.length > 0 && blockAt(names, subsys, addr) === undefined
