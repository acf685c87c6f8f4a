import { failed, type Outcome, ok, reasonOf } from './outcome.ts'
import type { NamedBytes } from './readFiles.ts'

/** A board that comes with the page. */
export interface Example {
  /** File name in the page's examples folder. */
  readonly file: string
  readonly title: string
  /** As people say it: 'MT8195'. */
  readonly soc: string
  /** What it shows, in a sentence. */
  readonly blurb: string
}

type ExampleFolder = 'examples' | 'traps'

export async function listExamples(): Promise<Outcome<readonly Example[]>> {
  const response = await get('index.json', 'examples')
  if (response.kind === 'failed') return response
  try {
    const list: unknown = await response.value.json()
    return ok(Array.isArray(list) ? list.filter(isExample) : [])
  } catch (error) {
    return failed(`The list of examples could not be read: ${reasonOf(error)}`)
  }
}

/** A board of the page's `examples` or `traps` folder. */
export async function loadExample(
  file: string,
  folder: ExampleFolder = 'examples',
): Promise<Outcome<NamedBytes>> {
  const response = await get(file, folder)
  if (response.kind === 'failed') return response
  try {
    return ok({ name: file, bytes: new Uint8Array(await response.value.arrayBuffer()) })
  } catch (error) {
    return failed(`${file} could not be read: ${reasonOf(error)}`)
  }
}

/** From beside the page, whatever folder it is served from. */
async function get(file: string, folder: ExampleFolder): Promise<Outcome<Response>> {
  try {
    const response = await fetch(new URL(`${folder}/${file}`, document.baseURI))
    if (response.ok) return ok(response)
    return failed(`${file} is not among the examples (HTTP ${response.status}).`)
  } catch (error) {
    return failed(`${file} could not be loaded: ${reasonOf(error)}`)
  }
}

const isExample = (value: unknown): value is Example =>
  typeof value === 'object' &&
  value !== null &&
  ['file', 'title', 'soc', 'blurb'].every(
    (field) => field in value && typeof Reflect.get(value, field) === 'string',
  )
