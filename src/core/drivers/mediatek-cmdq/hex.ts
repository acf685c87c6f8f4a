/** '0x0000000f' for hex(15, 8): lower case, padded with zeros to `digits`. */
export const hex = (value: number | bigint, digits = 1): string =>
  `0x${value.toString(16).padStart(digits, '0')}`
