import { useEffect } from 'react'
import { afterPaint } from '../../ui/afterPaint.ts'
import { isTyping } from '../../ui/isTyping.ts'
import { tell } from '../pageState.ts'
import { clipboardHere, withClipboard } from './lateClipboard.ts'
import { noticeOf } from './toldNotice.ts'

/**
 * Copy, cut and paste of blocks, by whichever keys or menu the browser has for them. Text that is
 * selected or being written keeps its own. What is pasted on a board just drawn waits for what reads it.
 */
export function BoardClipboard() {
  useEffect(() => afterPaint(() => void withClipboard(() => null)), [])
  useEffect(() => {
    const late = async (what: string, use: Parameters<typeof withClipboard>[0]) => {
      const result = await withClipboard(use)
      if (result !== null) tell(noticeOf(result, what))
    }
    const take = (event: ClipboardEvent) => {
      const data = event.clipboardData
      if (data === null || !isForBlocks(event)) return
      const clipboard = clipboardHere()
      if (event.type === 'paste') {
        if (isToOpen(data)) return
        const texts = textsOf(data) // an event's data can be read while it lasts, and no longer
        void late('paste', ({ pasteFrom }) => pasteFrom(texts))
      } else if (clipboard === null) {
        void late(event.type, () => {
          document.execCommand(event.type)
          return null
        })
      } else if (!(event.type === 'cut' ? clipboard.cutTo : clipboard.copyTo)(data)) return
      event.preventDefault()
    }
    for (const type of EVENTS) document.addEventListener(type, take)
    return () => {
      for (const type of EVENTS) document.removeEventListener(type, take)
    }
  }, [])
  return null
}

const EVENTS = ['copy', 'cut', 'paste'] as const

/** All forms of what is pasted, by type. */
const textsOf = (data: DataTransfer): Readonly<Record<string, string>> =>
  Object.fromEntries(data.types.map((type) => [type, data.getData(type)]))

/** Files, and text that is a source of its own: the page opens them as a board. */
const isToOpen = (data: DataTransfer): boolean =>
  data.files.length > 0 || /\/dts-v1\/|\/plugin\//.test(data.getData('text/plain'))

function isForBlocks(event: ClipboardEvent): boolean {
  if (event.defaultPrevented || isTyping(event)) return false
  if (document.querySelector('dialog[open]') !== null) return false
  return event.type === 'paste' || (getSelection()?.isCollapsed ?? true)
}
