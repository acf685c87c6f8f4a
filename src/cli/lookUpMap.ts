/**
 * A map that asks elsewhere for what it does not hold itself. It lists only what it holds, so that
 * includes are looked up by path and never guessed among the files read before.
 */
export class LookUpMap<V> extends Map<string, V> {
  private readonly lookUp: (name: string) => V | undefined

  constructor(held: Iterable<readonly [string, V]>, lookUp: (name: string) => V | undefined) {
    super(held)
    this.lookUp = lookUp
  }

  override get(name: string): V | undefined {
    return super.get(name) ?? this.lookUp(name)
  }

  override has(name: string): boolean {
    return this.get(name) !== undefined
  }
}
