import Signpost from 'lucide-react/icons/signpost'
import { CANVAS_GESTURES } from '../canvas/canvasGestures.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { keyText } from '../ui/keyText.ts'
import { COMMANDS, type CommandGroup } from './commands.ts'
import styles from './HelpSheet.module.css'
import { takeTour } from './tour/takeTour.ts'

const GROUPS: readonly CommandGroup[] = ['Board', 'Edit', 'Selection', 'Canvas', 'View']

/** Every key and gesture, from the same list that binds them. */
export default function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and gestures" onClose={onClose}>
      <p className={styles.tour}>
        New here?
        <Button
          onClick={() => {
            onClose()
            void takeTour()
          }}
        >
          <Signpost size={15} aria-hidden="true" />
          Take the tour
        </Button>
      </p>
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
            {CANVAS_GESTURES.map(({ id, shown, does }) => (
              <div key={id}>
                <dt>{does}</dt>
                <dd>
                  <kbd>{shown}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
