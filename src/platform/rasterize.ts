import { failed, type Outcome, ok, reasonOf } from './outcome.ts'

/** Sides no browser refuses to draw, px. */
const LONGEST_SIDE = 8192

/**
 * An SVG file drawn as PNG, as many times its own size as `scale` says, or as far as the browser goes.
 *
 * @param svg - with `width` and `height`, and nothing outside of itself
 */
export async function rasterize(
  svg: string,
  size: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Outcome<Uint8Array>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const times = Math.min(scale, LONGEST_SIDE / Math.max(size.width, size.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(size.width * times)
    canvas.height = Math.ceil(size.height * times)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return blob === null
      ? failed('The browser could not draw a picture as large as this.')
      : ok(new Uint8Array(await blob.arrayBuffer()))
  } catch (error) {
    return failed(`The browser could not draw the picture: ${reasonOf(error)}`)
  } finally {
    URL.revokeObjectURL(url)
  }
}
