import { type ComponentType, createContext, lazy, Suspense, use, useState } from 'react'
import { Button } from './Button.tsx'
import styles from './late.module.css'

interface Meanwhile<Props> {
  /** What to show till it is here; nothing, if left out. */
  readonly Waiting?: ComponentType<Props>
  /** What to show where it cannot be fetched; else that is said, with a button to try again. */
  readonly Missing?: ComponentType<Props>
}

/**
 * A part of the page in a chunk of its own, as React's `lazy`, which would take down all around it where the
 * chunk cannot be fetched, and would never ask for it again: this is fetched anew wherever it is shown anew.
 */
export function late<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  { Waiting = Nothing, Missing = NotLoaded }: Meanwhile<Props> = {},
): ComponentType<Props> {
  const ask = (): ComponentType<Props> =>
    lazy(() =>
      load().catch(() => {
        Part = ask()
        return { default: Missing }
      }),
    )
  let Part = ask()
  return function Late(props) {
    const [Asked, setAsked] = useState(() => Part)
    return (
      <Again value={() => setAsked(() => Part)}>
        <Suspense fallback={<Waiting {...props} />}>
          <Asked {...props} />
        </Suspense>
      </Again>
    )
  }
}

/** For what is no loss where it is missing. */
export const Nothing = (): null => null

const Again = createContext(() => {})

function NotLoaded() {
  const again = use(Again)
  return (
    <div role="alert" className={styles.missing}>
      <p>This could not be loaded. Where trying again does not help, reload the page.</p>
      <Button
        onClick={({ currentTarget }) => {
          // The button goes; where the keyboard is shall not.
          currentTarget.closest<HTMLElement>('[tabindex]')?.focus()
          again()
        }}
      >
        Try again
      </Button>
    </div>
  )
}
