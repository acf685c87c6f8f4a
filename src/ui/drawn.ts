/** Longest wait for something that is on its way, in frames: some five seconds. */
const MOST_FRAMES = 300

/** The element of an id, once it is in the page. Null where it does not come. */
export async function drawn(id: string): Promise<HTMLElement | null> {
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    await new Promise(requestAnimationFrame)
    const element = document.getElementById(id)
    if (element !== null) return element
  }
  return null
}
