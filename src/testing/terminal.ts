/** A terminal for the command line under test: gives `stdin`, and keeps what is printed. */
export function fakeTerminal(stdin: string | Uint8Array = '', outIsScreen = false) {
  const printed: Buffer[] = []
  let errors = ''
  return {
    stdin: async (): Promise<Uint8Array> => new Uint8Array(Buffer.from(stdin)),
    out: (data: string | Uint8Array): void => {
      printed.push(Buffer.from(data))
    },
    err: (text: string): void => {
      errors += text
    },
    outIsScreen,
    /** What stands on standard output. */
    bytes: (): Buffer => Buffer.concat(printed),
    text: (): string => Buffer.concat(printed).toString(),
    /** What stands on standard error. */
    errors: (): string => errors,
  }
}
