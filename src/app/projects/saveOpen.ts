/** Saves what is open as a file; what writes it is fetched when it is first asked for. */
export const saveOpen = (): Promise<void> =>
  import('./projectFiles.ts').then(({ saveOpenProject }) => saveOpenProject())
