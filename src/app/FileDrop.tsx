import { FileDown } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { droppedFiles } from '../platform/droppedFiles.ts'
import { failed, type Outcome, reasonOf } from '../platform/outcome.ts'
import { type NamedBytes, type NamedFile, readFiles } from '../platform/readFiles.ts'
import styles from './FileDrop.module.css'

/** The whole page takes dropped files and folders, and pasted files and DTS text. */
export function FileDrop({
  onFiles,
  children,
}: {
  readonly onFiles: (read: Promise<Outcome<readonly NamedBytes[]>>) => void
  readonly children: ReactNode
}) {
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setHovering(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      setHovering(false)
      if (!carriesFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      onFiles(readDropped(droppedFiles(event.dataTransfer)))
    }
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event
      if (clipboardData === null || isTextField(event.target)) return
      const text = clipboardData.getData('text/plain')
      if (clipboardData.files.length > 0) {
        onFiles(readDropped(droppedFiles(clipboardData)))
      } else if (looksLikeDts(text)) {
        onFiles(Promise.resolve({ kind: 'ok', value: [pasted(text)] }))
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
      {children}
      {hovering && (
        <div className={styles.veil} aria-hidden="true">
          <p>
            <FileDown size={26} />
            Drop to open
            <span>.dts with its includes, .dtsi, .dtso, .dtb, .dtbo, or a folder of them</span>
          </p>
        </div>
      )}
    </>
  )
}

async function readDropped(dropped: Promise<NamedFile[]>): Promise<Outcome<NamedBytes[]>> {
  try {
    const files = await dropped
    return files.length === 0
      ? failed('There is no device tree file in what was dropped.')
      : await readFiles(files)
  } catch (error) {
    return failed(`The drop could not be read: ${reasonOf(error)}`)
  }
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** A node with a body, a directive or a property: enough to tell source from a stray paste. */
const looksLikeDts = (text: string): boolean =>
  /\/dts-v1\/|\/plugin\/|[\w@&-]\s*\{[\s\S]*\}\s*;/.test(text)

const pasted = (text: string): NamedBytes => ({
  name: 'pasted.dts',
  bytes: new TextEncoder().encode(text),
})
