import { isEntries } from '../core/base/fieldReader.ts'
import { parsedJson, tooDeepJson } from '../core/base/parsedJson.ts'
import { failed, type Outcome, ok } from '../platform/outcome.ts'
import { unpackText } from '../platform/packedText.ts'
import { packText } from '../platform/packText.ts'
import type { CompanionInput } from './companionStore.ts'

/** An input as a link carries it; fails where it is too much for one. */
export const packInput = (input: CompanionInput): Outcome<string> => packText(JSON.stringify(input))

/** The input a link brings: any JSON object; what it means is for the companion's model to judge. */
export async function unpackInput(packed: string): Promise<Outcome<CompanionInput>> {
  const text = await unpackText(packed)
  if (text.kind === 'failed') return text
  const input = parsedJson(text.value)
  return isEntries(input)
    ? ok(input)
    : failed(`The link ${tooDeepJson(text.value) ?? 'holds no input of a companion'}.`)
}
