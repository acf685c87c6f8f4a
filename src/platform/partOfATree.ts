/** What a device tree is made of: of a folder or an archive only these are taken. */
export const isPartOfATree = (name: string): boolean =>
  /\.(dts|dtsi|dtso|dtb|dtbo|h)$/i.test(name) || /(^|\/)fdt$/.test(name)

/** Holds no source of its own, and plenty of files. */
export const isIgnoredFolder = (name: string): boolean => /^(\.git|node_modules)$/.test(name)
