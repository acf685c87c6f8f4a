import type { Page } from './fixtures.ts'

/** What React did meanwhile. */
export interface ReactWork {
  readonly commits: number
  /** Blocks whose component was called, by the id React Flow has for them; sorted, each once. */
  readonly blocks: readonly string[]
}

/**
 * Counts in the built page by the hook that React offers its developer tools. To be called before the
 * page is loaded.
 */
export async function watchReact(page: Page): Promise<void> {
  await page.addInitScript(() => {
    /** As far as the hook is asked about it. */
    interface Fiber {
      readonly flags: number
      readonly alternate: Fiber | null
      readonly child: Fiber | null
      readonly sibling: Fiber | null
      readonly memoizedProps: unknown
    }
    const PERFORMED_WORK = 1
    const work = { commits: 0, blocks: [] as string[] }

    /** A component was called where it says so and is another fiber than the last time. */
    const visit = (fiber: Fiber): void => {
      const { alternate, child } = fiber
      const props = Object(fiber.memoizedProps)
      const isNew =
        alternate === null || alternate.memoizedProps !== props || alternate.child !== child
      if (
        (fiber.flags & PERFORMED_WORK) !== 0 &&
        isNew &&
        props.type === 'block' &&
        'dragging' in props
      )
        work.blocks.push(String(props.id))
      for (let one = alternate?.child === child ? null : child; one !== null; one = one.sibling)
        visit(one)
    }
    Object.assign(globalThis, {
      reactWork: work,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        checkDCE: () => {},
        onCommitFiberUnmount: () => {},
        onPostCommitFiberRoot: () => {},
        onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) => {
          work.commits += 1
          visit(root.current)
        },
      },
    })
  })
}

/** @param act - ends when the page shows what came of it */
export async function reactWork(page: Page, act: () => Promise<void>): Promise<ReactWork> {
  const take = (): Promise<ReactWork> =>
    page.evaluate(
      () =>
        new Promise((done) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const work = Reflect.get(globalThis, 'reactWork')
              done({ commits: work.commits, blocks: [...new Set<string>(work.blocks)].sort() })
              Object.assign(work, { commits: 0, blocks: [] })
            }),
          ),
        ),
    )
  await take()
  await act()
  return take()
}
