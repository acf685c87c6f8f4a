let context: CanvasRenderingContext2D | null = null

/** How wide this browser draws a text, px. @param font - as CSS writes it */
export function measureText(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (context === null) throw new Error('No 2d context')
  context.font = font
  return context.measureText(text).width
}
