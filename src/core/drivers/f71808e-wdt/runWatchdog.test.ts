import { describe, expect, it } from 'vitest'
import { readInput } from './readInput.ts'
import { portsAfter, runWatchdog } from './runWatchdog.ts'
import { perform } from './superIo.ts'

function runOf(raw: unknown) {
  const reading = readInput(raw)
  if (reading.kind === 'failed') throw new Error(reading.problems[0].message)
  return runWatchdog(reading.input)
}

const RUN = runOf({
  ports: { '0x4e': { devid: 0x723, rev: 9, regs: { '0x2b': 0x3f } } },
  actions: ['open', { settimeout: 300 }, 'remove'],
})

describe('stepping over the operations', () => {
  it('starts with the ports as given, and ends where the run did', () => {
    expect(portsAfter(RUN, 0)).toEqual({
      46: RUN.input.ports[0x2e].chip,
      78: RUN.input.ports[0x4e].chip,
    })
    expect(portsAfter(RUN, RUN.operations.length)[0x4e].registers).toMatchObject({
      43: 0x0f,
      246: 5,
      245: 0x1a, // stopped, pulse, minutes, width code 2
    })
  })

  it('makes each step from the one before it by its operation alone', () => {
    RUN.operations.forEach(({ base, operation, before, after }, at) => {
      expect(portsAfter(RUN, at)[base]).toEqual(before)
      expect(perform(before, operation)).toEqual({ operation, after })
      expect(portsAfter(RUN, at + 1)[base]).toEqual(after)
    })
  })

  it('keeps the ports open exactly between enter and exit', () => {
    for (const { operation, before } of RUN.operations) {
      const present = before.present
      expect(before.unlocked, operation.kind).toBe(present && operation.kind !== 'enter')
    }
  })

  it('places each message among the operations', () => {
    // Nothing at 0x2e: enter, two reads, then the message, then exit.
    expect(RUN.log[0]).toEqual({
      level: 'debug',
      text: 'f71808e_wdt: Not a Fintek device',
      afterOperations: 3,
    })
  })
})
