import { picked, pickerOf } from './filePlace.ts'
import { type OfferedFile, offeredBlob, offeredPlace } from './offeredFile.ts'
import { failed, type Outcome, ok } from './outcome.ts'
import { isPartOfATree } from './partOfATree.ts'
import { MOST_FILES, type Walk } from './walk.ts'
import { walkFolder } from './walkFolder.ts'

/** What the picker offers first; any other file can still be chosen. */
const ENDINGS = [
  '.dts',
  '.dtsi',
  '.dtso',
  '.dtb',
  '.dtbo',
  '.h',
  '.zip',
  '.svg',
  '.png',
  '.json',
] as const

const TYPES = [
  {
    description: 'Device trees, archives and pictures of them, projects',
    accept: { 'application/octet-stream': ENDINGS },
  },
]

/**
 * Lets the user pick files, with their places where the browser tells them. Empty when the picker was
 * closed without a choice.
 */
export async function pickFiles(): Promise<Outcome<OfferedFile[]>> {
  const picker = pickerOf('showOpenFilePicker')
  if (picker === null) return ok((await pickByInput(false)) ?? [])
  const places = await picked(picker({ multiple: true, types: TYPES }))
  if (places.kind === 'failed') return places
  return ok(await Promise.all((places.value ?? []).map((one) => offeredPlace(one.name, one))))
}

/** Lets the user pick a folder: the files in it that a device tree is made of, as `droppedFiles`. */
export async function pickFolder(walk: Walk): Promise<Outcome<OfferedFile[]>> {
  const files = await folderFiles(walk)
  if (files.kind === 'failed') return files
  if (files.value === null) return ok([])
  const { length } = files.value
  if (length === 0) return failed('There is no device tree file in this folder.')
  return length > MOST_FILES
    ? failed(`There are more than ${MOST_FILES} files in this folder: pick a folder inside of it.`)
    : ok(files.value)
}

/** Null when the picker was closed without a choice. */
async function folderFiles(walk: Walk): Promise<Outcome<OfferedFile[] | null>> {
  const picker = pickerOf('showDirectoryPicker')
  if (picker === null) {
    const files = await pickByInput(true)
    return ok(files?.filter(({ name }) => isPartOfATree(name)) ?? null)
  }
  const folder = await picked(picker())
  if (folder.kind === 'failed') return folder
  return ok(folder.value && (await walkFolder(folder.value, walk)))
}

function pickByInput(folder: boolean): Promise<OfferedFile[] | null> {
  const input = document.createElement('input')
  input.type = 'file'
  if (folder) input.webkitdirectory = true
  else {
    input.multiple = true
    input.accept = ENDINGS.join()
  }
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(null))
    input.addEventListener('change', () =>
      resolve(
        Array.from(input.files ?? [], (file) =>
          offeredBlob(file.webkitRelativePath || file.name, file),
        ),
      ),
    )
    input.click()
  })
}
