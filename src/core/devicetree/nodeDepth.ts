/**
 * How many levels of nodes below the root are read, of a text and of a blob. The kernel unflattens
 * 64 levels (FDT_MAX_DEPTH in drivers/of/fdt.c); nothing real comes near.
 */
export const NODE_DEPTH_LIMIT = 256
