/** '0x00c' for hex(12, 3): lower case, padded with zeros to `digits`. */
export const hex = (value: number | bigint, digits = 1): string => `0x${hexDigits(value, digits)}`

/** '002e' for hexDigits(0x2e, 4): as the kernel's `%04x`. */
export const hexDigits = (value: number | bigint, digits = 1): string =>
  value.toString(16).padStart(digits, '0')

/** '0x2e'. */
export const hexByte = (value: number): string => hex(value, 2)
