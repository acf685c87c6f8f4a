import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from './fixtures.ts'

/** Of axe's rules, those that ask for colours: all others say the same in either theme. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe has against the page as it stands, in either theme: a line or two each. */
export async function axeFindings(page: Page): Promise<string[]> {
  // A menu or tooltip is drawn at the end of the body, outside of every landmark, while the focus goes
  // from its button into it and back: 'region' is a best practice of axe's, not a rule of WCAG's.
  const floating = page.getByRole('menu').or(page.getByRole('tooltip'))
  const light = await new AxeBuilder({ page })
    .setLegacyMode() // there is no frame to go into: saves a page of its own to add up the frames
    .options({ resultTypes: ['violations'] }) // what passes need not be described
    .disableRules((await floating.count()) > 0 ? ['region'] : [])
    .analyze()

  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await page.evaluate(
    // The builder left it in the page: to bring all of its script once more takes as long as to run it.
    (rules) => (window as unknown as { readonly axe: Axe }).axe.run({ runOnly: rules }),
    OF_COLOURS,
  )
  await page.emulateMedia({ colorScheme: 'light' })
  return [...findingsOf(light), ...findingsOf(dark).map((finding) => `in dark: ${finding}`)]
}

type Results = Awaited<ReturnType<AxeBuilder['analyze']>>

interface Axe {
  readonly run: (options: { readonly runOnly: readonly string[] }) => Promise<Results>
}

const findingsOf = ({ violations }: Results): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`,
    ),
  )
