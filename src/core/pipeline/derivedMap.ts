/**
 * What was derived of objects that never change, by them: for as long as the object lives, and of an object
 * that only undo leads back to no longer than till the second `letGoOfDerived` after it was asked for last.
 * Then it would be derived again.
 */
export class DerivedMap<Key extends object, Value extends NonNullable<unknown> | null> {
  private recent = new WeakMap<Key, Value>()
  private older = new WeakMap<Key, Value>()

  constructor() {
    ALL.push(() => {
      this.older = this.recent
      this.recent = new WeakMap()
    })
  }

  get(key: Key): Value | undefined {
    const known = this.recent.get(key)
    if (known !== undefined) return known
    const value = this.older.get(key)
    if (value !== undefined) this.recent.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.recent.set(key, value)
  }
}

/** Of maps that live as long as the program does. */
const ALL: (() => void)[] = []

/** Forgets what was not asked for since the last call. */
export function letGoOfDerived(): void {
  for (const letGo of ALL) letGo()
}
