/**
 * Which driver answers: the patch of 2020-10-20 as posted, the file it changes (v5.9 to v5.14), or
 * the driver of v5.15 and later. All are drivers/watchdog/f71808e_wdt.c.
 */
export type DriverMode = 'seed' | 'base' | 'mainline'
export const DRIVER_MODES = ['seed', 'base', 'mainline'] as const satisfies readonly DriverMode[]

export type ChipType =
  | 'f71808fg'
  | 'f71862fg'
  | 'f71868'
  | 'f71869'
  | 'f71882fg'
  | 'f71889fg'
  | 'f81803'
  | 'f81865'
  | 'f81866'
  | 'f81966'

export interface Chip {
  /** Device id, registers 0x20 (high) and 0x21 (low). */
  readonly id: number
  /** What the driver tells chips apart by; two ids share 'f71869'. */
  readonly type: ChipType
  /** As the seed's id table has it, without ' watchdog'. */
  readonly name: string
  /** Where the reset comes out, for labels. */
  readonly pin: string
  /** Known only to the mainline driver. */
  readonly mainlineOnly?: true
}

/** The SIO_*_ID defines at the head of the driver. */
export const CHIPS = [
  { id: 0x0901, type: 'f71808fg', name: 'f71808fg', pin: 'pin 21' },
  { id: 0x0601, type: 'f71862fg', name: 'f71862fg', pin: 'pin 63 or 56' },
  { id: 0x1106, type: 'f71868', name: 'f71868', pin: 'GPIO14' },
  { id: 0x0814, type: 'f71869', name: 'f71869', pin: 'GPIO14' },
  { id: 0x1007, type: 'f71869', name: 'f71869a', pin: 'GPIO14' },
  { id: 0x0541, type: 'f71882fg', name: 'f71882fg', pin: 'pin 56' },
  { id: 0x0723, type: 'f71889fg', name: 'f71889fg', pin: 'pin 40' },
  { id: 0x1210, type: 'f81803', name: 'f81803', pin: 'pin 27' },
  { id: 0x0704, type: 'f81865', name: 'f81865', pin: 'pin 70' },
  { id: 0x1010, type: 'f81866', name: 'f81866', pin: 'pin 70 (GPIO15)' },
  { id: 0x1502, type: 'f81966', name: 'f81966', pin: 'pin 70 (GPIO15)', mainlineOnly: true },
] as const satisfies readonly Chip[]

/** SIO_FINTEK_ID: the vendor in registers 0x23 (high) and 0x24 (low). */
export const FINTEK_VENDOR_ID = 0x1934
/** SIO_F71858_ID: a Fintek chip without a watchdog, passed over without a word. */
export const F71858_ID = 0x0507

/** The chip an id names for this driver; null when the driver does not know it. */
export function chipById(id: number, mode: DriverMode): Chip | null {
  const chip: Chip | undefined = CHIPS.find((it) => it.id === id)
  if (chip === undefined) return null
  return chip.mainlineOnly && mode !== 'mainline' ? null : chip
}

/** The name in "Found ... chip": the seed prints its id table, the others the type. */
export const logName = (chip: Chip, mode: DriverMode): string =>
  `${mode === 'seed' ? chip.name : chip.type} watchdog`

/** What GETSUPPORT answers programs, in every mode: by type, so f71869a says f71869. */
export const identityOf = (chip: Chip): string => `${chip.type} watchdog`

/** These enable their output in register 0xfa, the others in 0xf0. */
export const enablesOutputInFa = (type: ChipType): boolean =>
  type === 'f81865' || type === 'f81866' || type === 'f81966'

/** Where the reset comes out on this board. @param f71862fgPin - the module parameter */
export const resetPin = ({ type, pin }: Chip, f71862fgPin: number): string =>
  type === 'f71862fg' ? `pin ${f71862fgPin}` : pin
