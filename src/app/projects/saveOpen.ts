import { withPart } from '../withPart.ts'
import { tell } from './projectView.ts'

/** Saves what is open as a file; what writes it is fetched when it is first asked for. */
export const saveOpen = (): Promise<void> =>
  withPart(import('./projectFiles.ts'), 'save the project', tell, (part) => part.saveOpenProject())

/** Saves the user's own files where they were opened. */
export const saveOwnFiles = (): Promise<void> =>
  withPart(import('./saveInPlace.ts'), 'save', tell, async ({ saveInPlace }) => {
    const told = await saveInPlace()
    if (told !== null) tell(told)
  })
