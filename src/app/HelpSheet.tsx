import { Dialog } from '../ui/Dialog.tsx'
import { keyText } from '../ui/keyText.ts'
import { COMMANDS, type CommandGroup } from './commands.ts'
import styles from './HelpSheet.module.css'

const GROUPS: readonly CommandGroup[] = ['Board', 'Edit', 'Selection', 'Canvas', 'View']

/** What the canvas understands by itself, without a command. */
const CANVAS: readonly (readonly [string, string])[] = [
  ['Drag', 'Link: from the number on a block to another block'],
  ['L', 'Link: on the block it leaves, then on the one it enters'],
  ['Delete', 'Remove what is selected'],
  ['Arrows', 'Move the selected block'],
  ['Tab', 'Go to the next block or link'],
  ['Enter', 'Select what has the focus'],
  ['Scroll', 'Zoom; drag the background to move about'],
]

/** Every key and gesture, from the same list that binds them. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and gestures" onClose={onClose}>
      <div className={styles.columns}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(
                ({ id, title, keys }) => (
                  <div key={id}>
                    <dt>{title}</dt>
                    <dd>
                      <kbd>{keyText(keys[0] ?? '')}</kbd>
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
        <section>
          <h3>On the canvas</h3>
          <dl>
            {CANVAS.map(([keys, what]) => (
              <div key={keys}>
                <dt>{what}</dt>
                <dd>
                  <kbd>{keys}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
