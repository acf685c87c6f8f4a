import { createContext, use, useCallback, useState } from 'react'

/** Folds notes away, or opens them again. */
export type Fold = (keys: readonly string[], folded: boolean) => void

/** Folding is how the canvas is looked at: it stays here, out of document and history. */
export const FoldContext = createContext<Fold>(() => {})

export const useFold = (): Fold => use(FoldContext)

/** Keys of the folded notes, and what changes them. */
export function useFoldedNotes(): readonly [ReadonlySet<string>, Fold] {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const fold = useCallback<Fold>((keys, isFolded) => {
    setFolded((before) => {
      const after = new Set(before)
      for (const key of keys) {
        if (isFolded) after.add(key)
        else after.delete(key)
      }
      return after
    })
  }, [])
  return [folded, fold]
}
