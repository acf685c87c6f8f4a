import { createContext, useContext } from 'react'

/** What panels need of the world outside the page; the app gives it and tells how it went. */
export interface PanelServices {
  /** `what` completes 'Copied …': 'the board snippet'. */
  readonly copy: (text: string, what: string) => void
  readonly save: (fileName: string, text: string) => void
}

export const ServicesContext = createContext<PanelServices | null>(null)

export function useServices(): PanelServices {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('A panel stands outside the app')
  return services
}
