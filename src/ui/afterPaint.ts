/** A page in the background is not painted: what waits for it goes on after this, ms. */
const UNSEEN = 200

/** Does something once what is drawn now is on the screen. Gives back how to call it off. */
export function afterPaint(act: () => void): () => void {
  let timer = setTimeout(act, UNSEEN)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** Does something once the page has nothing else to do, after it was painted. */
export function whenIdle(act: () => void): () => void {
  let cease = afterPaint(() => {
    if (typeof requestIdleCallback !== 'function') return act() // Safari
    const asked = requestIdleCallback(act, { timeout: 1000 })
    cease = () => cancelIdleCallback(asked)
  })
  return () => cease()
}
