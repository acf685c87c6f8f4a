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
    expect(await unpackInput(packed(text))).toMatchObject({ kind: 'failed', message: /no input/ })
  })
})
