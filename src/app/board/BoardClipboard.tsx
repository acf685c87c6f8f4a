import { useEffect } from 'react'
import { isTyping } from '../../ui/isTyping.ts'
import type { Notice } from '../notice.ts'
import { noticeOf } from './canvasContext.ts'
import { copyTo, cutTo, pasteFrom } from './clipboard.ts'

/**
 * Copy, cut and paste of blocks, by whichever keys or menu the browser has for them. Text that is
 * selected or being written keeps its own.
 */
export function BoardClipboard({ tell }: { readonly tell: (notice: Notice) => void }) {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const data = event.clipboardData
      if (data === null || !isForBlocks(event)) return
      if (event.type === 'paste') {
        if (isToOpen(data)) return
        const result = pasteFrom(data)
        if (result !== null) tell(noticeOf(result, 'paste'))
      } else if (!(event.type === 'cut' ? cutTo : copyTo)(data)) return
      event.preventDefault()
    }
    for (const type of EVENTS) document.addEventListener(type, take)
    return () => {
      for (const type of EVENTS) document.removeEventListener(type, take)
    }
  }, [tell])
  return null
}

const EVENTS = ['copy', 'cut', 'paste'] as const

/** Files, and text that is a source of its own: the page opens them as a board. */
const isToOpen = (data: DataTransfer): boolean =>
  data.files.length > 0 || /\/dts-v1\/|\/plugin\//.test(data.getData('text/plain'))

function isForBlocks(event: ClipboardEvent): boolean {
  if (event.defaultPrevented || isTyping(event)) return false
  if (document.querySelector('dialog[open]') !== null) return false
  return event.type === 'paste' || (getSelection()?.isCollapsed ?? true)
}
