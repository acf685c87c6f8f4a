interface WindowPoint {
  readonly clientX: number
  readonly clientY: number
}

/** What is there, whatever holds the pointer: a finger's events go to where it came down. */
export const elementAt = ({ clientX, clientY }: WindowPoint): Element | null =>
  document.elementFromPoint(clientX, clientY)

/** The id of the node that something is part of. */
export const nodeIdOf = (part: Element | null): string | null =>
  part?.closest('.react-flow__node')?.getAttribute('data-id') ?? null
