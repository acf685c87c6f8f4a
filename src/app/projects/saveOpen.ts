import { tell } from './projectView.ts'

/** Saves what is open as a file; what writes it is fetched when it is first asked for. */
export const saveOpen = (): Promise<void> =>
  import('./projectFiles.ts').then(({ saveOpenProject }) => saveOpenProject())

/** Saves the user's own files where they were opened. */
export const saveOwnFiles = (): Promise<void> =>
  import('./saveInPlace.ts')
    .then(({ saveInPlace }) => saveInPlace())
    .then((told) => told !== null && tell(told))
    .then(() => {})
