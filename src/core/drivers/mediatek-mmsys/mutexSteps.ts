import { DRM_OVL_ADAPTOR } from '../../soc/ddpComponents.ts'
import { mutexBit, SOF_SINGLE_MODE, sofOf } from '../../soc/mutex.ts'
import { MUTEX_ENABLE, MUTEX_STRIDE, type NamedRegister } from '../../soc/mutexData.ts'
import type { CrtcTarget } from './crtcTarget.ts'
import type { ModuleStep, MutexStep, SourceStep } from './programmingStep.ts'
import { ALL_BITS, type BitField, type RegisterWrite } from './registerWrite.ts'

/**
 * Adding a component to the mutex: its bit is set, or the frame source chosen if it is an output. The
 * OVL adaptor adds each part it found, and nothing for itself.
 *
 * Kernel: mtk_mutex_add_comp(), mtk_ovl_adaptor_add_comp().
 */
export const addSteps = (target: CrtcTarget, component: number) =>
  members(target, component).map((id) => memberStep(target, id, true))

/** Kernel: mtk_mutex_remove_comp(), mtk_ovl_adaptor_remove_comp(). */
export const removeSteps = (target: CrtcTarget, component: number) =>
  members(target, component).map((id) => memberStep(target, id, false))

/** Kernel: mtk_mutex_enable(), mtk_mutex_disable(). */
export function switchStep(target: CrtcTarget, on: boolean): MutexStep {
  return {
    kind: on ? 'enable-mutex' : 'disable-mutex',
    writes: [wholeRegister(target, MUTEX_ENABLE, on ? 1 : 0, [])],
  }
}

/** None where the mutex takes no clock. Kernel: mtk_mutex_prepare(), mtk_mutex_unprepare(). */
export function clockSteps(target: CrtcTarget, on: boolean): readonly MutexStep[] {
  if (target.mutex.noClock) return []
  return [{ kind: on ? 'mutex-clock-on' : 'mutex-clock-off', writes: [] }]
}

const members = (target: CrtcTarget, component: number) =>
  component === DRM_OVL_ADAPTOR ? target.adaptorParts : [component]

function memberStep(target: CrtcTarget, component: number, adding: boolean) {
  return sourceStep(target, component, adding) ?? moduleStep(target, component, adding)
}

function sourceStep(target: CrtcTarget, component: number, adding: boolean): SourceStep | null {
  const sof = sofOf(target.mutex, component)
  if (sof === null) return null
  const value = adding ? sof.value : SOF_SINGLE_MODE
  const parts = adding ? (sof.source?.parts ?? []) : []
  const fields = parts.map(({ macro, shift, value }) => ({
    name: null,
    mask: null,
    shift,
    value,
    valueName: macro,
  }))
  return {
    kind: adding ? 'select-source' : 'clear-source',
    component,
    sof,
    writes: [wholeRegister(target, target.mutex.registers.sof, value, fields)],
  }
}

function moduleStep(target: CrtcTarget, component: number, adding: boolean): ModuleStep {
  const bit = mutexBit(target.mutex, component)
  if (bit.kind === 'output' || bit.kind === 'adaptor')
    throw new Error(`Component ${component} has no bit of its own`)
  const mask = (1 << bit.bit) >>> 0
  const name = bit.kind === 'bit' ? bit.macro : null
  return {
    kind: adding ? 'add-module' : 'remove-module',
    component,
    bit,
    writes: [
      {
        ...mutexRegister(target, target.mutex.registers[bit.register]),
        access: 'modify',
        mask,
        value: adding ? mask : 0,
        fields: [{ name, mask, shift: bit.bit, value: adding ? 1 : 0, valueName: null }],
      },
    ],
  }
}

function wholeRegister(
  target: CrtcTarget,
  register: NamedRegister,
  value: number,
  fields: readonly BitField[],
): RegisterWrite {
  return {
    ...mutexRegister(target, register),
    access: 'write',
    mask: ALL_BITS,
    value,
    fields,
  }
}

/** Mutex n has the registers of mutex 0, so many strides further on. */
function mutexRegister({ mutexBase, mutexNumber }: CrtcTarget, { name, offset }: NamedRegister) {
  const own = offset + MUTEX_STRIDE * mutexNumber
  return {
    device: 'mutex' as const,
    register: name,
    offset: own,
    address: mutexBase === null ? null : mutexBase + BigInt(own),
  }
}
