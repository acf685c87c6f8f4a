import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from './fixtures.ts'

/** Of axe's rules, those that ask for colours: all others say the same in either theme. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe has against the page as it stands, in either theme: a line or two each. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await findingsIn(page, (axe) => axe.withRules(OF_COLOURS))
  await page.emulateMedia({ colorScheme: 'light' })
  return [...dark.map((finding) => `in dark: ${finding}`), ...(await findingsIn(page))]
}

async function findingsIn(page: Page, narrow = (axe: AxeBuilder) => axe): Promise<string[]> {
  // A menu or tooltip is drawn at the end of the body, outside of every landmark, while the focus goes
  // from its button into it and back: 'region' is a best practice of axe's, not a rule of WCAG's.
  const floating = page.getByRole('menu').or(page.getByRole('tooltip'))
  const axe = new AxeBuilder({ page })
    .setLegacyMode() // there is no frame to go into: saves a page of its own to add up the frames
    .options({ resultTypes: ['violations'] }) // what passes need not be described
    .disableRules((await floating.count()) > 0 ? ['region'] : [])
  const { violations } = await narrow(axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`,
    ),
  )
}
