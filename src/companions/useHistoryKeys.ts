import { useEffect } from 'react'
import { isTyping } from '../ui/isTyping.ts'

/**
 * Undo and redo by their keys. A text that is just being typed keeps its own undo; a field that only
 * has the focus does not, or the last change could not be taken back from where it was made.
 */
export function useHistoryKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const action =
        key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null
      if (action === null || (isTyping(event) && hasDraft(event.target))) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [undo, redo])
}

const hasDraft = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset.draft !== 'false'
