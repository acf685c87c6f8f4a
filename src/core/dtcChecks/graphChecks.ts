import type { OfNode } from '../ofgraph/ofTree.ts'
import { cellAt, findProperty, readStrings } from '../ofgraph/readProperty.ts'
import { atLeast, baseName, type Check, type Report, unitName } from './check.ts'
import { type CheckedTree, cellsOf, hasProperty, nodeByPath } from './checkedTree.ts'

/** The checks of aliases and of OF graphs, in dtc's order. */
export const GRAPH_CHECKS: readonly Check[] = [
  { name: 'alias_paths', since: '1.4.6', level: 'warning', visit: visitAliases },
  { name: 'graph_nodes', since: '1.4.7', level: 'warning', visit: visitGraphNodes },
  {
    name: 'graph_port',
    since: '1.4.7',
    level: 'warning',
    needs: ['graph_nodes'],
    visit: visitPort,
  },
  {
    name: 'graph_endpoint',
    since: '1.4.7',
    level: 'warning',
    needs: ['graph_nodes'],
    visit: visitEndpoints,
  },
]

function visitAliases(of: OfNode, tree: CheckedTree, report: Report): void {
  if (of.node.name !== 'aliases') return
  const foreign = tree.plugin && atLeast(tree.version, '1.8.0')
  for (const property of of.node.properties) {
    const { name, value } = property
    if (name === 'phandle' || name === 'linux,phandle') continue
    const path = value.length === 0 ? null : (readStrings(value)[0] ?? '')
    if (!foreign && (path === null || nodeByPath(tree, tree.root, path) === null))
      report(of, `names no node: ${path ?? 'it is empty'}`, property)
    else if (/[^a-z0-9-]/.test(name))
      report(of, `the alias ${name} may only have lower case letters, digits and '-'`)
  }
}

/** dtc takes for a port whatever has a child that is called or looks like an endpoint. */
const isPort = (of: OfNode): boolean => of.children.some(isEndpoint)

const isEndpoint = (of: OfNode): boolean =>
  baseName(of.node) === 'endpoint' || hasProperty(of, 'remote-endpoint')

/** Until 1.7.0 dtc crashes on such a root. */
function visitGraphNodes(of: OfNode, _tree: CheckedTree, report: Report): void {
  const endpoint = of.parent === null ? of.children.find(isEndpoint) : undefined
  if (endpoint !== undefined)
    report(of, `${endpoint.node.name} stands right below the root, which is no port`)
}

/** Since 1.7.1 an overlay's nodes may have any name: they are fragments of ports. */
const namesCount = ({ plugin, version }: CheckedTree): boolean =>
  !(plugin && atLeast(version, '1.7.1'))

function visitPort(of: OfNode, tree: CheckedTree, report: Report): void {
  if (of.parent === null || !isPort(of)) return
  if (namesCount(tree) && baseName(of.node) !== 'port')
    report(of, 'has endpoints, so that its name should be port')
  visitGraphReg(of, of.parent, tree, report)
}

function visitEndpoints(of: OfNode, tree: CheckedTree, report: Report): void {
  if (isPort(of)) for (const child of of.children) checkEndpoint(child, of, tree, report)
}

function checkEndpoint(of: OfNode, port: OfNode, tree: CheckedTree, report: Report): void {
  if (namesCount(tree) && baseName(of.node) !== 'endpoint')
    report(of, 'stands in a port, so that its name should be endpoint')
  visitGraphReg(of, port, tree, report)
  if (tree.plugin && atLeast(tree.version, '1.7.1')) return
  const remote = remoteOf(of, tree, report)
  if (remote !== null && remoteOf(remote, tree, report) !== of)
    report(of, `leads to ${remote.path}, which does not lead back`)
}

function visitGraphReg(of: OfNode, parent: OfNode, tree: CheckedTree, report: Report): void {
  const reg = findProperty(of.node, 'reg')
  if (reg === null) return
  const number = reg.value.length === 4 ? cellAt(reg.value, 0) : null
  if (number === null) {
    report(of, 'its reg must be one cell')
    return
  }
  const unit = number.toString(16)
  if (unitName(of.node) !== unit) report(of, `its reg asks for the unit address @${unit}`)
  const { address, size } = cellsOf(tree, parent)
  if (address !== 1) report(of, `#address-cells of its parent must be 1, and is ${said(address)}`)
  if (size !== 0) report(of, `#size-cells of its parent must be 0, and is ${said(size)}`)
}

const said = (cells: number): string => (cells === -1 ? 'not written' : String(cells))

/** Null, too, for a reference that waits for the base of an overlay. */
function remoteOf(of: OfNode, tree: CheckedTree, report: Report): OfNode | null {
  const property = findProperty(of.node, 'remote-endpoint')
  if (property === null) return null
  const phandle = property.value.length === 4 ? cellAt(property.value, 0) : null
  if (phandle === null) {
    report(of, 'must be one phandle; dtc itself breaks off at this', property)
    return null
  }
  if (phandle === 0 || phandle === 0xffffffff) return null
  const remote = tree.byPhandle.get(phandle) ?? null
  if (remote === null) report(of, `holds 0x${phandle.toString(16)}, which no node has`, property)
  return remote
}
