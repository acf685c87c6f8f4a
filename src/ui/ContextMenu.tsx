import ChevronRight from 'lucide-react/icons/chevron-right'
import * as Radix from 'radix-ui/context-menu'
import type { ReactNode } from 'react'
import styles from './Menu.module.css'

/** The actions of what is under the pointer, or has the focus when the menu key is pressed. */
export function ContextMenu({
  items,
  onOpen,
  children,
}: {
  /** Made when the menu opens. */
  readonly items: () => ReactNode
  readonly onOpen?: () => void
  readonly children: ReactNode
}) {
  return (
    <Radix.Root modal={false} onOpenChange={(open) => open && onOpen?.()}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} collisionPadding={8}>
          <Made make={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const Made = ({ make }: { readonly make: () => ReactNode }) => make()

export function ContextItem({
  keys,
  disabled = false,
  onSelect,
  children,
}: {
  readonly keys?: string | undefined
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}) {
  return (
    <Radix.Item className={styles.item} disabled={disabled} onSelect={onSelect}>
      {children}
      {keys !== undefined && <kbd>{keys}</kbd>}
    </Radix.Item>
  )
}

/** A line that opens further ones beside it. */
export function ContextGroup({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={styles.item}>
        {title}
        <ChevronRight size={13} className={styles.mark} aria-hidden="true" />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent className={styles.menu} collisionPadding={8}>
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  )
}

export function ContextSeparator() {
  return <Radix.Separator className={styles.separator} />
}
