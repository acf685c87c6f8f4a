import type { ReadResult } from '../../devicetree/readResult.ts'
import { SOCS } from '../../soc/catalogue.ts'
import { socSource } from './socSource.ts'

/**
 * Reads source, with the catalogue in place of a SoC's `.dtsi` that is missing; a notice says so.
 *
 * @param read - reads the entry, with these files (text by name) found by whoever includes their name
 */
export function readWithCatalogue(
  entry: string,
  read: (standIns: ReadonlyMap<string, string>) => ReadResult,
): ReadResult {
  const first = read(new Map())
  const missing = SOCS.filter(({ dtsi }) =>
    first.diagnostics.some(
      ({ code, message }) => code === 'dts/missing-include' && message.includes(baseNameOf(dtsi)),
    ),
  )
  if (missing.length === 0) return first
  const again = read(new Map(missing.map((soc) => [baseNameOf(soc.dtsi), socSource(soc)])))
  const notices = missing.map(({ dtsi }) => ({
    code: 'open/catalogue-dtsi',
    severity: 'info' as const,
    message: `${baseNameOf(dtsi)} was not given: its display nodes are taken from the catalogue. Add the file to see the whole board.`,
    subject: { kind: 'file' as const, file: entry },
  }))
  // What the rest of the `.dtsi` would have held is missing for a known reason: no error of the board.
  const softened = again.diagnostics.map((diagnostic) =>
    diagnostic.code === 'dts/unknown-reference'
      ? { ...diagnostic, severity: 'warning' as const }
      : diagnostic,
  )
  return { ...again, diagnostics: [...notices, ...softened] }
}

const baseNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
