/** '0x00c' for hex(12, 3): lower case, padded with zeros to `digits`. */
export const hex = (value: number | bigint, digits = 1): string =>
  `0x${value.toString(16).padStart(digits, '0')}`
