/** Keys the canvas understands by itself, as `KeyboardEvent.key` names them, in lower case. */
export const CANVAS_KEYS = {
  putBack: ['escape'],
  link: ['l'],
  force: ['alt'],
  remove: ['delete', 'backspace'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Whether a key is one of a gesture's. */
export const isKeyOf = (
  id: keyof typeof CANVAS_KEYS,
  { key }: Pick<KeyboardEvent, 'key'>,
): boolean => CANVAS_KEYS[id].some((known) => known === key.toLowerCase())
