import { describe, expect, it } from 'vitest'
import { operationText, portAccesses, portAccessText } from './operationText.ts'
import { clearBit, perform, read, type SioRequest, type SuperIo, setBit, write } from './superIo.ts'

const chip = (registers: Readonly<Record<number, number>>): SuperIo => ({
  present: true,
  unlocked: true,
  device: 7,
  registers,
})
const NOTHING: SuperIo = { present: false, unlocked: false, device: null, registers: {} }

describe(perform, () => {
  it.each<[string, SuperIo, SioRequest, string, number | undefined]>([
    ['reads what is stored', chip({ 41: 0x5a }), read(0x29), 'read 0x29 -> 0x5a', 0x5a],
    ['reads 0 where nothing was given', chip({}), read(0x29), 'read 0x29 -> 0x00', undefined],
    ['writes a byte', chip({}), write(0x29, 0xa5), 'write 0x29 <- 0xa5', 0xa5],
    ['sets a bit', chip({ 41: 1 }), setBit(0x29, 4), 'set_bit 0x29.4 0x01->0x11', 0x11],
    ['sets a set bit', chip({ 41: 0x10 }), setBit(0x29, 4), 'set_bit 0x29.4 0x10->0x10', 0x10],
    ['clears a bit', chip({ 41: 0xff }), clearBit(0x29, 7), 'clear_bit 0x29.7 0xff->0x7f', 0x7f],
    ['clears "timed out" by 1', chip({ 245: 0x72 }), write(0xf5, 0x72), 'write 0xf5 <- 0x72', 0x32],
    ['keeps "timed out" by 0', chip({ 245: 0x60 }), write(0xf5, 0), 'write 0xf5 <- 0x00', 0x40],
    ['cannot set "timed out"', chip({ 245: 0 }), write(0xf5, 0x40), 'write 0xf5 <- 0x40', 0],
  ])('%s', (_name, before, request, text, stored) => {
    const { operation, after } = perform(before, request)
    const register = 'register' in request ? request.register : 0
    expect([operationText(0x2e, operation), after.registers[register]]).toEqual([text, stored])
  })

  it('reads 0xff where nothing is, and writes go nowhere', () => {
    expect(perform(NOTHING, setBit(0x30, 0))).toEqual({
      operation: { kind: 'setBit', register: 0x30, bit: 0, old: 0xff, value: 0xff },
      after: NOTHING,
    })
  })

  it('leaves the state before it as it was', () => {
    const before = chip({ 48: 0 })
    perform(before, write(0x30, 1))
    expect(before).toEqual(chip({ 48: 0 }))
  })
})

describe(portAccesses, () => {
  it.each<[SioRequest, string]>([
    [{ kind: 'enter' }, 'outb 0x4e 0x87, outb 0x4e 0x87'],
    [{ kind: 'exit' }, 'outb 0x4e 0xaa'],
    [{ kind: 'select', device: 7 }, 'outb 0x4e 0x07, outb 0x4f 0x07'],
    [read(0x22), 'outb 0x4e 0x22, inb 0x4f 0x24'],
    [write(0xf6, 0x3c), 'outb 0x4e 0xf6, outb 0x4f 0x3c'],
    [setBit(0x22, 0), 'outb 0x4e 0x22, inb 0x4f 0x24, outb 0x4e 0x22, outb 0x4f 0x25'],
    [clearBit(0x22, 2), 'outb 0x4e 0x22, inb 0x4f 0x24, outb 0x4e 0x22, outb 0x4f 0x20'],
  ])('%o is %s', (request, expected) => {
    const { operation } = perform(chip({ 34: 0x24 }), request)
    expect(portAccesses(0x4e, operation).map(portAccessText).join(', ')).toBe(expected)
  })
})
