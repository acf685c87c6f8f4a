import { useState } from 'react'
import { chunk } from '../ui/chunk.tsx'
import { ThemeButton } from './ThemeButton.tsx'

interface Late {
  readonly opens: boolean
  readonly onAsk: () => void
}

const ThemeMenu = chunk<Late>(
  async () => (await import('./ThemeMenu.tsx')).ThemeMenu,
  ({ onAsk }) => <ThemeButton aria-haspopup="menu" onClick={onAsk} />,
  { isBeside: true },
)

/** The menu of themes where nothing else has a menu: its button first, which opens it once it is here. */
export function LateThemeMenu() {
  const [asked, setAsked] = useState(false)
  return <ThemeMenu opens={asked} onAsk={() => setAsked(true)} />
}
