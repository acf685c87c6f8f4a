import { Component, type ReactNode } from 'react'
import { arrived } from '../platform/arrived.ts'
import { editorStore } from '../store/editorStore.ts'
import { Button } from '../ui/Button.tsx'
import { MissingChunk } from '../ui/chunk.tsx'
import styles from './CrashScreen.module.css'

interface State {
  readonly error: Error | null
  /** Why what writes the file did not come: here, for what shows notices may be missing as well. */
  readonly unsaved: string
}

/** Stands in for the window when drawing it throws, or what draws it is missing: neither may cost any work. */
export class CrashScreen extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null, unsaved: '' }

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error }
  }

  override render() {
    const { error, unsaved } = this.state
    if (error === null) return this.props.children
    const isMissing = error instanceof MissingChunk
    const again = (before: () => void) => () => {
      before()
      this.setState({ error: null })
    }
    return (
      <main className={styles.page}>
        <h1>Portwire could not draw this.</h1>
        <p>
          {isMissing
            ? 'It could not be loaded. Where trying again does not help, reload the page.'
            : 'That is a mistake in Portwire, not in your board.'}{' '}
          Nothing you did is lost.
        </p>
        <pre>{error.message}</pre>
        <p className={styles.ways}>
          {!isMissing && (
            <Button look="primary" onClick={again(editorStore.getState().undo)}>
              Undo the last change
            </Button>
          )}
          <Button onClick={again(() => {})}>Try again</Button>
          {editorStore.getState().project !== null && (
            <Button onClick={() => void this.save()}>Save to file</Button>
          )}
        </p>
        <p role="alert">{unsaved}</p>
      </main>
    )
  }

  /** What writes the file is fetched when it is asked for. */
  private async save(): Promise<void> {
    const part = await arrived(import('./projects/projectFiles.ts'))
    const unsaved = part.kind === 'ok' ? '' : `Could not save the project. ${part.message}`
    this.setState({ unsaved })
    if (part.kind === 'ok') await part.value.saveOpenProject()
  }
}
