import { readPreference, writePreference } from '../platform/preference.ts'
import { onSystemTheme, prefersDark } from '../platform/systemTheme.ts'
import { editorStore } from '../store/editorStore.ts'
import type { Theme } from '../store/viewSlice.ts'

const PREFERENCE = 'theme'

/** Dresses the page in the theme kept from the last visit, and follows every later change of it. */
export function startTheme(): void {
  const kept = readPreference(PREFERENCE)
  if (kept === 'light' || kept === 'dark') editorStore.getState().setTheme(kept)
  dress(editorStore.getState().theme)
  onSystemTheme(() => dress(editorStore.getState().theme))
  editorStore.subscribe(({ theme }, before) => {
    if (theme === before.theme) return
    dress(theme)
    writePreference(PREFERENCE, theme)
  })
}

function dress(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && prefersDark())
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}
