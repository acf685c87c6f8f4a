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
type Message = { readonly kind: 'ask' | 'saved'; readonly id: ProjectId }

/**
 * Which projects this tab may write, of all the tabs of this browser. A browser without locks lets
 * every tab write; saves then tell by their number that another one came first.
 */
export class ProjectLocks {
  private readonly held = new Map<ProjectId, () => void>()
  private readonly channel = new BroadcastChannel('portwire')
  private readonly holder: LockHolder

  constructor(holder: LockHolder) {
    this.holder = holder
    this.channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data)) return
      if (data.kind === 'saved') holder.onSaved(data.id)
      else if (this.held.has(data.id)) void this.yield(data.id)
    })
  }

  /** False where another tab holds it. */
  async take(id: ProjectId): Promise<boolean> {
    return this.held.has(id) || this.request(id, { ifAvailable: true })
  }

  /** Takes it from the tab that holds it: asks first, so that nothing is left unwritten there. */
  async takeOver(id: ProjectId): Promise<void> {
    if (this.held.has(id)) return
    this.say({ kind: 'ask', id })
    const patience = { signal: AbortSignal.timeout(PATIENCE_MS) }
    const given = await this.request(id, patience)
    if (!given) await this.request(id, { steal: true })
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
    this.channel.postMessage(message)
  }

  private async yield(id: ProjectId): Promise<void> {
    await this.holder.onAsked(id)
    this.held.get(id)?.()
    this.holder.onLost(id)
  }

  private request(id: ProjectId, options: LockOptions): Promise<boolean> {
    const { locks } = navigator
    if (locks === undefined) return Promise.resolve(true)
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
      asked.catch(() => {
        // Refused before it was given, or stolen after.
        if (this.held.delete(id)) this.holder.onLost(id)
        answer(false)
      })
    })
  }
}

/** How long a tab may take to finish writing; one that sleeps answers never. */
const PATIENCE_MS = 3000

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  (data.kind === 'ask' || data.kind === 'saved') &&
  'id' in data &&
  typeof data.id === 'string'
