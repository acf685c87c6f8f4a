/**
 * Fetches style sheets that did not come once more at whatever the user does next. What loads the parts of the
 * page asks for each sheet a single time, and a part that is fetched anew would be drawn without its looks.
 */
export function fetchStylesAgain(): void {
  const missing = new Set<HTMLLinkElement>()
  const listen = { capture: true } // what fails to load tells the window in passing, and no more
  const again = () => {
    for (const link of missing) link.replaceWith(link.cloneNode())
    missing.clear()
  }
  const note = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target)
  }
  addEventListener('error', note, listen)
  addEventListener('click', again, listen)
  addEventListener('keydown', again, listen)
}
