import { element, type Markup, textNode } from './xml.ts'

/** Names the project in a picture: the element of an SVG, the keyword of a PNG's text chunk. */
export const PROJECT_NAME = 'portwire-project'

/** @param packed - letters, digits, '-' and '_' only */
export const projectElement = (packed: string): Markup =>
  element('metadata', { id: PROJECT_NAME }, textNode(packed))

/** Other attributes before and after: so few that no file makes the search for them long. */
const OTHERS = '[^<>]{0,400}'
const IN_SVG = new RegExp(
  `<metadata${OTHERS}\\sid=(["'])${PROJECT_NAME}\\1${OTHERS}>\\s*([\\w-]+)\\s*</metadata>`,
)

/** The packed project of an SVG, also of one another program has written anew; null when it has none. */
export const projectOfSvg = (svg: string): string | null => IN_SVG.exec(svg)?.[2] ?? null
