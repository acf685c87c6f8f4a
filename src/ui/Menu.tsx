import * as DropdownMenu from 'radix-ui/dropdown-menu'
import type { ReactElement, ReactNode } from 'react'
import styles from './Menu.module.css'

/** A button that drops a list of actions. */
export function Menu({
  trigger,
  opens = false,
  onOpen,
  children,
}: {
  readonly trigger: ReactElement
  /** Whether it is open as it comes. */
  readonly opens?: boolean
  readonly onOpen?: () => void
  readonly children: ReactNode
}) {
  return (
    <DropdownMenu.Root
      defaultOpen={opens}
      modal={false}
      onOpenChange={(open) => open && onOpen?.()}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export function MenuItem({
  icon,
  keys,
  disabled = false,
  onSelect,
  children,
}: {
  readonly icon: ReactNode
  readonly keys?: string | undefined
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}) {
  return (
    <DropdownMenu.Item className={styles.item} disabled={disabled} onSelect={onSelect}>
      {icon}
      {children}
      {keys !== undefined && <kbd>{keys}</kbd>}
    </DropdownMenu.Item>
  )
}

/** One of several, of which exactly one holds. */
export function MenuChoice<Value extends string>({
  value,
  onChange,
  options,
}: {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly icon: ReactNode
  }[]
}) {
  return (
    <DropdownMenu.RadioGroup value={value}>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          className={styles.item}
          value={option.value}
          onSelect={() => onChange(option.value)}
        >
          {option.icon}
          {option.label}
          <DropdownMenu.ItemIndicator className={styles.mark}>✓</DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className={styles.separator} />
}
