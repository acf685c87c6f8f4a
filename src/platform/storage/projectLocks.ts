import type { ProjectId } from './projectId.ts'

export interface LockHolder {
  /** Another tab asks for a project held here: finish what is to be written. */
  readonly onAsked: (id: ProjectId) => Promise<unknown>
  /** It is held here no longer. */
  readonly onLost: (id: ProjectId) => void
  /** Another tab has written it. */
  readonly onSaved: (id: ProjectId) => void
}

/** What tabs tell each other. */
type Message = { readonly kind: 'ask' | 'taken' | 'saved'; readonly id: ProjectId }

/**
 * Which projects this tab may write, of all the tabs of this browser. A browser without locks, or
 * that refuses them as it refuses cookies, lets every tab write; saves then tell by their number that
 * another one came first.
 */
export class ProjectLocks {
  private readonly held = new Map<ProjectId, () => void>()
  /** Held still, and about to be given away. */
  private readonly leaving = new Set<ProjectId>()
  /** Asked for, and not given yet. */
  private readonly wanted = new Set<ProjectId>()
  /** Null where the browser refuses it: tabs then learn of each other by locks and saves alone. */
  private readonly channel = openChannel()
  private hasLocks = navigator.locks !== undefined
  private readonly holder: LockHolder

  constructor(holder: LockHolder) {
    this.holder = holder
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data)) return
      const { kind, id } = data
      if (kind === 'saved') holder.onSaved(id)
      if (kind === 'taken' && this.wanted.has(id)) this.say({ kind: 'ask', id })
      if (kind === 'ask' && this.holds(id)) void this.yield(id)
    })
  }

  /** False where another tab holds it. */
  async take(id: ProjectId): Promise<boolean> {
    return this.holds(id) || this.request(id, { ifAvailable: true })
  }

  /** The same, of one that a tab holds which may be about to close. */
  async takeOnceFree(id: ProjectId): Promise<boolean> {
    return this.holds(id) || this.request(id, { signal: AbortSignal.timeout(CLOSING_MS) })
  }

  /** Takes it from the tab that holds it: asks first, so that nothing is left unwritten there. */
  async takeOver(id: ProjectId): Promise<void> {
    if (this.holds(id)) return
    this.wanted.add(id)
    this.say({ kind: 'ask', id })
    const patience = { signal: AbortSignal.timeout(PATIENCE_MS) }
    const given = await this.request(id, patience)
    if (!given) await this.request(id, { steal: true })
    this.wanted.delete(id)
    this.say({ kind: 'taken', id })
  }

  /** Whether it is this tab's, and stays so as far as is known. */
  holds(id: ProjectId): boolean {
    if (!this.hasLocks) return true
    return this.held.has(id) && !this.leaving.has(id)
  }

  /** Tells the tabs that only look at it to look again. */
  tellSaved(id: ProjectId): void {
    this.say({ kind: 'saved', id })
  }

  /** Lets go of all but these. */
  keepOnly(ids: ReadonlySet<ProjectId>): void {
    for (const [id, release] of this.held) if (!ids.has(id)) release()
  }

  private say(message: Message): void {
    this.channel?.postMessage(message)
  }

  private async yield(id: ProjectId): Promise<void> {
    this.leaving.add(id)
    await this.holder.onAsked(id)
    this.leaving.delete(id)
    this.held.get(id)?.()
    this.holder.onLost(id)
  }

  private request(id: ProjectId, options: LockOptions): Promise<boolean> {
    const { locks } = navigator
    if (!this.hasLocks) return Promise.resolve(true)
    return new Promise((answer) => {
      const asked = locks.request(`portwire.${id}`, options, (lock) => {
        if (lock === null) return answer(false)
        return new Promise<void>((release) => {
          this.held.set(id, () => {
            this.held.delete(id)
            release()
          })
          answer(true)
        })
      })
      asked.catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'SecurityError') this.hasLocks = false
        // Refused before it was given, or stolen after.
        if (this.held.delete(id)) this.holder.onLost(id)
        answer(!this.hasLocks)
      })
    })
  }
}

/** How long a tab that is closed may still hold what it held. */
const CLOSING_MS = 1000

/** How long a tab may take to finish writing; one that sleeps answers never. */
const PATIENCE_MS = 3000

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('portwire')
  } catch {
    return null
  }
}

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  (data.kind === 'ask' || data.kind === 'taken' || data.kind === 'saved') &&
  'id' in data &&
  typeof data.id === 'string'
