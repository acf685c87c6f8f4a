import { hexByte } from '../../base/hex.ts'
import type { PortBase, SioOperation } from './superIo.ts'

/** One access of the processor to an I/O port. */
export interface PortAccess {
  readonly kind: 'outb' | 'inb'
  readonly port: number
  /** Written, or read. */
  readonly value: number
}

/** 'enter 0x2e', 'read 0xf5 -> 0x20', 'write 0xf6 <- 0x3c', 'set_bit 0x30.0 0x00->0x01'. */
export function operationText(base: PortBase, operation: SioOperation): string {
  switch (operation.kind) {
    case 'enter':
    case 'exit':
      return `${operation.kind} ${hexByte(base)}`
    case 'select':
      return `select ${hexByte(operation.device)}`
    case 'read':
      return `read ${hexByte(operation.register)} -> ${hexByte(operation.value)}`
    case 'write':
      return `write ${hexByte(operation.register)} <- ${hexByte(operation.value)}`
    case 'setBit':
    case 'clearBit': {
      const name = operation.kind === 'setBit' ? 'set_bit' : 'clear_bit'
      const change = `${hexByte(operation.old)}->${hexByte(operation.value)}`
      return `${name} ${hexByte(operation.register)}.${operation.bit} ${change}`
    }
  }
}

const LOGICAL_DEVICE_SELECT = 0x07
const UNLOCK_KEY = 0x87
const LOCK_KEY = 0xaa

/** The same operation as the processor performs it. Kernel: the superio_*() helpers. */
export function portAccesses(base: PortBase, operation: SioOperation): readonly PortAccess[] {
  const index = (value: number): PortAccess => ({ kind: 'outb', port: base, value })
  const out = (value: number): PortAccess => ({ kind: 'outb', port: base + 1, value })
  const input = (value: number): PortAccess => ({ kind: 'inb', port: base + 1, value })
  switch (operation.kind) {
    case 'enter':
      return [index(UNLOCK_KEY), index(UNLOCK_KEY)] // the chip wants the key twice
    case 'exit':
      return [index(LOCK_KEY)]
    case 'select':
      return [index(LOGICAL_DEVICE_SELECT), out(operation.device)]
    case 'read':
      return [index(operation.register), input(operation.value)]
    case 'write':
      return [index(operation.register), out(operation.value)]
    case 'setBit':
    case 'clearBit': {
      const { register, old, value } = operation
      return [index(register), input(old), index(register), out(value)]
    }
  }
}

/** 'outb 0x2e 0x87'. */
export const portAccessText = ({ kind, port, value }: PortAccess): string =>
  `${kind} ${hexByte(port)} ${hexByte(value)}`
