import type { OfNode } from '../ofgraph/ofTree.ts'
import { cellAt, compatibleOf, findProperty, stringAt } from '../ofgraph/readProperty.ts'
import { baseName, type Check, type Report, unitName } from './check.ts'
import { type CheckedTree, cellsOf, hasProperty } from './checkedTree.ts'

/** The checks of `reg` and of unit addresses, with the bus checks they wait for, in dtc's order. */
export const ADDRESS_CHECKS: readonly Check[] = [
  {
    name: 'addr_size_cells',
    since: '1.1.0',
    level: 'warning',
    needs: ['address_cells_is_cell', 'size_cells_is_cell'],
    visit: () => {}, // dtc only reads the cells here
  },
  {
    name: 'reg_format',
    since: '1.1.0',
    level: 'warning',
    needs: ['addr_size_cells'],
    visit: visitReg,
  },
  { name: 'unit_address_vs_reg', since: '1.4.2', level: 'warning', visit: visitUnitAddress },
  {
    name: 'pci_bridge',
    since: '1.4.5',
    level: 'warning',
    needs: ['device_type_is_string', 'addr_size_cells'],
    visit: visitPciBridge,
  },
  {
    name: 'simple_bus_bridge',
    since: '1.4.5',
    level: 'warning',
    needs: ['addr_size_cells', 'compatible_is_string_list'],
    visit: () => {}, // dtc only notes the bus here
  },
  {
    name: 'unit_address_format',
    since: '1.4.5',
    level: 'warning',
    needs: ['node_name_format', 'pci_bridge', 'simple_bus_bridge'],
    visit: visitUnitFormat,
  },
  {
    name: 'avoid_default_addr_size',
    since: '1.1.0',
    level: 'warning',
    needs: ['addr_size_cells'],
    visit: visitDefaults,
  },
  {
    name: 'unique_unit_address',
    since: '1.4.7',
    level: 'warning',
    needs: ['avoid_default_addr_size'],
    visit: visitUnique,
  },
]

/** What dtc takes when a parent does not say. */
const DEFAULT_CELLS = { address: 2, size: 1 }

function visitReg(of: OfNode, tree: CheckedTree, report: Report): void {
  const reg = findProperty(of.node, 'reg')
  if (reg === null) return
  if (of.parent === null) {
    report(of, 'the root node has no address, but a reg')
    return
  }
  if (reg.value.length === 0) report(of, 'is empty', reg)
  const written = cellsOf(tree, of.parent)
  const address = written.address === -1 ? DEFAULT_CELLS.address : written.address
  const size = written.size === -1 ? DEFAULT_CELLS.size : written.size
  const entry = Math.imul(address + size, 4)
  const fits = entry === 0 ? reg.value.length === 0 : reg.value.length % entry === 0
  if (!fits)
    report(
      of,
      `has ${reg.value.length} bytes, but its parent says #address-cells ${address} and #size-cells ${size}, so that an entry has ${entry}`,
      reg,
    )
}

function visitUnitAddress(of: OfNode, _tree: CheckedTree, report: Report): void {
  if (of.children.some(({ node }) => node.name === '__overlay__')) return
  const ranges = findProperty(of.node, 'ranges')
  const addressed = hasProperty(of, 'reg') || (ranges !== null && ranges.value.length > 0)
  const named = unitName(of.node) !== ''
  if (addressed && !named) report(of, 'has a reg or ranges, but no unit address in its name')
  if (named && !addressed) report(of, 'has a unit address in its name, but neither reg nor ranges')
}

function visitPciBridge(of: OfNode, tree: CheckedTree, report: Report): void {
  if (!isPci(of)) return
  const base = baseName(of.node)
  if (base !== 'pci' && base !== 'pcie') report(of, 'a PCI bridge is called pci or pcie')
  if (!hasProperty(of, 'ranges')) report(of, 'a PCI bridge needs ranges')
  const { address, size } = cellsOf(tree, of)
  if (address !== 3) report(of, 'a PCI bridge has 3 #address-cells')
  if (size !== 2) report(of, 'a PCI bridge has 2 #size-cells')
  const range = findProperty(of.node, 'bus-range')
  if (range === null) return
  const first = cellAt(range.value, 0)
  const last = cellAt(range.value, 4)
  if (first === null || last === null || range.value.length !== 8) {
    report(of, 'must be two cells', range)
    return
  }
  if (first > last) report(of, 'ends before it starts', range)
  if (last > 0xff) report(of, 'goes past bus 255', range)
}

const isPci = (of: OfNode): boolean => stringAt(of.node, 'device_type') === 'pci'

function visitUnitFormat(of: OfNode, _tree: CheckedTree, report: Report): void {
  // Such a bus has rules of its own for the names on it.
  if (
    of.parent !== null &&
    (isPci(of.parent) || compatibleOf(of.parent.node).includes('simple-bus'))
  )
    return
  const unit = unitName(of.node)
  if (unit.startsWith('0x')) report(of, 'the unit address in its name needs no 0x')
  if (/^(?:0x)?0[0-9a-fA-F]/.test(unit))
    report(of, 'the unit address in its name needs no leading zeros')
}

function visitDefaults(of: OfNode, tree: CheckedTree, report: Report): void {
  if (of.parent === null || !(hasProperty(of, 'reg') || hasProperty(of, 'ranges'))) return
  const { address, size } = cellsOf(tree, of.parent)
  if (address === -1) report(of, 'its parent does not say #address-cells')
  if (size === -1) report(of, 'its parent does not say #size-cells')
}

function visitUnique(of: OfNode, tree: CheckedTree, report: Report): void {
  const { address, size } = cellsOf(tree, of)
  if (address < 0 || size < 0) return
  const last = new Map<string, OfNode>()
  for (const child of of.children) {
    const unit = unitName(child.node)
    if (unit === '') continue
    const other = last.get(unit)
    if (other !== undefined) report(other, `has the unit address of ${child.path} too`)
    last.set(unit, child)
  }
}
