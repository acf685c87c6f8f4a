import { describe, expect, it } from 'vitest'
import { packText } from '../platform/packText.ts'
import { packInput, unpackInput } from './packedInput.ts'

const packed = (text: string): string => {
  const outcome = packText(text)
  if (outcome.kind === 'failed') throw new Error(outcome.message)
  return outcome.value
}

describe(unpackInput, () => {
  it('reads what packInput writes', async () => {
    const input = { HZ: 250, dt: { 'atmel,max-heartbeat-sec': 8 } }
    const link = packInput(input)
    expect(link.kind === 'ok' && (await unpackInput(link.value))).toEqual({
      kind: 'ok',
      value: input,
    })
  })

  it.each(['no JSON', '[1]', 'null', '"text"'])('refuses %s', async (text) => {
    expect(await unpackInput(packed(text))).toEqual({
      kind: 'failed',
      message: 'The link holds no input of a companion.',
    })
  })

  it('says that one is nested too deep', async () => {
    const text = `{"a":${'['.repeat(500)}${']'.repeat(500)}}`
    expect(await unpackInput(packed(text))).toEqual({
      kind: 'failed',
      message:
        'The link has brackets nested more than 500 deep, which nothing has that Portwire writes.',
    })
  })
})
