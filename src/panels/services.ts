import { createContext, useContext } from 'react'

/** What panels need of the world outside the page; the app gives it and tells how it went. */
export interface PanelServices {
  /** `what` completes 'Copied …': 'the board snippet'. */
  readonly copy: (text: string, what: string) => void
  readonly save: (fileName: string, content: string | Uint8Array) => void
  /** Lets the user pick files: an overlay among them goes on the board that is open. */
  readonly openFiles: () => void
  /** Lets the user pick a board to compare with the one that is open. */
  readonly compareFiles: () => void
  /** Opens the command queue workbench on a packet: the `in` object of its model. */
  readonly openWorkbench: (input: Readonly<Record<string, unknown>>) => void
  readonly compareDropped: (transfer: DataTransfer) => void
}

export const ServicesContext = createContext<PanelServices | null>(null)

export function useServices(): PanelServices {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('A panel stands outside the app')
  return services
}
