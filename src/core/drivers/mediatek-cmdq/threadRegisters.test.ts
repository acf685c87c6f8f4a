import { describe, expect, it } from 'vitest'
import { submitToIdleThread, type ThreadSubmit } from './threadRegisters.ts'

const SUBMIT: ThreadSubmit = {
  mode: 'seed',
  thread: 0,
  packetAddress: 0x40000000n,
  used: 0x18,
  shift: 0,
  priority: 3,
  resetHangs: false,
}

const show = (submit: ThreadSubmit) =>
  submitToIdleThread(submit).writes.map(
    ({ offset, value }) => `${offset.toString(16)}=${value.toString(16)}`,
  )

describe(submitToIdleThread, () => {
  it('writes reset, addresses, interrupts, enable in that order', () => {
    expect(show(SUBMIT)).toEqual(['100=1', '120=40000000', '124=40000018', '114=13', '104=1'])
  })

  it('finds thread n at 0x100 + n * 0x80', () => {
    expect(show({ ...SUBMIT, thread: 15 })[0]).toBe('880=1')
  })

  it('mainline: shifts the addresses and writes the priority', () => {
    const writes = show({ ...SUBMIT, mode: 'mainline', shift: 3 })
    expect(writes).toEqual(['100=1', '120=8000000', '124=8000003', '140=3', '114=13', '104=1'])
  })

  it('reports a reset that hangs, and goes on as the driver does', () => {
    const { reset, log, writes } = submitToIdleThread({ ...SUBMIT, thread: 1, resetHangs: true })
    expect(reset).toBe(-14)
    expect(log).toEqual([{ level: 'err', text: 'reset GCE thread 0x180 failed' }])
    expect(writes).toHaveLength(5)
  })

  it('tells of an address its registers cannot hold', () => {
    const far = { ...SUBMIT, packetAddress: 0x100000000n }
    expect(submitToIdleThread(far).notes).toEqual([expect.stringMatching(/0x100000018/)])
    expect(submitToIdleThread({ ...far, mode: 'mainline', shift: 3 }).notes).toEqual([])
  })
})
