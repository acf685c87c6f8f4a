import { create } from 'zustand'
import type { StorageReason } from '../../platform/storage/storageFailure.ts'

/** Whether what is open would be there again after a crash. */
export type SaveStatus =
  /** Nothing is open. */
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly reason: StorageReason; readonly message: string }

export const useSaveStatus = create<{ readonly status: SaveStatus }>(() => ({
  status: { kind: 'none' },
}))

export const setSaveStatus = (status: SaveStatus): void => useSaveStatus.setState({ status })
