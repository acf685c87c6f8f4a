import { hashOf, unknownCompanion } from '../companions/companionLink.ts'
import type { CompanionInput } from '../store/companionStore.ts'
import type { Notice } from './notice.ts'
import { goToHash, replaceHash } from './useHash.ts'
import { withPart } from './withPart.ts'

/** Opens the command queue workbench on a packet, as a link to it would. */
export async function openWorkbench(
  input: CompanionInput,
  tell: (notice: Notice) => void,
): Promise<void> {
  await withPart(import('../store/packedInput.ts'), 'open the workbench', tell, ({ packInput }) => {
    const packed = packInput(input)
    if (packed.kind === 'ok') goToHash(hashOf('cmdq', packed.value))
    else tell({ kind: 'failed', title: 'Could not open the workbench', details: [packed.message] })
  })
}

/** A link to a companion there is not is told, and forgotten. */
export function tellUnknownCompanion(hash: string, tell: (notice: Notice) => void): void {
  const message = unknownCompanion(hash)
  if (message === null) return
  tell({ kind: 'failed', title: 'This link leads nowhere', details: [message] })
  replaceHash(location.pathname + location.search)
}
