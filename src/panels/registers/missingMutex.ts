import { crtcDevices } from '../../core/drivers/mediatek-mmsys/crtcTarget.ts'

/**
 * Why the mutex's registers stand as 'mutex + 0x020', as a sentence; null where its address is known.
 *
 * @param mmsys - compatible of the mmsys beside it
 */
export function missingMutex(mmsys: string): string | null {
  const { soc, nodes } = crtcDevices(mmsys)
  if (soc === null || nodes.mutex !== null) return null
  const file = soc.dtsi.slice(soc.dtsi.lastIndexOf('/') + 1)
  return `The kernel’s ${file} describes no mutex, so the addresses of its registers are not known: they stand as offsets.`
}
