/** The Web Locks of one browser, for all tabs of a test: exclusive ones, in the order asked for. */
export class FakeLocks {
  private readonly held = new Map<string, Holder>()
  private readonly waiting = new Map<string, (() => void)[]>()

  readonly request = async (
    name: string,
    { ifAvailable, steal, signal }: LockOptions,
    use: (lock: { readonly name: string } | null) => Promise<void> | undefined,
  ): Promise<void> => {
    if (steal === true) this.held.get(name)?.lose(new DOMException('Stolen', 'AbortError'))
    else if (this.held.has(name) && ifAvailable === true) return use(null)
    else while (this.held.has(name)) await this.turn(name, signal)
    return this.hold(name, use)
  }

  private turn(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resume, refuse) => {
      const queue = this.waiting.get(name) ?? []
      this.waiting.set(name, [...queue, resume])
      signal?.addEventListener('abort', () => refuse(signal.reason))
    })
  }

  private async hold(
    name: string,
    use: (lock: { readonly name: string }) => Promise<void> | undefined,
  ): Promise<void> {
    const holder: Holder = { lose: () => {} }
    const lost = new Promise<never>((_, refuse) => {
      holder.lose = refuse
    })
    this.held.set(name, holder)
    try {
      await Promise.race([use({ name }), lost])
    } finally {
      if (this.held.get(name) === holder) {
        this.held.delete(name)
        const [next, ...others] = this.waiting.get(name) ?? []
        this.waiting.set(name, others)
        next?.()
      }
    }
  }
}

interface Holder {
  lose: (reason: unknown) => void
}
