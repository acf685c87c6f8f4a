import type { Soc, SocEndpoint, SocNode, SocPort } from '../../soc/soc.ts'

/**
 * The display part of a SoC's `.dtsi` as text, from the catalogue: it stands in for a `.dtsi` the
 * user did not give. Only what the drivers' graph needs: no clocks, interrupts or registers. Buses are
 * empty nodes. Written here and not by the export, of which a board's first read would load all.
 */
export function socSource({ compatible, nodes }: Soc): string {
  const aliases = nodes.flatMap(({ aliases, path, labels }) =>
    aliases.map((name) => `${name} = ${labels[0] === undefined ? `"${path}"` : `&${labels[0]}`};`),
  )
  const root = section(
    '/',
    [`compatible = "${compatible}";`, ...cells(2, 2)],
    [...(aliases.length > 0 ? [section('aliases', aliases, [])] : []), ...sectionsBelow(nodes, '')],
  )
  return `/dts-v1/;\n\n${root.join('\n')}\n`
}

/** What stands in the node at `path`, '' being the root, a list of lines each. */
function sectionsBelow(nodes: readonly SocNode[], path: string): (readonly string[])[] {
  const below = nodes.filter((node) => node.path.startsWith(`${path}/`))
  const names = new Set(
    below.map((node) => node.path.slice(path.length + 1).split('/', 1)[0] ?? ''),
  )
  return Array.from(names, (name) => nodeSection(below, `${path}/${name}`, name))
}

function nodeSection(nodes: readonly SocNode[], path: string, name: string): readonly string[] {
  const node = nodes.find((one) => one.path === path)
  const below = sectionsBelow(nodes, path)
  if (node === undefined) return section(name, cells(1, 0), below)
  const ports = node.ports ?? []
  const own = [
    `compatible = ${node.compatible.map((string) => `"${string}"`).join(', ')};`,
    ...(node.status === 'okay' ? [] : [`status = "${node.status}";`]),
  ]
  const direct = ports.filter(({ container }) => container === null).map(portSection)
  const inPorts = ports.filter(({ container }) => container !== null).map(portSection)
  const container = inPorts.length === 0 ? [] : [section('ports', cells(1, 0), inPorts)]
  return section(labelled(node.labels, name), own, [...below, ...direct, ...container])
}

function portSection({ name, reg, endpoints }: SocPort): readonly string[] {
  const isNumbered = endpoints.some((endpoint) => endpoint.reg !== null)
  const own = [...(isNumbered ? cells(1, 0) : []), ...regOf(reg)]
  return section(name, own, endpoints.map(endpointSection))
}

const endpointSection = ({ name, reg, labels, remote }: SocEndpoint): readonly string[] =>
  section(
    labelled(labels, name),
    [...regOf(reg), ...(remote === null ? [] : [`remote-endpoint = <&${remote}>;`])],
    [],
  )

function section(
  head: string,
  properties: readonly string[],
  children: readonly (readonly string[])[],
): readonly string[] {
  const body = [...properties, ...children.flat()]
  return [`${head} {`, ...body.map((line) => `\t${line}`), '};']
}

const labelled = (labels: readonly string[], name: string): string =>
  [...labels.map((label) => `${label}:`), name].join(' ')

const regOf = (reg: number | null): string[] => (reg === null ? [] : [`reg = <${reg}>;`])

const cells = (address: number, size: number): string[] => [
  `#address-cells = <${address}>;`,
  `#size-cells = <${size}>;`,
]
