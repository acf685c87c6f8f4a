/** Downloads a text or a blob as a file, as the browser's settings have it. */
export function saveFile(name: string, content: string | Uint8Array): void {
  const [part, type] =
    typeof content === 'string'
      ? [content, 'text/plain;charset=utf-8']
      : [new Uint8Array(content), 'application/octet-stream']
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
