/** A file name for the snippet of a board: 'Radxa NIO 12L' gives 'radxa-nio-12l-display.dtsi'. */
export function snippetFileName(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['board']
  return `${words.join('-')}-display.dtsi`
}
