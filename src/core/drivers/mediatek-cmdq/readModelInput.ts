import type { SocId } from '../../soc/soc.ts'
import type { PacketProgram } from './assemblePacket.ts'
import {
  type InputProblem,
  InputReader,
  type InputRecord,
  show,
  toBigInt,
  U32,
  U64,
} from './inputReader.ts'
import type { InstructionWord } from './instructionWord.ts'
import { readMemoryImage } from './memoryImage.ts'
import { readEvent, readMode, readPacketProgram, readShift, readSoc } from './readPacketProgram.ts'
import type { ThreadSubmit } from './threadRegisters.ts'

/** What the model is asked, by the `kind` of the input. */
export type ModelRequest =
  | { readonly kind: 'packet'; readonly program: PacketProgram; readonly bytes: boolean }
  | { readonly kind: 'register'; readonly reg: bigint | null }
  | { readonly kind: 'decode'; readonly words: readonly InstructionWord[]; readonly soc: SocId }
  | {
      readonly kind: 'execute'
      readonly words: readonly InstructionWord[]
      readonly soc: SocId
      readonly base: bigint
      readonly shift: number
      /** Event number and value. */
      readonly events: readonly (readonly [event: number, value: number])[]
      readonly limit: number
    }
  | { readonly kind: 'thread'; readonly submit: ThreadSubmit }

export type ReadRequest =
  | { readonly kind: 'ok'; readonly request: ModelRequest; readonly notes: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: InputProblem }

/** Reads what a user gave, whatever it is. The first thing wrong with it is the answer. */
export function readModelInput(input: unknown): ReadRequest {
  const reader = new InputReader()
  const request = readRequest(reader.record(input, ''))
  if (reader.problem !== null) return { kind: 'failed', problem: reader.problem }
  return { kind: 'ok', request, notes: reader.notes }
}

function readRequest(input: InputRecord): ModelRequest {
  const kind = input.choice('kind', ['packet', 'register', 'decode', 'execute', 'thread'])
  switch (kind) {
    case 'packet':
      return { kind, program: readPacketProgram(input), bytes: input.flag('bytes', false) }
    case 'register':
      input.expect('kind', 'reg')
      return { kind, reg: input.wholeOrNull('reg', U64) }
    case 'decode':
      input.expect('kind', 'words', 'bytes', 'soc')
      return { kind, words: readWords(input), soc: readSoc(input) }
    case 'execute': {
      input.expect('kind', 'words', 'bytes', 'soc', 'base', 'shift_pa', 'events', 'steps')
      const soc = readSoc(input)
      return {
        kind,
        words: readWords(input),
        soc,
        base: input.whole('base', U64, 0n),
        shift: readShift(input, soc),
        events: readEvents(input.record('events'), soc),
        limit: input.int('steps', { min: 1n, max: 100_000n }, 1000n),
      }
    }
    case 'thread':
      return { kind, submit: readSubmit(input) }
  }
}

/** Either `words`, a list of 64-bit numbers, or `bytes`, a memory dump in hex. */
function readWords(input: InputRecord): readonly InstructionWord[] {
  const [words, bytes] = [input.get('words'), input.get('bytes')]
  if (words !== undefined && bytes === undefined)
    return input.reader.list(words, 'words').map((word, index) => readWord(input, word, index))
  if (words === undefined && typeof bytes === 'string') {
    const { kind, ...image } = readMemoryImage(bytes)
    if ('words' in image) return image.words
    input.reader.refuse({ ...image, at: 'bytes' })
    return []
  }
  const message = 'Give either words, an array of 64-bit words, or bytes, a string of hex digits.'
  input.reader.refuse({ error: 'BAD_INPUT', at: 'words', message })
  return []
}

function readWord(input: InputRecord, value: unknown, index: number): InstructionWord {
  const word = toBigInt(value)
  if (word !== null && word >= U64.min && word <= U64.max) return word
  const at = `words[${index}]`
  const expected = '64 bits are expected, 0..0xffffffffffffffff as a string "0x..."'
  input.reader.refuse({ error: 'BAD_WORD', at, message: `${at} is ${show(value)}; ${expected}.` })
  return 0n
}

/** By name or hardware number: { "53": 1 }. */
const readEvents = (
  input: InputRecord,
  soc: SocId,
): readonly (readonly [event: number, value: number])[] =>
  input
    .entries()
    .map(([key]) => [
      readEvent(input, key, key, { mode: 'mainline', soc }) & 0xffff,
      input.int(key, { min: 0n, max: 0xfffn }),
    ])

function readSubmit(input: InputRecord): ThreadSubmit {
  const mode = readMode(input)
  const own = mode === 'mainline' ? ['priority', 'shift_pa'] : []
  input.expect('kind', 'mode', 'thread', 'addr', 'size', 'reset_hangs', ...own)
  return {
    mode,
    // MT8173, which is all the seed knows, has 16 threads; the others have 24.
    thread: input.int('thread', { min: 0n, max: mode === 'seed' ? 15n : 23n }),
    packetAddress: input.whole('addr', U64),
    used: input.int('size', U32),
    shift: mode === 'seed' ? 0 : readShift(input),
    priority: mode === 'seed' ? 0 : input.int('priority', U32, 0n),
    resetHangs: input.flag('reset_hangs', false),
  }
}
