import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import X from 'lucide-react/icons/x'
import { useEffect, useId, useRef, useState } from 'react'
import { type Impact, TRAPS, type Trap } from '../../core/drivers/mediatek-drm/findings/traps.ts'
import { FindingDetails } from '../../panels/problems/FindingDetails.tsx'
import { FixButton } from '../../panels/problems/FixButton.tsx'
import { IMPACT_WORDS } from '../../panels/problems/impactWords.ts'
import { selectFindings } from '../../store/driverSelectors.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { openTrap } from './openTrap.ts'
import styles from './TrapGallery.module.css'
import { trapsLike } from './trapsLike.ts'

const IMPACTS: readonly Impact[] = ['crash', 'no-drm', 'path-lost', 'wrong-setup', 'noise']

/** Every known trap as a small board to open and play with, and beside it what it does. */
export default function TrapGallery() {
  const current = useEditor((state) => state.gallery?.trap ?? null)
  const showGallery = useEditor((state) => state.showGallery)
  const [query, setQuery] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const heading = useId()
  const shown = trapsLike(query)
  const open = (trap: Trap | undefined) => {
    if (trap !== undefined) openTrap(trap).then(setFailure)
  }
  return (
    <section className={styles.gallery} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>Trap gallery</h2>
        <IconButton
          label="Previous trap"
          aria-disabled={current === null || current === 1}
          onClick={() => open(current === null ? undefined : TRAPS[current - 2])}
        >
          <ArrowLeft size={15} />
        </IconButton>
        <IconButton
          label="Next trap"
          aria-disabled={current === TRAPS.length}
          onClick={() => open(TRAPS[current ?? 0])}
        >
          <ArrowRight size={15} />
        </IconButton>
        <IconButton label="Close the gallery" onClick={() => showGallery(null)}>
          <X size={15} />
        </IconButton>
      </header>
      <input
        className={styles.query}
        type="search"
        aria-label="Find a trap"
        placeholder={`Find one of ${TRAPS.length} traps`}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.groups}>
        {shown.length === 0 && <p className={styles.none}>No trap is called that.</p>}
        {IMPACTS.map((impact) => {
          const traps = shown.filter((trap) => trap.impact === impact)
          return (
            traps.length > 0 && (
              <section key={impact} aria-label={IMPACT_WORDS[impact]}>
                <h3 data-impact={impact}>{IMPACT_WORDS[impact]}</h3>
                <ul>
                  {traps.map((trap) => (
                    <TrapItem
                      key={trap.number}
                      trap={trap}
                      isOpen={trap.number === current}
                      onOpen={() => open(trap)}
                    />
                  ))}
                </ul>
              </section>
            )
          )
        })}
      </div>
    </section>
  )
}

function TrapItem({
  trap,
  isOpen,
  onOpen,
}: {
  readonly trap: Trap
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const { number, mistake } = trap
  return (
    <li ref={item} data-open={isOpen}>
      <button
        type="button"
        className={styles.item}
        aria-current={isOpen ? 'true' : undefined}
        onClick={onOpen}
      >
        <span>{number}</span>
        {/^v\d/.test(mistake) ? mistake : `${mistake.charAt(0).toUpperCase()}${mistake.slice(1)}`}
      </button>
      {isOpen && <Explanation trap={trap} onAgain={onOpen} />}
    </li>
  )
}

/** What the driver has against the board as it is now: an edit may have cured it. */
function Explanation({ trap, onAgain }: { readonly trap: Trap; readonly onAgain: () => void }) {
  const finding = useEditor(selectFindings).find(({ trap: number }) => number === trap.number)
  return (
    <div className={styles.explanation}>
      {finding === undefined ? (
        <p>The board no longer has this trap. Undo brings it back.</p>
      ) : (
        <>
          <p className={styles.message}>{finding.message}</p>
          <FindingDetails finding={finding} />
        </>
      )}
      <p className={styles.actions}>
        {finding?.fix && <FixButton fix={finding.fix} />}
        <Button onClick={onAgain}>
          <RotateCcw size={14} />
          Open it anew
        </Button>
      </p>
      {finding !== undefined && finding.fix === null && (
        <p className={styles.quiet}>
          {trap.fix === 'never'
            ? 'No edit of the tree cures it.'
            : 'The tree does not show what would cure it here.'}
        </p>
      )}
    </div>
  )
}
