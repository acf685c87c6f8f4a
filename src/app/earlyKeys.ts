import { isChoosing, isTyping } from '../ui/isTyping.ts'

let kept: KeyboardEvent[] = []

function keep(event: KeyboardEvent): void {
  if (!event.defaultPrevented && !isTyping(event) && !isChoosing(event)) kept.push(event)
}

/** Keys pressed on what is drawn first wait for those who know what they mean. */
export const keepEarlyKeys = (): void => addEventListener('keydown', keep)

/** Presses them again, for whoever listens on the window itself: all others have heard them. */
export function pressEarlyKeys(): void {
  removeEventListener('keydown', keep)
  const pressed = kept
  kept = []
  for (const event of pressed) dispatchEvent(new KeyboardEvent('keydown', event))
}
