import { createContext, useContext } from 'react'

/** What a companion needs of the world outside the page; the app gives it and tells how it went. */
export interface CompanionServices {
  /** `what` completes 'Copied …': 'the link'. */
  readonly copy: (text: string, what: string) => void
  readonly save: (fileName: string, text: string) => void
  /** Lets the user pick files and reads them; none where nothing was picked. */
  readonly pickFiles: () => Promise<PickedFiles>
}

export interface PickedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type PickedFiles =
  | { readonly kind: 'ok'; readonly value: readonly PickedFile[] }
  | { readonly kind: 'failed'; readonly message: string }

export const CompanionServicesContext = createContext<CompanionServices | null>(null)

export function useCompanionServices(): CompanionServices {
  const services = useContext(CompanionServicesContext)
  if (services === null) throw new Error('A companion stands outside its window')
  return services
}
