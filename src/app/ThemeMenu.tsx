import { useEditor } from '../store/editorStore.ts'
import { Menu, MenuChoice } from '../ui/Menu.tsx'
import { THEMES, ThemeButton } from './ThemeButton.tsx'

export function ThemeChoice() {
  const theme = useEditor((state) => state.theme)
  const setTheme = useEditor((state) => state.setTheme)
  return <MenuChoice value={theme} onChange={setTheme} options={THEMES} />
}

/** @param opens - whether it is open as it comes */
export function ThemeMenu({ opens = false }: { readonly opens?: boolean }) {
  return (
    <Menu trigger={<ThemeButton />} opens={opens}>
      <ThemeChoice />
    </Menu>
  )
}
