import { openBoard } from '../../core/convert/open/openBoard.ts'
import { type Trap, trapOf } from '../../core/drivers/mediatek-drm/findings/traps.ts'
import { NEWEST_KERNEL } from '../../core/drivers/mediatek-drm/kernelChoice.ts'
import { loadExample } from '../../platform/examples.ts'
import { editorStore } from '../../store/editorStore.ts'
import { TRAP_KERNELS, trapFile } from './trapExample.ts'

/**
 * Opens the board of a trap, under the kernel that has it, with the gallery beside it and below it what
 * the kernel would print.
 *
 * @returns why it could not be opened; null when it was
 */
export async function openTrap(trap: Trap): Promise<string | null> {
  const loaded = await loadExample(trapFile(trap), 'traps')
  if (loaded.kind === 'failed') return loaded.message
  const opened = openBoard([loaded.value])
  if (opened.kind === 'failed') return opened.diagnostics.map(({ message }) => message).join(' ')
  const state = editorStore.getState()
  state.open(opened)
  state.setKernel(TRAP_KERNELS[trap.number] ?? NEWEST_KERNEL)
  state.showTab('log')
  state.showGallery({ trap: trap.number })
  return null
}

/** The one people step into first: a disabled panel, which costs the picture without a word. */
export const openFirstTrap = (): Promise<string | null> => openTrap(trapOf(16))
