import FileDown from 'lucide-react/icons/file-down'
import { useEffect } from 'react'
import { droppedItems } from '../platform/droppedItems.ts'
import { type OfferedFile, offeredBytes } from '../platform/offeredFile.ts'
import { ok } from '../platform/outcome.ts'
import styles from './FileDrop.module.css'
import { offerDropped } from './offerDropped.ts'
import { OpenProgress } from './open/OpenProgress.tsx'
import type { Offer } from './openFiles.ts'
import { usePage } from './pageState.ts'

/** Opens files, folders and archives that were dropped on the page, and pasted files and DTS text. */
export function FileDrop({ onFiles }: { readonly onFiles: (offer: Offer) => void }) {
  const { dropped, hovering } = usePage()
  useEffect(() => {
    if (dropped.length === 0) return
    usePage.setState({ dropped: [] })
    for (const items of dropped) onFiles((walk) => offerDropped(items, walk))
  }, [dropped, onFiles])
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event
      // Nodes for the open board are taken by then: what is left is a file or a whole source.
      if (clipboardData === null || event.defaultPrevented || isTextField(event.target)) return
      const text = clipboardData.getData('text/plain')
      if (clipboardData.files.length > 0) {
        const items = droppedItems(clipboardData)
        onFiles((walk) => offerDropped(items, walk))
      } else if (looksLikeDts(text)) {
        onFiles(async () => ok([pasted(text)]))
      }
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [onFiles])

  return (
    <>
      <OpenProgress />
      {hovering && (
        <div className={styles.veil} aria-hidden="true">
          <p>
            <FileDown size={26} />
            Drop to open
            <span>.dts with its includes, .dtso, .dtb, .dtbo, a folder or a .zip of them</span>
          </p>
        </div>
      )}
    </>
  )
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** A node with a body, a directive or a property: enough to tell source from a stray paste. */
const looksLikeDts = (text: string): boolean =>
  /\/dts-v1\/|\/plugin\/|[\w@&-]\s*\{[\s\S]*\}\s*;/.test(text)

const pasted = (text: string): OfferedFile =>
  offeredBytes('pasted.dts', new TextEncoder().encode(text))
