import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { fakeTerminal } from '../testing/terminal.ts'
import { runPortwire } from './runPortwire.ts'

interface Log {
  readonly version: string
  readonly runs: readonly Run[]
}

interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } }
  readonly results: readonly Result[]
}

interface Rule {
  readonly id: string
}

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly Location[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }
    readonly region: { readonly startLine: number; readonly startColumn?: number }
  }
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[]
}

const isNumberFrom = (least: number, value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= least

/**
 * What the members we print have against the standard, SARIF Version 2.1.0 Plus Errata 01 of OASIS:
 * sections 3.4 (artifactLocation), 3.10 (URIs), 3.11 (messages), 3.13, 3.14, 3.19, 3.27 (results),
 * 3.28 (locations), 3.30 (regions), 3.33 (logical locations) and 3.49 (rules). A region with its
 * line is what GitHub asks for beyond it.
 */
function faultsOf({ version, runs }: Log): string[] {
  const faults: string[] = []
  const demand = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what)
  }
  demand(version === '2.1.0', 'version')
  for (const { tool, results } of runs) {
    const { name, rules } = tool.driver
    demand(name !== '', 'tool name')
    demand(new Set(rules.map(({ id }) => id)).size === rules.length, 'a rule twice')
    demand(
      rules.every(({ id }) => results.some(({ ruleId }) => ruleId === id)),
      'a rule without result',
    )
    const fingerprints = results.map((result) => JSON.stringify(result.partialFingerprints))
    demand(new Set(fingerprints).size === results.length, 'a fingerprint twice')
    for (const result of results) {
      const { ruleId, ruleIndex, level, message, locations, partialFingerprints } = result
      demand(rules[ruleIndex]?.id === ruleId, `ruleIndex of ${ruleId}`)
      demand(['none', 'note', 'warning', 'error'].includes(level), `level ${level}`)
      demand(message.text.trim() !== '', `text of ${ruleId}`)
      demand(!/[{}]/.test(message.text.replaceAll(/\{\{|\}\}/g, '')), `braces in ${message.text}`)
      demand(locations.length === 1, `locations of ${ruleId}`)
      // A versioned hierarchical string, section 3.5.4.2.
      for (const key of Object.keys(partialFingerprints))
        demand(/^[^/]+(\/[^/]+)*\/v\d+$/.test(key), `key ${key}`)
      for (const { physicalLocation, logicalLocations = [] } of locations) {
        const { artifactLocation, region } = physicalLocation
        const { uri, uriBaseId } = artifactLocation
        const isAbsolute = /^[a-z][a-z\d+.-]*:/.test(uri)
        demand(/^([\w.~!$&'()*+,;=:@/-]|%[\dA-F]{2})+$/.test(uri), `characters of ${uri}`)
        demand(!uri.split('/').some((part) => part === '.' || part === '..'), `dots in ${uri}`)
        demand(isAbsolute || !uri.startsWith('/'), `${uri} is neither absolute nor relative`)
        demand(isAbsolute === (uriBaseId === undefined), `base of ${uri}`)
        demand(isNumberFrom(1, region?.startLine), `line in ${uri}`)
        demand(isNumberFrom(1, region?.startColumn ?? 1), `column in ${uri}`)
        demand(
          logicalLocations.every(({ fullyQualifiedName }) => fullyQualifiedName.startsWith('/')),
          `node in ${uri}`,
        )
      }
    }
  }
  return faults
}

const BOARD = `\
/dts-v1/;
#include "../in clude/Grüße.dtsi"
#include "none.dtsi"
/ {
	compatible = "mediatek,mt8173";
	a { reg = <1>; };
	b { reg = <1>; };
	soc {
		mmsys: syscon@14000000 {
			compatible = "mediatek,mt8173-mmsys";
			port { endpoint { }; };
		};
	};
`

async function logOf(args: readonly string[], stdin: string | Uint8Array = ''): Promise<Log> {
  const terminal = fakeTerminal(stdin)
  await runPortwire(['check', '--sarif', ...args], terminal)
  return JSON.parse(terminal.text())
}

describe('the log of check --sarif', () => {
  it('keeps to the standard, whatever the input', async () => {
    const folder = temporaryFolder({
      'boards/my board.dts': BOARD,
      'in clude/Grüße.dtsi': '/ {\n\tc = <;\n};\n/ {\n\td = <;\n};\n/ { e };\n/ { f };\n',
      'boards/whole.dts': BOARD.replace(/#include.*\n/g, '').concat('};\n'),
      'empty.dts': '',
    })
    const blob = fakeTerminal()
    await runPortwire(['export', `${folder}/boards/whole.dts`, '--as', 'dtb'], blob)
    const files = ['boards/my board.dts', 'boards/whole.dts', 'empty.dts', 'none.dts']
    const log = await logOf([...files.map((file) => `${folder}/${file}`), '-'], blob.bytes())
    expect(faultsOf(log)).toEqual([])
    const [run] = log.runs
    expect(run?.results.length).toBeGreaterThan(8)
    const uris = run?.results.map(
      ({ locations: [place] }) => place?.physicalLocation.artifactLocation.uri,
    )
    expect(uris).toContainEqual(expect.stringMatching(/\/in%20clude\/Gr%C3%BC%C3%9Fe\.dtsi$/))
    expect(uris).toContain('%3Cstdin%3E')
  })

  it('places what it finds in a blob at its first line, and names the node', async () => {
    const blob = fakeTerminal(BOARD.replace(/#include.*\n/g, '').concat('};\n'))
    await runPortwire(['export', '-', '--as', 'dtb'], blob)
    const log = await logOf(['-'], blob.bytes())
    const places = log.runs[0]?.results.flatMap(({ locations }) => locations) ?? []
    expect(places.map(({ physicalLocation: { region } }) => region)).toEqual(
      places.map(() => ({ startLine: 1 })),
    )
    const nodes = places.flatMap(({ logicalLocations = [] }) => logicalLocations)
    expect(nodes).toContainEqual({
      fullyQualifiedName: '/soc/syscon@14000000/port/endpoint',
    })
  })

  it('names a file below by its way from here, however it was given', async () => {
    const log = await logOf(['src/../public/./examples/mt8395-three-mistakes.dts'])
    const uris = log.runs[0]?.results.map(
      ({ locations: [place] }) => place?.physicalLocation.artifactLocation,
    )
    expect(uris).toContainEqual({
      uri: 'public/examples/mt8395-three-mistakes.dts',
      uriBaseId: '%SRCROOT%',
    })
    expect(faultsOf(log)).toEqual([])
  })
})
