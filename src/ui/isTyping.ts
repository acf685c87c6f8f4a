/** Whether a key goes to something that takes text. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

const NOT_TEXT: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'file', 'range'])
