import type { Diagnostic } from '../../base/diagnostic.ts'
import { baseNameOf } from './boardSources.ts'
import { fileContent } from './fileContent.ts'
import { fileFinding } from './fileFinding.ts'

/** A file as the outside gives it. The name may carry folders, parted by '/'. */
export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Words where a blob was meant: the page of a server, the message of a tool. */
export const isProse = ({ name }: OpenedFile, text: string): boolean =>
  /\.dtbo?$/.test(name) && !/[{};]/.test(text)

/** What has to be a device tree or a part of one. Anything else may be there for `/incbin/`. */
const NAMED_AS_TREE = /\.(?:dts[io]?|dtbo?|h)$/

/** Where files are not what their names promise, or not what cpp and dtc read. */
export function oddities(files: readonly OpenedFile[]): Diagnostic[] {
  return files
    .filter(({ name }) => files.length === 1 || NAMED_AS_TREE.test(name))
    .flatMap(odditiesOf)
}

function odditiesOf({ name, bytes }: OpenedFile): Diagnostic[] {
  const content = fileContent(bytes)
  const file = baseNameOf(name)
  const isNamedBlob = /\.dtbo?$/.test(name)
  // A header or a part that is included may well be empty.
  if (content.kind === 'other' && bytes.length === 0 && /\.(?:dtsi|h)$/.test(name)) return []
  if (content.kind === 'other') return [fileFinding(name, 'not-a-tree', `${file} ${content.what}.`)]
  if (content.kind === 'blob') {
    const message = `${file} is a compiled blob in spite of its name, and read as one.`
    return /\.dts[io]?$/.test(name) ? [fileFinding(name, 'blob-as-text', message, 'info')] : []
  }
  if (isProse({ name, bytes }, content.text))
    return [fileFinding(name, 'not-a-tree', `${file} is text, and no device tree.`)]
  const odd: Diagnostic[] = []
  const note = (what: string, severity: Diagnostic['severity'], message: string): void => {
    odd.push(fileFinding(name, what, `${file} ${message}`, severity))
  }
  if (isNamedBlob) note('text-as-blob', 'info', 'is source in spite of its name, and read as that.')
  if (content.encoding === 'utf-16le' || content.encoding === 'utf-16be')
    note('utf-16', 'warning', 'is UTF-16 text, which cpp and dtc do not read: save it as UTF-8.')
  else if (bytes.includes(0)) note('nul', 'warning', 'holds NUL bytes, which no source has.')
  else if (content.hasMark)
    note('byte-order-mark', 'info', 'begins with a byte order mark: cpp drops it, dtc alone fails.')
  return odd
}
