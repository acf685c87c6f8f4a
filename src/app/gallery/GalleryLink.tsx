import { type CommandContext, commandOf } from '../commands.ts'
import styles from './GalleryLink.module.css'

/** The way into the gallery from the start screen. */
export function GalleryLink({ context }: { readonly context: CommandContext }) {
  return (
    <button type="button" className={styles.link} onClick={() => commandOf('traps').run(context)}>
      <strong>Trap gallery</strong>
      <span>
        Every known mistake that keeps a screen black, each as a small board to open and mend.
      </span>
    </button>
  )
}
