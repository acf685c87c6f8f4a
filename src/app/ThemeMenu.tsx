import { Monitor, Moon, Sun } from 'lucide-react'
import { useEditor } from '../store/editorStore.ts'
import type { Theme } from '../store/viewSlice.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuChoice } from '../ui/Menu.tsx'

const THEMES = [
  { value: 'system', label: 'As the system', icon: <Monitor size={15} /> },
  { value: 'light', label: 'Light', icon: <Sun size={15} /> },
  { value: 'dark', label: 'Dark', icon: <Moon size={15} /> },
] as const satisfies readonly { value: Theme; label: string; icon: unknown }[]

export function ThemeChoice() {
  const theme = useEditor((state) => state.theme)
  const setTheme = useEditor((state) => state.setTheme)
  return <MenuChoice value={theme} onChange={setTheme} options={THEMES} />
}

export function ThemeMenu() {
  const theme = useEditor((state) => state.theme)
  const shown = THEMES.find(({ value }) => value === theme)
  return (
    <Menu
      trigger={<IconButton label={`Theme: ${shown?.label ?? theme}`}>{shown?.icon}</IconButton>}
    >
      <ThemeChoice />
    </Menu>
  )
}
