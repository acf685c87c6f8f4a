import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { droppedFiles } from '../platform/droppedFiles.ts'
import { type OfferedFile, offeredBytes } from '../platform/offeredFile.ts'
import { failed, type Outcome, ok } from '../platform/outcome.ts'
import { MOST_FILES, type Walk } from '../platform/walk.ts'
import styles from './FileDrop.module.css'
import { OpenProgress } from './open/OpenProgress.tsx'
import type { Offer } from './openFiles.ts'

/** The whole page takes dropped files, folders and archives, and pasted files and DTS text. */
export function FileDrop({ onFiles }: { readonly onFiles: (offer: Offer) => void }) {
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      setHovering(!event.defaultPrevented) // a panel under it takes files itself
      event.preventDefault()
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      setHovering(false)
      if (!carriesFiles(event) || event.dataTransfer === null || event.defaultPrevented) return
      event.preventDefault()
      const { dataTransfer } = event
      onFiles((walk) => offerDropped(dataTransfer, walk))
    }
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event
      // Nodes for the open board are taken by then: what is left is a file or a whole source.
      if (clipboardData === null || event.defaultPrevented || isTextField(event.target)) return
      const text = clipboardData.getData('text/plain')
      if (clipboardData.files.length > 0) {
        onFiles((walk) => offerDropped(clipboardData, walk))
      } else if (looksLikeDts(text)) {
        onFiles(async () => ok([pasted(text)]))
      }
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
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

export async function offerDropped(
  transfer: DataTransfer,
  walk: Walk,
): Promise<Outcome<OfferedFile[]>> {
  const files = await droppedFiles(transfer, walk)
  if (files.length === 0) return failed('There is no device tree file in what was dropped.')
  return files.length > MOST_FILES
    ? failed(
        `There are more than ${MOST_FILES} files in what was dropped: drop a folder inside of it.`,
      )
    : ok(files)
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** A node with a body, a directive or a property: enough to tell source from a stray paste. */
const looksLikeDts = (text: string): boolean =>
  /\/dts-v1\/|\/plugin\/|[\w@&-]\s*\{[\s\S]*\}\s*;/.test(text)

const pasted = (text: string): OfferedFile =>
  offeredBytes('pasted.dts', new TextEncoder().encode(text))
