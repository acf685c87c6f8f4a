/** '0x2e': registers, bytes and port numbers as the operation list writes them. */
export const hexByte = (value: number): string => `0x${hexDigits(value, 2)}`

/** '0541', '002e': as the kernel's `%04x`. */
export const hexDigits = (value: number, digits: number): string =>
  value.toString(16).padStart(digits, '0')
