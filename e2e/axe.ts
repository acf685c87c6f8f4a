import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from './fixtures.ts'

const THEMES = ['dark', 'light'] as const

/** What axe has against the page as it stands, in either theme: a line or two each. */
export async function axeFindings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await findingsIn(page)).map((finding) => `${colorScheme}: ${finding}`))
  }
  return found
}

async function findingsIn(page: Page): Promise<string[]> {
  // A menu or tooltip is drawn at the end of the body, outside of every landmark, while the focus goes
  // from its button into it and back: 'region' is a best practice of axe's, not a rule of WCAG's.
  const floating = page.getByRole('menu').or(page.getByRole('tooltip'))
  const axe = new AxeBuilder({ page }).disableRules((await floating.count()) > 0 ? ['region'] : [])
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`,
    ),
  )
}
