import { blocksThat } from '../../pipeline/blocksOf.ts'
import { blockRole } from '../../pipeline/links.ts'

/**
 * The blocks mediatek-drm has a row for in a match table of any kernel, in tree order: all that its
 * probes see. Of a large board most are others, so what asks for every mmsys, mutex, component or part
 * of the OVL adaptor asks here.
 */
export const driverBlocks = blocksThat((block) => DRIVEN.has(blockRole(block).kind))

const DRIVEN: ReadonlySet<string> = new Set(['mmsys', 'mutex', 'component', 'adaptor'])
