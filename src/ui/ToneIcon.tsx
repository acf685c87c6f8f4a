import type { LucideIcon } from 'lucide-react'
import Check from 'lucide-react/icons/check'
import Circle from 'lucide-react/icons/circle'
import Lock from 'lucide-react/icons/lock'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import X from 'lucide-react/icons/x'

/** How something stands. Never shown by its colour alone: each has a mark of its own. */
export type Tone = 'ok' | 'kept' | 'bad' | 'warn' | 'quiet'

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  ok: Check,
  kept: Lock,
  bad: X,
  warn: TriangleAlert,
  quiet: Circle,
}

export function ToneIcon({ tone, size = 14 }: { readonly tone: Tone; readonly size?: number }) {
  const Icon = ICONS[tone]
  return <Icon size={size} strokeWidth={2.4} aria-hidden="true" data-tone={tone} />
}
