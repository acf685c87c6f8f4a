import ArrowLeft from 'lucide-react/icons/arrow-left'
import LibraryBig from 'lucide-react/icons/library-big'
import Redo2 from 'lucide-react/icons/redo-2'
import Share2 from 'lucide-react/icons/share-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { type ReactNode, use, useEffect, useId, useRef, useState } from 'react'
import { type CompanionState, createCompanionStore, useCompanion } from '../store/companionStore.ts'
import { packInput, unpackInput } from '../store/packedInput.ts'
import { Button } from '../ui/Button.tsx'
import { keyText } from '../ui/keyText.ts'
import styles from './CompanionWindow.module.css'
import type { CompanionLink } from './companionLink.ts'
import type { CompanionExample, CompanionModule } from './companionModule.ts'
import { companionModule } from './companionModules.ts'
import { type CompanionServices, CompanionServicesContext } from './companionServices.ts'
import { COMPANIONS, type CompanionId } from './companions.ts'
import { useHistoryKeys } from './useHistoryKeys.ts'

interface CompanionWindowProps {
  readonly link: CompanionLink
  readonly services: CompanionServices
  /** Stands at the end of the header: what belongs to the page, not to the companion. */
  readonly tools: ReactNode
  /** What one goes back to: 'the board'. */
  readonly backTo: string
  readonly onBack: () => void
  /** Has the address hold the packed input, or none where it is too much for a link. */
  readonly onAddress: (packed: string | null) => void
}

/** The frame of every companion: what it is, the way back, undo, examples, and the link to share. */
export default function CompanionWindow({
  link,
  services,
  tools,
  backTo,
  onBack,
  onAddress,
}: CompanionWindowProps) {
  const { examples, View } = use(companionModule(link.id))
  const title = COMPANIONS.find(({ id }) => id === link.id)?.title ?? link.id
  const { history, change, undo, redo } = useCompanion(storeOf(link.id, examples))
  const { project: input, past, future } = history
  const [refused, setRefused] = useState<string | null>(null)
  useHistoryKeys(undo, redo)

  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed to come here is gone: the keyboard, and what reads the page aloud, go on from here.
  useEffect(() => heading.current?.focus(), [])

  useEffect(() => {
    if (link.packed === null) return
    let isLeft = false
    void unpackInput(link.packed).then((read) => {
      if (isLeft) return
      if (read.kind === 'ok') change(read.value, 'Open the link')
      setRefused(read.kind === 'ok' ? null : read.message)
    })
    return () => {
      isLeft = true
    }
  }, [link, change])

  const packed = packInput(input)
  const address = packed.kind === 'ok' ? packed.value : null
  const hasChanged = past.length + future.length > 0
  useEffect(() => {
    if (hasChanged) onAddress(address)
  }, [hasChanged, address, onAddress])
  useEffect(() => {
    const before = document.title
    document.title = `${title} · Portwire`
    return () => {
      document.title = before
    }
  }, [title])

  const share = () => {
    if (packed.kind === 'failed') return setRefused(packed.message)
    onAddress(packed.value)
    services.copy(location.href, 'the link')
  }
  return (
    <CompanionServicesContext value={services}>
      <div className={styles.window}>
        <header className={styles.header}>
          <Button look="ghost" onClick={onBack}>
            <ArrowLeft size={16} />
            Back to {backTo}
          </Button>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <div className={styles.actions}>
            <HistoryButton
              verb="Undo"
              label={past.at(-1)?.label}
              keys="$mod+z"
              onClick={undo}
              icon={<Undo2 size={16} />}
            />
            <HistoryButton
              verb="Redo"
              label={future[0]?.label}
              keys="$mod+Shift+z"
              onClick={redo}
              icon={<Redo2 size={16} />}
            />
            <Examples examples={examples} onPick={change} />
            <Button onClick={share}>
              <Share2 size={15} />
              Copy link
            </Button>
            {tools}
          </div>
        </header>
        <div role="alert">
          {refused !== null && (
            <p className={styles.refused}>
              {refused}
              <Button look="ghost" onClick={() => setRefused(null)}>
                Dismiss
              </Button>
            </p>
          )}
        </div>
        <View input={input} onChange={change} />
      </div>
    </CompanionServicesContext>
  )
}

/** Whose work stays while the page does, so that going to the board and back costs nothing. */
const stores = new Map<CompanionId, ReturnType<typeof createCompanionStore>>()

function storeOf(id: CompanionId, [first]: CompanionModule['examples']) {
  const store = stores.get(id) ?? createCompanionStore(first.input)
  stores.set(id, store)
  return store
}

function HistoryButton({
  verb,
  label,
  keys,
  onClick,
  icon,
}: {
  readonly verb: string
  readonly label: string | undefined
  readonly keys: string
  readonly onClick: () => void
  readonly icon: ReactNode
}) {
  const name = label === undefined ? verb : `${verb} “${label}”`
  return (
    // Not `disabled`: the focus stays where it is.
    <Button
      look="ghost"
      aria-label={name}
      title={`${name} (${keyText(keys)})`}
      aria-disabled={label === undefined}
      onClick={onClick}
    >
      {icon}
    </Button>
  )
}

/** The gallery: the browser's own popover, which closes on Escape and on a click beside it. */
function Examples({
  examples,
  onPick,
}: {
  readonly examples: readonly CompanionExample[]
  readonly onPick: CompanionState['change']
}) {
  const gallery = useId()
  return (
    <>
      <Button popoverTarget={gallery}>
        <LibraryBig size={15} />
        Examples
      </Button>
      <ul id={gallery} popover="auto" className={styles.gallery} aria-label="Examples">
        {examples.map(({ title, blurb, input }) => (
          <li key={title}>
            <button
              type="button"
              popoverTarget={gallery}
              popoverTargetAction="hide"
              onClick={() => onPick(input, `Example: ${title}`)}
            >
              <strong>{title}</strong>
              <span>{blurb}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
