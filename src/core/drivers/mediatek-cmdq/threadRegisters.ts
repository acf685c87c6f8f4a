import { EFAULT } from '../../base/errno.ts'
import { hex } from '../../base/hex.ts'
import type { LogLine } from './kernelLog.ts'
import type { CmdqMode } from './packet.ts'

export interface ThreadSubmit {
  readonly mode: CmdqMode
  /** 0 .. 15 on MT8173, .. 23 on MT8183, MT6779, MT8186, MT8192 and MT8195. */
  readonly thread: number
  /** Physical address of the packet. */
  readonly packetAddress: bigint
  /** Bytes in use, cmd_buf_size. */
  readonly used: number
  /** Mainline: address registers hold the address shifted right by this. */
  readonly shift: number
  /** Mainline: second cell of `mboxes`. */
  readonly priority: number
  /** The reset bit does not clear within 10 us. */
  readonly resetHangs: boolean
}

export interface ThreadRegisterWrite {
  readonly register: string
  /** Within the GCE block. */
  readonly offset: number
  /** Unsigned 32-bit. */
  readonly value: number
  readonly meaning: string
}

export interface SubmittedThread {
  readonly writes: readonly ThreadRegisterWrite[]
  /** What the reset returns. Mainline's caller warns about it and goes on all the same. */
  readonly reset: 0 | typeof EFAULT
  readonly log: readonly LogLine[]
  /** What the driver does not notice, a sentence each. */
  readonly notes: readonly string[]
}

/** A thread's registers by their offset from the thread's own base, in the order of a submit. */
const THREAD_REGISTERS = [
  { name: 'WARM_RESET', offset: 0x00 },
  { name: 'CURR_ADDR', offset: 0x20 },
  { name: 'END_ADDR', offset: 0x24 },
  { name: 'PRIORITY', offset: 0x40 },
  { name: 'IRQ_ENABLE', offset: 0x14 },
  { name: 'ENABLE_TASK', offset: 0x04 },
] as const

/** Bits of the interrupt registers: a packet's EOC, and either kind of error. */
const THREAD_IRQ = { done: 0x01, error: 0x12 } as const

const THREAD_BASE = 0x100
const THREAD_SIZE = 0x80

/** Offset of a thread's registers within the GCE block. */
const threadBase = (thread: number): number => THREAD_BASE + thread * THREAD_SIZE

/**
 * What handing a packet to an idle thread writes, in order.
 *
 * Kernel: cmdq_mbox_send_data() and cmdq_thread_reset() in drivers/mailbox/mtk-cmdq-mailbox.c; the
 * controller is not part of seed 001, an earlier revision of its series writes the same but for the
 * priority. Not modelled: a thread that is busy.
 */
export function submitToIdleThread(submit: ThreadSubmit): SubmittedThread {
  const { mode, thread, packetAddress, used, shift, priority, resetHangs } = submit
  const base = threadBase(thread)
  const end = packetAddress + BigInt(used)
  const inRegister = (address: bigint) => Number(BigInt.asUintN(32, address >> BigInt(shift)))
  const values: Readonly<Record<RegisterName, readonly [value: number, meaning: string]>> = {
    WARM_RESET: [1, 'reset; bit 0 is polled until it clears, 10 us at most'],
    CURR_ADDR: [inRegister(packetAddress), `first instruction, ${hex(packetAddress)}`],
    END_ADDR: [inRegister(end), `behind the last instruction, ${hex(end)}`],
    PRIORITY: [priority, 'second cell of mboxes'],
    IRQ_ENABLE: [THREAD_IRQ.done | THREAD_IRQ.error, 'done 0x01 and error 0x12'],
    ENABLE_TASK: [1, 'run'],
  }
  return {
    writes: THREAD_REGISTERS.filter(({ name }) => name !== 'PRIORITY' || mode === 'mainline').map(
      ({ name, offset }) => {
        const [value, meaning] = values[name]
        return { register: name, offset: base + offset, value, meaning }
      },
    ),
    reset: resetHangs ? EFAULT : 0,
    log: resetHangs ? [{ level: 'err', text: `reset GCE thread ${hex(base)} failed` }] : [],
    notes:
      end >> BigInt(shift) > 0xffffffffn
        ? [`The packet ends at ${hex(end)}; the address registers keep 32 bits of that.`]
        : [],
  }
}

type RegisterName = (typeof THREAD_REGISTERS)[number]['name']
