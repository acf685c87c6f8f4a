import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useEditor } from '../store/editorStore.ts'
import type { Theme } from '../store/viewSlice.ts'
import type { ButtonProps } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'

export const THEMES = [
  { value: 'system', label: 'As the system', icon: <Monitor size={15} /> },
  { value: 'light', label: 'Light', icon: <Sun size={15} /> },
  { value: 'dark', label: 'Dark', icon: <Moon size={15} /> },
] as const satisfies readonly { value: Theme; label: string; icon: unknown }[]

/** What opens the menu of themes, and shows the present one. */
export function ThemeButton(rest: Omit<ButtonProps, 'children' | 'aria-label'>) {
  const theme = useEditor((state) => state.theme)
  const shown = THEMES.find(({ value }) => value === theme)
  return (
    <IconButton label={`Theme: ${shown?.label ?? theme}`} {...rest}>
      {shown?.icon}
    </IconButton>
  )
}
