/** Some file systems take no name of more than 255 bytes; what follows has to fit as well. */
const LIMIT = 80

/** A title as the begin of a file name: 'Kiosk, 2 displays' gives 'kiosk-2-displays'. */
export function fileStem(title: string): string {
  const words = title
    .slice(0, LIMIT)
    .toLowerCase()
    .match(/[\p{Letter}\p{Number}]+/gu)
  return words === null ? 'board' : words.join('-')
}
