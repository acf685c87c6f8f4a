import { Check, Circle, Lock, type LucideIcon, TriangleAlert, X } from 'lucide-react'

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
