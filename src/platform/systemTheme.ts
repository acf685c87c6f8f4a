const DARK = '(prefers-color-scheme: dark)'

export const prefersDark = (): boolean => matchMedia(DARK).matches

/** Calls back whenever the system turns dark or light; gives the function that stops it. */
export function onSystemTheme(changed: () => void): () => void {
  const query = matchMedia(DARK)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
