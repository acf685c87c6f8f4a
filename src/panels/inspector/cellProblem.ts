/** What keeps a text from being one cell of `reg`; null when nothing does. */
export const cellProblem = (text: string): string | null =>
  /^\d+$/.test(text) && Number(text) <= 0xffffffff ? null : 'A number from 0 to 4294967295.'
