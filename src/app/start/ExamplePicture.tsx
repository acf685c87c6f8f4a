import styles from './ExampleList.module.css'

/**
 * What an example looks like, in both themes: the one that is not shown is not fetched. The name beside
 * it says what there is to say.
 */
export function ExamplePicture({ file }: { readonly file: string }) {
  return (
    <span className={styles.picture}>
      {(['light', 'dark'] as const).map((theme) => (
        <img
          key={theme}
          src={`examples/${pictureFile(file, theme)}`}
          alt=""
          loading="lazy"
          data-shown-in={theme}
        />
      ))}
    </span>
  )
}

/**
 * The picture of a board, in the page's examples folder: 'a.dts' has 'a.light.svg'.
 *
 * @internal what draws them has to find them as well
 */
export const pictureFile = (board: string, theme: 'light' | 'dark'): string =>
  board.replace(/\.dts$/, `.${theme}.svg`)
