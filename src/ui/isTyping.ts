/** Whether a key goes to something that takes text. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** Whether a key goes to a menu or a list that finds its lines by their letters. */
export function isChoosing(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  if (event.ctrlKey || event.metaKey || !(target instanceof Element)) return false
  return target.closest('select, [role="menu"]') !== null
}

const NOT_TEXT: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'file', 'range'])
