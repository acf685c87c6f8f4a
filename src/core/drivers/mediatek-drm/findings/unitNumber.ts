/** The number a node's unit address shows, hexadecimal after '@'; null without one. */
export function unitNumber(nodeName: string): number | null {
  const unit = /@([0-9a-f]+)$/i.exec(nodeName)?.[1]
  return unit === undefined ? null : Number.parseInt(unit, 16)
}
