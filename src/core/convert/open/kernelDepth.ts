import type { Diagnostic } from '../../base/diagnostic.ts'
import type { DeviceTree, DtNode } from '../../devicetree/tree.ts'
import { walk } from '../../devicetree/walk.ts'

/** FDT_MAX_DEPTH - 1, the root being 0 deep. */
const DEPTH_LIMIT = 63

/**
 * The first node that is nested too deep for the kernel to have it, if there is one.
 *
 * Kernel: unflatten_dt_nodes() in drivers/of/fdt.c, which warns once and skips the node.
 */
export function kernelDepth(tree: DeviceTree): Diagnostic[] {
  if (!reaches(tree.root, DEPTH_LIMIT)) return []
  for (const { path } of walk(tree)) {
    if (path.split('/').length - 1 < DEPTH_LIMIT || path === '/') continue
    return [
      {
        code: 'open/kernel-depth',
        severity: 'warning',
        message: `The kernel leaves out nodes that are nested ${DEPTH_LIMIT} deep or more, and warns of it once. The first one is ${path}.`,
        subject: { kind: 'node', path },
      },
    ]
  }
  return []
}

/** Whether a node has others so many levels below it. */
const reaches = ({ children }: DtNode, levels: number): boolean =>
  levels === 0 || children.some((child) => reaches(child, levels - 1))
