import { deflateRawSync } from 'node:zlib'
import { importPipeline } from '../core/convert/open/importPipeline.ts'
import { encodeDtb } from '../core/devicetree/encodeDtb.ts'
import { printDts } from '../core/devicetree/printDts.ts'
import type { DeviceTree } from '../core/devicetree/tree.ts'
import { forecastProbe } from '../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import type { ProbeForecast } from '../core/drivers/mediatek-drm/probe/probeForecast.ts'
import { mermaidOf } from '../core/picture/mermaid.ts'
import { pathsMarkdown } from '../core/picture/pathsMarkdown.ts'
import { pictureSvg } from '../core/picture/pictureSvg.ts'
import { PICTURE_THEMES, type PictureThemeName } from '../core/picture/pictureTheme.ts'
import type { Scene } from '../core/picture/scene.ts'
import { sceneOfDocument } from '../core/picture/sceneOfDocument.ts'
import { unknownHops } from '../core/picture/unknownHops.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { documentJson } from '../core/pipeline/documentJson.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { shareJson } from '../core/share/shareJson.ts'
import type { LoadedBoard } from './loadBoard.ts'
import { PICTURE_FONTS } from './pictureFonts.ts'

interface ExportForm {
  /** For the help. */
  readonly summary: string
  readonly make: (board: LoadedBoard, tree: DeviceTree, theme: PictureThemeName) => Made
}

type Made =
  | { readonly kind: 'made'; readonly data: string | Uint8Array }
  | { readonly kind: 'refused'; readonly message: string }

/** What `--as` takes. */
export const EXPORT_FORMS = {
  dts: { summary: 'source, the whole tree in one file', make: asSource },
  dtso: { summary: 'source of an overlay', make: onlyOverlay(asSource) },
  dtb: { summary: 'blob, the whole tree with symbols, as dtc -@ compiles it', make: asBlob },
  dtbo: { summary: 'blob of an overlay', make: onlyOverlay(asBlob) },
  json: { summary: 'the display pipeline as Portwire holds it', make: ofPipeline(asJson) },
  svg: { summary: 'a picture of it, which Portwire opens again', make: ofPipeline(asPicture) },
  mermaid: { summary: 'a flowchart of it for Markdown pages', make: ofPipeline(mermaidFlowchart) },
  markdown: { summary: 'its paths and the flowchart, for a README', make: ofPipeline(asMarkdown) },
} as const satisfies Readonly<Record<string, ExportForm>>

export type FormName = keyof typeof EXPORT_FORMS

export const isFormName = (name: string): name is FormName => Object.hasOwn(EXPORT_FORMS, name)
export const formNames: readonly FormName[] = Object.keys(EXPORT_FORMS).filter(isFormName)

function asSource(_board: LoadedBoard, tree: DeviceTree): Made {
  return { kind: 'made', data: printDts(tree) }
}

/** What this reader had to make up is no blob to boot. */
function asBlob({ complete }: LoadedBoard, tree: DeviceTree): Made {
  if (!complete)
    return refused(
      'Includes or macros are missing, so a blob would lack what they stand for; portwire check names them.',
    )
  return { kind: 'made', data: encodeDtb(tree) }
}

function onlyOverlay(make: ExportForm['make']): ExportForm['make'] {
  return (board, tree, theme) =>
    board.overlay
      ? make(board, tree, theme)
      : refused('This is a whole tree; the overlay forms are for overlays, given without --base.')
}

function ofPipeline(
  write: (doc: PipelineDocument, theme: PictureThemeName) => string,
): ExportForm['make'] {
  return ({ name }, tree, theme) => {
    const doc = importPipeline(tree, name)
    return Object.keys(doc.graph.blocks).length === 0
      ? refused('No node here is a display block Portwire knows, so there is no pipeline.')
      : { kind: 'made', data: write(doc, theme) }
  }
}

function asJson(doc: PipelineDocument): string {
  return `${JSON.stringify(documentJson(doc), null, 2)}\n`
}

function asPicture(doc: PipelineDocument, theme: PictureThemeName): string {
  const json = shareJson({ doc, base: doc.graph, baseName: doc.title })
  const project = PACKED_VERSION + deflateRawSync(json, { level: 9 }).toString('base64url')
  const forecast = forecastProbe(doc.graph)
  return pictureSvg(sceneOf(doc, forecast), {
    theme,
    title: doc.title,
    project,
    fonts: PICTURE_FONTS,
    unknown: unknownHops(forecast, linksOf(doc.graph)),
  })
}

/** As the page packs it (`platform/packedText.ts`). */
const PACKED_VERSION = '1'

function mermaidFlowchart(doc: PipelineDocument): string {
  return mermaidOf(sceneOfDocument(doc))
}

function asMarkdown(doc: PipelineDocument): string {
  const forecast = forecastProbe(doc.graph)
  return pathsMarkdown(doc, forecast, sceneOf(doc, forecast))
}

const sceneOf = (doc: PipelineDocument, { mmsys }: ProbeForecast): Scene =>
  sceneOfDocument(
    doc,
    mmsys.map(({ resolution }) => resolution),
  )

export const isThemeName = (name: string): name is PictureThemeName =>
  Object.hasOwn(PICTURE_THEMES, name)

export const refused = (message: string): Made => ({ kind: 'refused', message })
