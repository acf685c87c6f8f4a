import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from './fixtures.ts'

/** What axe has against the page as it stands, a line or two each. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`,
    ),
  )
}
