/**
 * What a tab remembers when it is loaded anew, and forgets when it is closed. Where the browser keeps
 * nothing, it begins afresh.
 */
export function recall(name: string): string | null {
  try {
    return sessionStorage.getItem(`portwire.${name}`)
  } catch {
    return null
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(`portwire.${name}`)
    else sessionStorage.setItem(`portwire.${name}`, value)
  } catch {
    // Not kept; see above.
  }
}
