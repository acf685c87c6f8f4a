import { KERNEL_CHOICES } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { readPreference, writePreference } from '../platform/preference.ts'
import { editorStore } from '../store/editorStore.ts'

const PREFERENCE = 'kernel'

/** Judges boards by the kernel chosen on the last visit, and keeps every later choice. */
export function startKernel(): void {
  const kept = KERNEL_CHOICES.find((kernel) => kernel === readPreference(PREFERENCE))
  if (kept !== undefined) editorStore.getState().setKernel(kept)
  editorStore.subscribe(({ kernel }, before) => {
    if (kernel !== before.kernel) writePreference(PREFERENCE, kernel)
  })
}
