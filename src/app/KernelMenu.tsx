import ChevronDown from 'lucide-react/icons/chevron-down'
import { KERNEL_REF } from '../core/base/kernelRef.ts'
import type { KernelChoice } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { useEditor } from '../store/editorStore.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuChoice } from '../ui/Menu.tsx'

const KERNELS = [
  { value: 'v7.3', label: `Linux 7.3, the newest (${KERNEL_REF})`, icon: null },
  { value: 'v6.13', label: 'Linux 6.13, the first that reads graphs', icon: null },
  { value: 'v6.12', label: 'Linux 6.12 and older: hardcoded paths alone', icon: null },
] as const satisfies readonly { value: KernelChoice; label: string; icon: null }[]

/** The kernel the board is judged by. */
export function KernelItems() {
  const kernel = useEditor((state) => state.kernel)
  const setKernel = useEditor((state) => state.setKernel)
  return <MenuChoice value={kernel} onChange={setKernel} options={KERNELS} />
}

export function KernelMenu({ className }: { readonly className: string | undefined }) {
  const kernel = useEditor((state) => state.kernel)
  return (
    <Menu
      trigger={
        <Button className={className} title="The kernel whose mediatek-drm judges the board">
          kernel {kernel.slice(1)}
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      }
    >
      <KernelItems />
    </Menu>
  )
}
