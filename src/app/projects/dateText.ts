/** When something was, as the reader writes dates: '21 Nov 2026, 08:04'; of today the time alone. */
export function dateText(at: number, now: number = Date.now()): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
  if (date.toDateString() === new Date(now).toDateString()) return `today at ${time}`
  return date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}
