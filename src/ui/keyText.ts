/** Node 20, where unit tests run, has no navigator. */
const isMac = (): boolean =>
  'navigator' in globalThis && /mac|iphone|ipad/i.test(navigator.platform)

/** A key as people read it: '$mod+Shift+z' is '⌘⇧Z' on a Mac and 'Ctrl+Shift+Z' elsewhere. */
export function keyText(binding: string): string {
  const mac = isMac()
  const parts = binding.split('+').map((part) => {
    const named = (mac ? MAC_NAMES : NAMES)[part]
    return named ?? (part.length === 1 ? part.toUpperCase() : part)
  })
  return parts.join(mac ? '' : '+')
}

const NAMES: Readonly<Record<string, string>> = { $mod: 'Ctrl' }
const MAC_NAMES: Readonly<Record<string, string>> = { $mod: '⌘', Shift: '⇧', Alt: '⌥' }
