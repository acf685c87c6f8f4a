/**
 * Small choices kept between visits. A browser that keeps nothing (private window, storage blocked)
 * is no failure worth a word: the choice then lasts as long as the page.
 */
export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(key(name))
  } catch {
    return null
  }
}

export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(key(name), value)
  } catch {
    // Not kept; see above.
  }
}

const key = (name: string): string => `portwire.${name}`
