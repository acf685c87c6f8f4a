import CircleHelp from 'lucide-react/icons/circle-help'
import FolderOpen from 'lucide-react/icons/folder-open'
import FolderTree from 'lucide-react/icons/folder-tree'
import Lock from 'lucide-react/icons/lock'
import Signpost from 'lucide-react/icons/signpost'
import Undo2 from 'lucide-react/icons/undo-2'
import { useEffect } from 'react'
import { DTSI_REF, KERNEL_REF } from '../../core/base/kernelRef.ts'
import { newBoard } from '../../core/convert/open/newBoard.ts'
import { editorStore, useEditor } from '../../store/editorStore.ts'
import { whenIdle } from '../../ui/afterPaint.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Button } from '../../ui/Button.tsx'
import { keyText } from '../../ui/keyText.ts'
import { CommandButton } from '../CommandButton.tsx'
import { commandOf } from '../commands.ts'
import { GalleryLink } from '../gallery/GalleryLink.tsx'
import { LateThemeMenu } from '../LateThemeMenu.tsx'
import { COMMAND_CONTEXT, openExample } from '../pageServices.ts'
import { RecentSlot } from '../projects/RecentSlot.tsx'
import { CompanionList } from './CompanionList.tsx'
import { ExampleList } from './ExampleList.tsx'
import { Preview } from './Preview.tsx'
import { SocPicker } from './SocPicker.tsx'
import styles from './StartScreen.module.css'

/** Where everyone begins: what this is, and three ways in. */
export function StartScreen({
  onShown,
}: {
  /** Called when there is nothing else to do. */
  readonly onShown: () => void
}) {
  useEffect(() => whenIdle(onShown), [onShown])
  const tour = commandOf('tour')
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.brand}>
          <Brand />
          Portwire
        </span>
        <GoBack />
        <CommandButton id="help" context={COMMAND_CONTEXT} icon={<CircleHelp size={16} />} />
        <LateThemeMenu />
      </header>
      <main className={styles.main}>
        <section className={styles.hero}>
          <div className={styles.claim}>
            <h1>See what the kernel makes of your display pipeline, before you boot.</h1>
            <p>
              Portwire reads the device tree of a MediaTek board and shows, hop by hop, the CRTC
              paths that <code>mediatek-drm</code> builds from it, or where it stops, with the error
              it returns and the line it logs. Wire it on a canvas and take the DTS along.
            </p>
            <Button look="ghost" className={styles.tour} onClick={() => tour.run(COMMAND_CONTEXT)}>
              <Signpost size={15} aria-hidden="true" />
              {tour.title}: three steps
            </Button>
          </div>
          <Preview />
        </section>
        <div className={styles.ways}>
          <div className={styles.column}>
            <RecentSlot />
            <section className={styles.open} aria-labelledby="open-heading">
              <h2 id="open-heading">Open your board</h2>
              <p>
                Drop files, a folder or a <code>.zip</code> anywhere: <code>.dts</code> with its
                includes, <code>.dtso</code>, <code>.dtb</code>, <code>.dtbo</code>, or{' '}
                <code>/sys/firmware/fdt</code> off the device. Or paste DTS text with{' '}
                <kbd>{keyText('$mod+v')}</kbd>.
              </p>
              <Button look="primary" className={styles.wide} onClick={COMMAND_CONTEXT.openFiles}>
                <FolderOpen size={16} />
                Open files
              </Button>
              <Button className={styles.wide} onClick={COMMAND_CONTEXT.openFolder}>
                <FolderTree size={16} />
                Open a folder
              </Button>
              <p className={styles.private}>
                <Lock size={14} aria-hidden="true" />
                Nothing leaves this page.
              </p>
            </section>
            <SocPicker onPick={(soc, name) => editorStore.getState().open(newBoard(soc, name))} />
          </div>
          <div className={styles.column}>
            <ExampleList onOpen={openExample} />
            <GalleryLink context={COMMAND_CONTEXT} />
            <CompanionList context={COMMAND_CONTEXT} />
          </div>
        </div>
      </main>
      <footer className={styles.foot}>
        The driver as it is in Linux {KERNEL_REF}, the SoCs as in {DTSI_REF}.
      </footer>
    </div>
  )
}

/** What was open a moment ago is one click away. */
function GoBack() {
  const past = useEditor((state) => state.before.at(-1)?.place?.project)
  const future = useEditor((state) => state.after[0]?.place?.project)
  const undo = useEditor((state) => state.undo)
  const redo = useEditor((state) => state.redo)
  const title = (past ?? future)?.doc.title
  if (title === undefined) return null
  return (
    <Button className={styles.back} onClick={past ? undo : redo}>
      <Undo2 size={15} />
      <span>Back to {title}</span>
    </Button>
  )
}
