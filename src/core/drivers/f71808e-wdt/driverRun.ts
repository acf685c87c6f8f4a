import { EBUSY } from '../../base/errno.ts'
import { hexDigits } from '../../base/hex.ts'
import type { AlgorithmStep } from './algorithmStep.ts'
import { REGISTER, WATCHDOG_DEVICE } from './registers.ts'
import {
  type PortBase,
  perform,
  type SioOperation,
  type SioRequest,
  type SuperIo,
} from './superIo.ts'

/** One Super-I/O operation of the driver, with the chip on both sides of it. */
export interface OperationStep {
  /** 'find', 'probe', 'start', or the action's name; 'open#2' when an action comes again. */
  readonly phase: string
  readonly base: PortBase
  readonly operation: SioOperation
  readonly step: AlgorithmStep
  readonly why: string
  readonly before: SuperIo
  readonly after: SuperIo
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'err' | 'crit'
  readonly text: string
  /** How many operations had been carried out when it was printed. */
  readonly afterOperations: number
}

/** Both addresses, and what is there. */
export type Ports = Readonly<Record<PortBase, Port>>

export interface Port {
  readonly chip: SuperIo
  /** Held by somebody who does not share; another Super-I/O driver would only be waited for. */
  readonly busy: boolean
}

/** Carries out one request on the claimed chip. Returns the byte read or written, 0 without one. */
export type Perform = (request: SioRequest, why: string, step?: AlgorithmStep) => number

/** The ports while the driver works on them, and the record of what it does. */
export class DriverRun {
  readonly operations: OperationStep[] = []
  readonly log: LogLine[] = []
  #ports: Ports
  #phase = ''
  #phaseName: string | null = null

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** What follows belongs to this phase. It is named with its first operation, or never. */
  begin(phase: string): void {
    this.#phase = phase
    this.#phaseName = null
  }

  /** A message as pr_*() prints it, under the module's name. */
  print(level: LogLine['level'], text: string): void {
    this.printRaw(level, `f71808e_wdt: ${text}`)
  }

  /** A message as it stands: from another part of the kernel, or without its device prefix. */
  printRaw(level: LogLine['level'], text: string): void {
    this.log.push({ level, text, afterOperations: this.operations.length })
  }

  chipAt(base: PortBase): SuperIo {
    return this.#ports[base].chip
  }

  setBusy(base: PortBase, busy: boolean): void {
    this.#ports = { ...this.#ports, [base]: { ...this.#ports[base], busy } }
  }

  /**
   * Claims the two ports, unlocks the chip, lets `body` work on it, locks it again.
   *
   * @returns 0, or -EBUSY (with a message and without touching a port) when they are taken
   *
   * Kernel: superio_enter(), superio_exit().
   */
  claim(base: PortBase, step: AlgorithmStep, body: (sio: Perform) => void): 0 | typeof EBUSY {
    if (this.#ports[base].busy) {
      this.print('err', `I/O address 0x${hexDigits(base, 4)} already in use`)
      return EBUSY
    }
    const sio: Perform = (request, why, ofStep = step) => this.#perform(base, request, ofStep, why)
    sio({ kind: 'enter' }, 'The unlock key, twice, opens the configuration registers.')
    body(sio)
    sio({ kind: 'exit' }, 'The lock key closes the configuration registers.')
    return 0
  }

  /** As `claim`, with the watchdog's logical device selected. */
  claimWatchdog(base: PortBase, step: AlgorithmStep, body: (sio: Perform) => void) {
    return this.claim(base, step, (sio) => {
      selectWatchdog(sio)
      body(sio)
    })
  }

  #perform(base: PortBase, request: SioRequest, step: AlgorithmStep, why: string): number {
    const { chip: before, busy } = this.#ports[base]
    const { operation, after } = perform(before, request)
    this.#ports = { ...this.#ports, [base]: { chip: after, busy } }
    this.#phaseName ??= this.#freeName(this.#phase)
    this.operations.push({ phase: this.#phaseName, base, operation, step, why, before, after })
    return 'value' in operation ? operation.value : 0
  }

  #freeName(phase: string): string {
    const taken = new Set(this.operations.map((it) => it.phase))
    let name = phase
    for (let count = 2; taken.has(name); count += 1) name = `${phase}#${count}`
    return name
  }
}

export const selectWatchdog = (sio: Perform): number =>
  sio(
    { kind: 'select', device: WATCHDOG_DEVICE },
    `Registers from 0x30 on are now those of the watchdog (0x${hexDigits(REGISTER.logicalDevice, 2)} chooses the logical device).`,
  )
