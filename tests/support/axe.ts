import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe looks for. Names, roles and order are the same in both themes, colours are not, and an empty screen has the colours of a full one. */
type Audit = 'all' | 'colours' | 'all but colours'

/** What axe finds on a screen, and where it is told to, on what stands around all of them. For pages of Chromium: axe opens one of its own elsewhere. */
export const complaintsOfAxe = async (page: Page, screen: string, audit: Audit, isFirst: boolean): Promise<readonly string[]> => {
  // In the page itself: there are no frames, and otherwise axe would open a page of its own for each screen.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (!isFirst) axe.exclude('aside')
  if (audit === 'colours') axe.withRules(['color-contrast', 'link-in-text-block'])
  if (audit === 'all but colours') axe.disableRules(['color-contrast'])
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes.slice(0, 2).map(({ html }) => html.slice(0, 140)).join(' | ')}`)
}
