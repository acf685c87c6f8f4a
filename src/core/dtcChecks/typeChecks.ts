import { findProperty } from '../ofgraph/readProperty.ts'
import type { Check } from './check.ts'

/** The checks of what kind of value a property has that other checks need, and `status_is_string`. */
export const TYPE_CHECKS: readonly Check[] = [
  ofValue('address_cells_is_cell', '1.1.0', '#address-cells', isOneCell, 'must be one cell'),
  ofValue('size_cells_is_cell', '1.1.0', '#size-cells', isOneCell, 'must be one cell'),
  ofValue('device_type_is_string', '1.1.0', 'device_type', isOneString, 'must be one string'),
  ofValue('status_is_string', '1.1.0', 'status', isOneString, 'must be one string'),
  ofValue(
    'compatible_is_string_list',
    '1.4.6',
    'compatible',
    isStringList,
    'must be a list of strings',
  ),
]

function ofValue(
  name: string,
  since: string,
  property: string,
  fits: (value: Uint8Array) => boolean,
  message: string,
): Check {
  return {
    name,
    since,
    level: 'warning',
    visit: (of, _tree, report) => {
      const found = findProperty(of.node, property)
      if (found !== null && !fits(found.value)) report(of, message, found)
    },
  }
}

function isOneCell(value: Uint8Array): boolean {
  return value.length === 4
}

/** Bytes up to their only zero, which is the last. */
export function isOneString(value: Uint8Array): boolean {
  return value.length > 0 && value.indexOf(0) === value.length - 1
}

/** Nothing, or bytes with a zero at the end. */
function isStringList(value: Uint8Array): boolean {
  return value.length === 0 || value[value.length - 1] === 0
}
