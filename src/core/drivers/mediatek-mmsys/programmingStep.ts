import type { HopRouting } from '../../soc/mmsysRoutes.ts'
import type { MutexBit, SofSelection } from '../../soc/mutex.ts'
import type { RegisterWrite } from './registerWrite.ts'

/** One thing the driver does while it enables or disables a CRTC. Ids are component ids. */
export type ProgrammingStep = HopStep | ModuleStep | SourceStep | MutexStep | ComponentStep

/** `writes` is empty when the hop writes nothing; `routing` tells why. */
export interface HopStep {
  readonly kind: 'connect' | 'disconnect'
  readonly from: number
  readonly to: number
  /** A hop inside the OVL adaptor, made whatever the graph says. */
  readonly insideAdaptor: boolean
  readonly routing: HopRouting
  readonly writes: readonly RegisterWrite[]
}

/** A component's bit in the mutex. */
export interface ModuleStep {
  readonly kind: 'add-module' | 'remove-module'
  readonly component: number
  readonly bit: Extract<MutexBit, { readonly kind: 'bit' | 'wrong-bit' }>
  readonly writes: readonly RegisterWrite[]
}

/** What triggers the mutex, chosen by an output; clearing it leaves single mode. */
export interface SourceStep {
  readonly kind: 'select-source' | 'clear-source'
  readonly component: number
  readonly sof: SofSelection
  readonly writes: readonly RegisterWrite[]
}

export interface MutexStep {
  readonly kind: 'enable-mutex' | 'disable-mutex' | 'mutex-clock-on' | 'mutex-clock-off'
  readonly writes: readonly RegisterWrite[]
}

/** What a component's own driver does. Its registers are not modelled here. */
export interface ComponentStep {
  readonly kind:
    | 'power-on'
    | 'clock-on'
    | 'configure-and-start'
    | 'stop'
    | 'clock-off'
    | 'power-off'
  readonly component: number
  readonly writes: readonly []
}

export const componentSteps = (
  kind: ComponentStep['kind'],
  components: readonly number[],
): readonly ComponentStep[] => components.map((component) => ({ kind, component, writes: [] }))
